//! The audit list: what was recorded last comes first, on whatever device, and a page costs a page.

use comptoir_domain::catalog::{CreateProduct, ProductFields};
use comptoir_domain::{Command as _, CommandId, Money, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use super::shop::{MORNING, SetClock, Shop, attempt, enrol, found, open, push, receive};
use crate::execute::Request;
use crate::newest_first::FROM_THE_END;
use crate::store::Store;

const HOUR: i64 = 3_600_000;

fn named(name: &str) -> CreateProduct {
    CreateProduct {
        fields: ProductFields {
            sku: Some(name.into()),
            name: Some(name.into()),
            price: Some(Money::from_minor(500)),
            ..ProductFields::default()
        },
    }
}

fn page(store: &Store, shop: &Shop, before: &Value) -> (Vec<Value>, Value) {
    let body = if before.is_null() { json!({}) } else { json!({ "before": before }) };
    let mut page = store.query(&shop.session, "people.audit", body).unwrap();
    (page["rows"].as_array().unwrap().clone(), page["next"].take())
}

fn all(store: &Store, shop: &Shop) -> Vec<Value> {
    let (mut rows, mut next) = page(store, shop, &Value::Null);
    while !next.is_null() {
        let (more, after) = page(store, shop, &next);
        rows.extend(more);
        next = after;
    }
    rows
}

fn names(rows: &[Value], count: usize) -> Vec<&str> {
    rows.iter().take(count).map(|row| row["subject_name"].as_str().unwrap()).collect()
}

#[test]
fn acts_of_two_devices_come_in_the_order_in_which_they_were_recorded() {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let [left, right] = ["left", "right"].map(|name| open(&directory.path().join(name), &clock));
    let shop = found(&left, 1, 1);
    enrol(&left, &shop, &right);
    push(&left, &right, 1_000);
    for (store, name) in [(&left, "first"), (&right, "second"), (&left, "third"), (&right, "fourth")] {
        clock.advance(HOUR);
        attempt(store, &shop.session, &named(name)).unwrap();
    }
    // A paper of the eve, entered last of all.
    clock.advance(HOUR);
    let eve = Timestamp(MORNING - 20 * HOUR);
    let body = serde_json::to_value(named("of the eve")).unwrap();
    let request = Request { id: CommandId(Uuid::now_v7()), name: CreateProduct::NAME, body, stated_at: Some(eve) };
    left.execute_request(Some(&shop.session), request).unwrap();
    push(&left, &right, 1_000);
    push(&right, &left, 1_000);
    for store in [&left, &right] {
        let rows = all(store, &shop);
        assert_eq!(names(&rows, 5), ["of the eve", "fourth", "third", "second", "first"]);
        assert_eq!((&rows[0]["occurred_at"], &rows[0]["recorded_at"]), (&json!(eve.0), &json!(MORNING + 5 * HOUR)));
        assert_eq!(rows[1]["recorded_at"], Value::Null);
    }
}

#[test]
fn every_act_is_on_one_page_also_when_more_arrive_between_two() {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let [left, right] = ["left", "right"].map(|name| open(&directory.path().join(name), &clock));
    let shop = found(&left, 1, 1);
    enrol(&left, &shop, &right);
    push(&left, &right, 1_000);
    for units in 1..=150 {
        receive(if units % 3 == 0 { &right } else { &left }, &shop, units);
    }
    let held = all(&left, &shop).len();
    let (mut rows, mut next) = page(&left, &shop, &Value::Null);
    push(&right, &left, 1_000);
    while !next.is_null() {
        let (more, after) = page(&left, &shop, &next);
        rows.extend(more);
        next = after;
    }
    let mut positions: Vec<i64> = rows.iter().map(|row| row["position"].as_i64().unwrap()).collect();
    positions.sort_unstable();
    let once = positions.len();
    positions.dedup();
    assert_eq!((positions.len(), once), (held + 50, held + 50));
    let refused = left.query(&shop.session, "people.audit", json!({ "before": "yesterday" }));
    assert!(refused.is_err());
}

/// Repeats the events of the first log until it has so many: what they mean is not read here.
fn lengthen(store: &Store, events: i64) {
    let writer = store.writer();
    writer.connection.execute_batch("BEGIN").unwrap();
    let held: i64 =
        writer.connection.query_row("SELECT max(seq) FROM event WHERE log = 1", [], |row| row.get(0)).unwrap();
    let mut last = held;
    while last < events {
        let copied = writer.connection.execute(
            "INSERT INTO event (log, seq, stream, chain, bytes)
             SELECT log, ?1 + seq, stream, chain, bytes FROM event WHERE log = 1 AND seq <= ?2",
            [last, events - last],
        );
        last += i64::try_from(copied.unwrap()).unwrap();
    }
    writer.connection.execute_batch("COMMIT").unwrap();
}

#[test]
fn a_page_of_a_long_journal_costs_a_page() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path(), &SetClock::at(MORNING));
    let shop = found(&store, 1, 1);
    lengthen(&store, 100_000);
    // Not by the clock of a busy machine: along the index, sorting nothing, a row is read when it is asked for.
    let plan = format!("EXPLAIN QUERY PLAN {FROM_THE_END}");
    let reader = store.reader();
    let steps: Vec<String> =
        reader.prepare(&plan).unwrap().query_map([1, 2], |row| row.get(3)).unwrap().map(Result::unwrap).collect();
    drop(reader);
    assert!(matches!(&steps[..], [one] if one.contains("USING INDEX event_by_log")), "{steps:?}");
    let (_, second) = page(&store, &shop, &Value::Null);
    for before in [Value::Null, second, json!("1.50000")] {
        let (rows, next) = page(&store, &shop, &before);
        assert_eq!((rows.len(), next.is_null()), (60, false));
    }
}
