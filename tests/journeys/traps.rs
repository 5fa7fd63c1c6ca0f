//! Traps of the shop on one machine that no story of its own tells. `docs/TRAPS.md` says where each trap is tested.

use std::collections::BTreeMap;

use comptoir_domain::ids::SaleId;
use comptoir_domain::sales::{
    AddLine, CancelSale, Cancellation, CorrectSerial, GoodsChoice, ParkDraft, PaymentRecorded, ProductRef, RecallSale,
    RecordPayment, ReturnMeans, SaleStatus, SetSerials, SubmitSale, Submitted,
};
use comptoir_domain::till::{CountShift, OpenShift, Reveal};
use comptoir_domain::{CommandId, Money, Quantity};
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

fn serials_of(card: &Value) -> Value {
    card["lines"][0]["serials"].clone()
}

/// Trap 12, on one machine: a box is sold once; it is sold again once its sale was cancelled, and not before.
#[test]
fn trap_12_a_serial_number_is_sold_once_and_again_after_its_sale_was_cancelled() {
    let shop = Shop::open();
    let phone = shop.boxes("TEL", 85_000, &["35 693803 564380 9", "356938035643817"]);
    let without = shop.draft(&[(phone, 1)]);
    assert_eq!(shop.refused(&shop.seller, &SubmitSale { sale: without }), "sales.serials_missing");
    let sale = shop.draft_of_box(phone, "356938035643809");
    let first: Submitted = shop.act(&shop.seller, &SubmitSale { sale });

    let named = |serial: &str| SetSerials { sale: without, line: 1, serials: vec![serial.to_owned()] };
    assert_eq!(shop.refused(&shop.seller, &named("356938035643809")), "sales.serial_sold");
    shop.do_it(&shop.seller, &named("356938035643817"));
    let elsewhere = shop.draft_of_box(phone, "356938035643809");
    assert_eq!(shop.refused(&shop.seller, &SubmitSale { sale: elsewhere }), "sales.serial_sold");

    let cancel = CancelSale { sale: first.sale, reason: "Client parti".into(), return_by: None };
    shop.do_it(&shop.manager, &cancel);
    let second: Submitted = shop.act(&shop.seller, &SubmitSale { sale: elsewhere });
    let card = shop.ask(&shop.seller, "stock.serial", json!({ "serial": "356938035643809" }));
    let sales = card["products"][0]["sales"].as_array().unwrap().clone();
    let told: Vec<_> = sales.iter().map(|sale| (sale["number"].clone(), sale["status"].clone())).collect();
    assert_eq!(told, [(json!(second.number), json!("pending_payment")), (json!(first.number), json!("cancelled")),]);
    assert_eq!(card["products"][0]["received"]["supplier"], "Sunu Import");
    assert_eq!(shop.ask(&shop.manager, "conflicts.count", json!({}))["open"], 0);
}

/// Trap 12: what was read stays read, whoever takes the draft up again and wherever.
#[test]
fn trap_12_a_parked_sale_keeps_its_serial_numbers() {
    let shop = Shop::open();
    let phone = shop.boxes("TEL", 85_000, &["SN-1", "SN-2"]);
    let sale = shop.draft_of_box(phone, "sn-1");
    shop.do_it(&shop.seller, &ParkDraft { sale, label: "revient avec la carte".into() });
    shop.store.rebuild().unwrap();
    let draft = shop.ask_command(&shop.seller, &RecallSale { sale });
    assert_eq!((&draft["lines"][0]["serials"], &draft["lines"][0]["serials_missing"]), (&json!(["SN-1"]), &json!(0)));
    shop.do_it(&shop.seller, &SubmitSale { sale });
    assert_eq!(serials_of(&shop.ask(&shop.seller, "sales.sale", json!({ "sale": sale }))), json!(["SN-1"]));
}

/// A box that is scanned at the counter is sold under its number; one that nobody knows is an unknown code, one that was sold says where.
#[test]
fn a_scanned_box_is_sold_under_its_serial_number() {
    let shop = Shop::open();
    shop.boxes("TEL", 85_000, &["SN-1", "SN-2"]);
    let sale = SaleId(Uuid::now_v7());
    let scan = |sale, code: &str| AddLine { sale, product: ProductRef::Code(code.into()), quantity: Quantity::ONE };
    shop.do_it(&shop.seller, &scan(sale, "SN-1"));
    let draft = shop.ask_command(&shop.seller, &scan(sale, "sn-2"));
    let line = &draft["lines"][0];
    assert_eq!((&line["quantity"], &line["serials"]), (&json!(2_000), &json!(["SN-1", "SN-2"])));
    assert_eq!(shop.refused(&shop.seller, &scan(sale, "SN-1")), "sales.serial_twice");
    assert_eq!(shop.refused(&shop.seller, &scan(sale, "SN-3")), "catalog.product_unknown");
    shop.do_it(&shop.seller, &SubmitSale { sale });
    assert_eq!(shop.refused(&shop.seller, &scan(SaleId(Uuid::now_v7()), "SN-1")), "sales.serial_sold");
}

/// A misread number is put right by whoever may cancel; the sale, its paper and the look-up name the new one.
#[test]
fn a_manager_puts_a_serial_number_right() {
    let shop = Shop::open();
    let phone = shop.boxes("TEL", 85_000, &["SN-1", "SN-2"]);
    let sale = shop.draft_of_box(phone, "SN-1");
    shop.do_it(&shop.seller, &SubmitSale { sale });
    let correct = CorrectSerial { sale, line: 1, from: "SN-1".into(), to: "SN-2".into() };
    assert_eq!(shop.refused(&shop.seller, &correct), "people.forbidden");
    shop.do_it(&shop.manager, &correct);
    assert_eq!(shop.refused(&shop.manager, &correct), "sales.serial_unknown");
    assert_eq!(serials_of(&shop.ask(&shop.seller, "sales.sale", json!({ "sale": sale }))), json!(["SN-2"]));
    let sales = |serial: &str| {
        let card = shop.ask(&shop.keeper, "stock.serial", json!({ "serial": serial }));
        card["products"][0]["sales"].as_array().unwrap().clone()
    };
    assert_eq!(sales("SN-1"), Vec::<Value>::new());
    assert_eq!(sales("sn-2")[0]["sale"], json!(sale));
    let until = sales("SN-2")[0]["warranty_until"].as_str().unwrap().to_owned();
    let sold = sales("SN-2")[0]["business_date"].as_str().unwrap().to_owned();
    let year = |date: &str| date.split('-').next().unwrap().parse::<i32>().unwrap();
    assert_eq!(year(&until), year(&sold) + 1, "{sold} and twelve months: {until}");
}
