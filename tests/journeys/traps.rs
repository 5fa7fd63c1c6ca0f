//! Traps of the shop on one machine that no story of its own tells. `docs/TRAPS.md` says where each trap is tested.

use std::collections::BTreeMap;

use comptoir_domain::sales::{
    CancelSale, Cancellation, GoodsChoice, PaymentRecorded, RecordPayment, ReturnMeans, SaleStatus,
};
use comptoir_domain::till::{CountShift, OpenShift, Reveal};
use comptoir_domain::{CommandId, Money};
use comptoir_store::{Store, query_names};
use comptoir_tests::large::{self, Size};
use comptoir_tests::shop::{Shop, cash};
use serde_json::{Value, json};
use uuid::Uuid;

/// Trap 1, as far as goods and money go back today: only what was paid, only what had left the shelf, once.
#[test]
fn trap_01_a_cancellation_returns_what_was_paid_and_restocks_only_what_had_left() {
    let shop = Shop::open();
    let (router, cable) = (shop.product("RTR", 10_000, 5), shop.product("CAB", 1_000, 40));
    let shift = shop.open_shift(0);
    let cancel = |sale, return_by| CancelSale { sale, reason: "Client parti".into(), return_by };
    let levels = || (shop.available(router) / 1_000, shop.available(cable) / 1_000);

    let waiting = shop.submitted(&[(router, 1), (cable, 10)]).sale;
    let cancelled: Cancellation = shop.act(&shop.manager, &cancel(waiting, None));
    assert_eq!((cancelled.returned, levels()), (Money::ZERO, (5, 40)), "nothing had left, nothing comes back");

    let delivered = shop.submitted(&[(router, 2), (cable, 3)]).sale;
    shop.do_it(&shop.cashier, &RecordPayment { goods: GoodsChoice::Deliver, ..cash(delivered, 4_000) });
    assert_eq!(levels(), (3, 37));
    let back = || Some(ReturnMeans::Cash { shift });
    let cancelled: Cancellation = shop.act(&shop.manager, &cancel(delivered, back()));
    assert_eq!((cancelled.returned.minor(), levels()), (4_000, (5, 40)), "a part was paid, all had left");
    assert_eq!(shop.refused(&shop.manager, &cancel(delivered, back())), "sales.wrong_status");

    let paid = shop.submitted(&[(router, 1)]).sale;
    shop.pay_cash(paid, 10_000);
    assert_eq!(shop.refused(&shop.manager, &cancel(paid, back())), "sales.wrong_status");
    assert_eq!(levels(), (4, 40), "what is paid in full stays sold");
    let reveal: Reveal = shop.act(&shop.cashier, &CountShift { shift, lines: Vec::new(), open_sales_seen: true });
    assert_eq!(reveal.expected.minor(), 10_000);
}

/// Trap 4, on one machine: two tills over one file. One collects; the other is told who, or that nothing is left to pay.
#[test]
fn trap_04_two_cashiers_of_one_file_collect_a_sale_once() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    shop.open_shift(0);
    let second_register = shop.second_register();
    shop.do_it(&shop.other_cashier, &OpenShift { register: second_register, float: Money::ZERO });
    let sale = shop.submitted(&[(router, 1)]).sale;

    let other_till = Store::open(shop.folder.path(), &shop.key).unwrap();
    shop.store.claim_sale(&shop.cashier, sale).unwrap();
    let refusal = other_till.claim_sale(&shop.other_cashier, sale).unwrap_err().to_string();
    assert!(refusal.contains("sales.claimed_elsewhere"), "{refusal}");

    let pay = |till: &Store, who| {
        let body = serde_json::to_value(cash(sale, 10_000)).unwrap();
        till.execute(Some(who), CommandId(Uuid::now_v7()), "sales.record_payment", body)
    };
    let refusal = pay(&other_till, &shop.other_cashier).unwrap_err().to_string();
    assert!(refusal.contains("sales.claimed_elsewhere"), "{refusal}");
    let answer = pay(&shop.store, &shop.cashier).unwrap().answer;
    let recorded: PaymentRecorded = serde_json::from_value(answer).unwrap();
    assert_eq!(recorded.status, SaleStatus::Paid);
    let refusal = pay(&other_till, &shop.other_cashier).unwrap_err().to_string();
    assert!(refusal.contains("sales.wrong_status"), "{refusal}");
    let card = other_till.query(&shop.manager, "sales.sale", json!({ "sale": sale })).unwrap();
    assert_eq!(card["paid"], 10_000);
}

/// The longest list of a page. Categories and brands, which a person makes one by one, may be longer.
const PAGE_MAX: usize = 200;

/// Trap 10: whatever a query is asked, its answer has a page, not the catalogue and not all customers.
#[test]
fn trap_10_no_query_gives_all_products_or_all_customers() {
    let many = PAGE_MAX + 100;
    let shop = large::shop(Size { products: many, customers: many, sales: 0 });
    let asked = [json!({}), json!({ "text": "" }), json!({ "text": "a" }), json!({ "text": "SKU" })];
    let mut longest: BTreeMap<&str, usize> = BTreeMap::new();
    for name in query_names() {
        for body in &asked {
            let Ok(answer) = shop.store.query(&shop.admin, name, body.clone()) else { continue };
            let known = longest.entry(name).or_default();
            *known = longest_list(&answer).max(*known);
        }
    }
    for (name, rows) in &longest {
        assert!(*rows <= PAGE_MAX, "{name} gave {rows} rows of {many}");
    }
    for name in ["catalog.products", "catalog.search", "customers.search", "stock.levels", "people.audit"] {
        assert!(longest.get(name).is_some_and(|&rows| rows >= 20), "{name} was not put to the test: {longest:?}");
    }
}

fn longest_list(answer: &Value) -> usize {
    match answer {
        Value::Array(items) => items.iter().map(longest_list).max().unwrap_or(0).max(items.len()),
        Value::Object(fields) => fields.values().map(longest_list).max().unwrap_or(0),
        _ => 0,
    }
}
