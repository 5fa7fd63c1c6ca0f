//! Pages lose no row and give none twice, even where many rows bear the same millisecond.

use std::collections::BTreeSet;

use comptoir_domain::Money;
use comptoir_domain::sales::{ParkDraft, ReplaceLines};
use comptoir_domain::till::{CloseShift, CountShift};
use serde_json::{Value, json};
use uuid::Uuid;

use super::shop::{MORNING, SetClock, Shop, attempt, found, open, open_shift, receive, wanted};
use crate::store::Store;

/// Follows the pages of a query to their end. Gives how many rows each had, and all rows.
fn pages(store: &Store, shop: &Shop, name: &str, mut body: Value) -> (Vec<usize>, Vec<Value>) {
    let (mut sizes, mut rows) = (Vec::new(), Vec::new());
    loop {
        let page = store.query(&shop.session, name, body.clone()).unwrap();
        let of_page = page["rows"].as_array().unwrap();
        sizes.push(of_page.len());
        rows.extend(of_page.iter().cloned());
        if page["next"].is_null() {
            return (sizes, rows);
        }
        body["before"] = page["next"].clone();
    }
}

fn distinct(rows: &[Value], field: &str) -> usize {
    rows.iter().map(|row| row[field].to_string()).collect::<BTreeSet<_>>().len()
}

#[test]
fn sales_of_one_millisecond_are_each_on_one_page() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path(), &SetClock::at(MORNING));
    let shop = found(&store, 1, 1);
    store.choose_register(&shop.session, shop.registers[0]).unwrap();
    for _ in 0..130 {
        let sale = comptoir_domain::ids::SaleId(Uuid::now_v7());
        attempt(&store, &shop.session, &ReplaceLines { sale, lines: wanted(shop.products[0], 1) }).unwrap();
        attempt(&store, &shop.session, &ParkDraft { sale, label: "attend".into() }).unwrap();
    }
    let (sizes, rows) = pages(&store, &shop, "sales.list", json!({}));
    assert_eq!((sizes, distinct(&rows, "sale")), (vec![60, 60, 10], 130));
    assert_eq!(distinct(&rows, "submitted_at"), 1, "the clock stood still");
}

#[test]
fn shifts_of_one_millisecond_are_each_on_one_page() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path(), &SetClock::at(MORNING));
    let shop = found(&store, 1, 1);
    for _ in 0..61 {
        let shift = open_shift(&store, &shop, 0);
        let count = CountShift { shift, lines: Vec::new(), open_sales_seen: true };
        attempt(&store, &shop.session, &count).unwrap();
        let close = CloseShift { shift, note: "caisse vide".into(), left_in_drawer: Money::ZERO };
        attempt(&store, &shop.session, &close).unwrap();
    }
    let (sizes, rows) = pages(&store, &shop, "till.shifts", json!({}));
    assert_eq!((sizes, distinct(&rows, "shift")), (vec![60, 1], 61));
}

#[test]
fn movements_of_one_millisecond_are_each_on_one_page() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path(), &SetClock::at(MORNING));
    let shop = found(&store, 1, 1);
    for units in 1..=130 {
        receive(&store, &shop, units);
    }
    let body = json!({ "product": shop.products[0], "store": shop.store });
    let (sizes, rows) = pages(&store, &shop, "stock.movements", body);
    // The opening hundred units and the receipt of as many are two movements of one quantity.
    assert_eq!((sizes, rows.len(), distinct(&rows, "quantity")), (vec![100, 31], 131, 130));
}
