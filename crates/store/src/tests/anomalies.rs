//! What devices apart have broken together is listed for people, in the words of the rule, and the same everywhere.

use serde_json::{Value, json};

use super::shop::{MORNING, SetClock, Shop, attempt, cash, enrol, found, open, open_shift, push, submit};
use crate::store::Store;

fn listed(store: &Store, shop: &Shop) -> Vec<(String, String, i64)> {
    let answer = store.query(&shop.session, "audit.anomalies", json!({})).unwrap();
    let text = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
    let row = |row: &Value| (text(row, "rule"), text(row, "about"), row["count"].as_i64().unwrap());
    answer["rows"].as_array().unwrap().iter().map(row).collect()
}

/// Trap 4: the sale that two cashiers collected apart is one item to settle. The refund it asks for comes with refunds.
#[test]
fn trap_04_what_was_broken_apart_is_listed_the_same_on_both_devices() {
    let directory = tempfile::tempdir().unwrap();
    let [left, right] = ["left", "right"].map(|name| open(&directory.path().join(name), &SetClock::at(MORNING)));
    let shop = found(&left, 2, 1);
    enrol(&left, &shop, &right);
    push(&left, &right, 1_000);
    // The same person opens a shift on each; then both take the money of one sale.
    open_shift(&left, &shop, 0);
    open_shift(&right, &shop, 1);
    let sale = submit(&left, &shop, 0, 2);
    push(&left, &right, 1_000);
    assert_eq!(
        listed(&right, &shop),
        [("two_open_shifts".into(), "shift".into(), 1)],
        "a register's and a cashier's are one"
    );
    for store in [&left, &right] {
        attempt(store, &shop.session, &cash(sale.sale, sale.total)).unwrap();
    }
    push(&left, &right, 1_000);
    push(&right, &left, 1_000);
    let found = listed(&left, &shop);
    let rules: Vec<&str> = found.iter().map(|(rule, ..)| rule.as_str()).collect();
    assert!(rules.contains(&"paid_twice") && rules.contains(&"two_open_shifts"), "{found:?}");
    assert_eq!(found, listed(&right, &shop));
    left.rebuild().unwrap();
    assert_eq!(found, listed(&left, &shop));

    let answer = left.query(&shop.session, "audit.anomalies", json!({})).unwrap();
    let rows = answer["rows"].as_array().unwrap();
    let paid = rows.iter().find(|row| row["rule"] == "paid_twice").unwrap();
    assert_eq!((&paid["subject"], &paid["subject_name"]), (&json!(sale.sale), &json!(sale.number)));
    assert!(answer["more"] == json!(false));
}
