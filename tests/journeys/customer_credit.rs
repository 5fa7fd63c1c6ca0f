//! A customer's credit: who sets the limit, what it lets the till do, and what the screens say of it.

use comptoir_domain::customers::{CreateCustomer, CustomerProfile, SetCreditLimit};
use comptoir_domain::ids::{CustomerId, ProductId, SaleId};
use comptoir_domain::sales::{
    GoodsChoice, PaymentMeans, PaymentRecorded, RecordPayment, SaleStatus, SetCustomer, SubmitSale, Submitted, Tender,
};
use comptoir_domain::{CommandId, Money};
use comptoir_store::Store;
use comptoir_tests::shop::Shop;
use serde_json::json;
use uuid::Uuid;

fn on_account(sale: SaleId, amount: i64) -> RecordPayment {
    let tender = Tender { means: PaymentMeans::CustomerCredit, amount: Money::from_minor(amount) };
    RecordPayment { sale, tenders: vec![tender], goods: GoodsChoice::Reserve }
}

/// Limit, used, available, as the customer's card and the till show them: both the same.
fn credit(shop: &Shop, customer: CustomerId) -> (i64, i64, i64) {
    let card = shop.ask(&shop.manager, "customers.customer", json!({ "customer": customer }));
    let till = shop.ask(&shop.cashier, "customers.credit", json!({ "customer": customer }));
    assert_eq!(card["credit"], till);
    let of = |field: &str| till[field].as_i64().expect("an amount");
    (of("limit"), of("used"), of("available"))
}

fn customer(shop: &Shop) -> CustomerId {
    let profile = CustomerProfile { name: Some("Hôtel Sawa".into()), ..CustomerProfile::default() };
    shop.act(&shop.manager, &CreateCustomer { profile })
}

fn sold(shop: &Shop, customer: CustomerId, product: ProductId, units: i64) -> SaleId {
    let sale = shop.draft(&[(product, units)]);
    shop.do_it(&shop.seller, &SetCustomer { sale, customer: Some(customer) });
    let submitted: Submitted = shop.act(&shop.seller, &SubmitSale { sale });
    submitted.sale
}

/// Trap 3: what another process has just put on the account counts, though this one has not read it.
#[test]
fn trap_03_the_credit_limit_is_checked_inside_the_transaction() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 9);
    shop.open_shift(0);
    let customer = customer(&shop);
    shop.do_it(&shop.manager, &SetCreditLimit { customer, limit: Money::from_minor(10_000) });
    let (first, second) = (sold(&shop, customer, router, 1), sold(&shop, customer, router, 1));
    let pay = |store: &Store, sale| {
        let body = serde_json::to_value(on_account(sale, 10_000)).unwrap();
        store.execute(Some(&shop.cashier), CommandId(Uuid::now_v7()), "sales.record_payment", body)
    };
    let other = Store::open(shop.folder.path(), &shop.key).unwrap();
    // Both have read the account before either writes.
    for store in [&shop.store, &other] {
        let read = store.query(&shop.cashier, "customers.credit", json!({ "customer": customer })).unwrap();
        assert_eq!(read["available"], 10_000);
    }
    pay(&other, first).unwrap();
    let refusal = pay(&shop.store, second).unwrap_err().to_string();
    assert!(refusal.contains("sales.credit_exceeded"), "{refusal}");
    assert_eq!(credit(&shop, customer), (10_000, 10_000, 0));
}

#[test]
fn a_limit_is_set_used_lowered_and_never_passed() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 9);
    shop.open_shift(0);
    let customer = customer(&shop);
    let limit = |limit: i64| SetCreditLimit { customer, limit: Money::from_minor(limit) };
    let (first, second) = (sold(&shop, customer, router, 2), sold(&shop, customer, router, 1));
    assert_eq!(credit(&shop, customer), (0, 0, 0));
    assert_eq!(shop.refused(&shop.cashier, &on_account(first, 20_000)), "sales.credit_exceeded");

    assert_eq!(shop.refused(&shop.cashier, &limit(25_000)), "people.forbidden");
    assert_eq!(shop.refused(&shop.seller, &limit(25_000)), "people.forbidden");
    assert_eq!(shop.refused(&shop.manager, &limit(-1)), "customers.limit_negative");
    let nobody = SetCreditLimit { customer: CustomerId::default(), ..limit(1) };
    assert_eq!(shop.refused(&shop.manager, &nobody), "customers.unknown");
    shop.do_it(&shop.manager, &limit(25_000));
    assert_eq!(credit(&shop, customer), (25_000, 0, 25_000));

    let recorded: PaymentRecorded = shop.act(&shop.cashier, &on_account(first, 20_000));
    assert_eq!((recorded.status, credit(&shop, customer)), (SaleStatus::Paid, (25_000, 20_000, 5_000)));
    assert_eq!(shop.refused(&shop.cashier, &on_account(second, 10_000)), "sales.credit_exceeded");
    shop.do_it(&shop.manager, &limit(15_000));
    assert_eq!(credit(&shop, customer), (15_000, 20_000, 0), "what is owed stays owed");
    shop.store.rebuild().expect("rows are made anew");
    assert_eq!(credit(&shop, customer), (15_000, 20_000, 0));
}
