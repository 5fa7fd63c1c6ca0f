//! Trap 11: a clock that is wrong by a day, or goes backwards, disturbs neither order nor numbers nor shifts.

use comptoir_domain::catalog::{ChangeProduct, ProductFields};
use comptoir_domain::till::{CloseShift, CountShift, CountedLine, Reveal};
use comptoir_domain::{Money, Timestamp};
use std::sync::atomic::Ordering;

use super::dump;
use super::shop::{MORNING, SetClock, attempt, enrol, found, open, open_shift, pay, push, submit, tell};

const DAY: i64 = 24 * 60 * 60 * 1_000;

#[test]
fn a_clock_that_goes_back_a_day_keeps_numbers_shifts_and_sums() {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let store = open(directory.path(), &clock);
    let shop = found(&store, 1, 2);
    let shift = open_shift(&store, &shop, 0);
    let mut numbers = Vec::new();
    for jump in [0, -DAY, 60_000, -400 * DAY, 400 * DAY, DAY, -DAY] {
        clock.advance(jump);
        let sale = submit(&store, &shop, 0, 1);
        pay(&store, &shop, &sale);
        numbers.push(sale.number);
    }
    let expected = [
        "AKW-C1-2026-000001",
        "AKW-C1-2026-000002",
        "AKW-C1-2026-000003",
        "AKW-C1-2025-000001",
        "AKW-C1-2026-000004",
        "AKW-C1-2026-000005",
        "AKW-C1-2026-000006",
    ];
    assert_eq!(numbers, expected, "the year is the clock's, and no number is given twice");

    let lines = vec![CountedLine { denomination: Money::from_minor(500), count: 121 }];
    let reveal: Reveal = tell(&store, &shop.session, &CountShift { shift, lines, open_sales_seen: false });
    assert_eq!((reveal.expected.minor(), reveal.variance.minor()), (50_000 + 7 * 1_500, 0));
    attempt(&store, &shop.session, &CloseShift { shift, note: String::new(), left_in_drawer: Money::ZERO }).unwrap();
    assert_eq!(store.verify().unwrap().faults, Vec::<String>::new());
    let rows = dump::rows(&store);
    store.rebuild().unwrap();
    assert_eq!(rows, dump::rows(&store));
}

#[test]
fn the_journal_goes_on_after_a_start_with_a_clock_that_went_back() {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let store = open(directory.path(), &clock);
    let shop = found(&store, 1, 1);
    assert_eq!(store.clock_behind(), None);
    drop(store);
    clock.advance(-3 * DAY);
    let store = open(directory.path(), &clock);
    assert_eq!(store.clock_behind(), Some(3 * DAY), "the screen can say so");
    open_shift(&store, &shop, 0);
    let sale = submit(&store, &shop, 0, 1);
    pay(&store, &shop, &sale);
    assert_eq!(store.verify().unwrap().faults, Vec::<String>::new());
}

/// What a device with a fast clock recorded, and was then built upon, stays before what was built on it: after a start too,
/// with hundreds of other events in between.
#[test]
fn a_peer_whose_clock_runs_a_day_ahead_does_not_bring_the_order_into_disorder() {
    let directory = tempfile::tempdir().unwrap();
    let (slow, fast) = (SetClock::at(MORNING), SetClock::at(MORNING + DAY));
    let here = open(&directory.path().join("here"), &slow);
    let there = open(&directory.path().join("there"), &fast);
    let shop = found(&here, 1, 1);
    enrol(&here, &shop, &there);
    push(&here, &there, 1_000);
    let rename = |name: &str| ChangeProduct {
        product: shop.products[0],
        fields: ProductFields { name: Some(name.to_owned()), ..ProductFields::default() },
    };
    attempt(&there, &shop.session, &rename("there, by the fast clock")).unwrap();
    push(&there, &here, 1_000);

    // Many events of a third device with an older clock arrive last: the greatest reading is not among the last rows.
    let third = open(&directory.path().join("third"), &SetClock::at(MORNING - DAY));
    enrol(&here, &shop, &third);
    push(&here, &third, 1_000);
    fast.0.store(MORNING - DAY, Ordering::Relaxed);
    third.choose_register(&shop.session, shop.registers[0]).unwrap();
    for _ in 0..50 {
        submit(&third, &shop, 0, 1);
    }
    push(&third, &here, 1_000);
    drop(here);

    let here = open(&directory.path().join("here"), &slow);
    assert!(here.now() < Timestamp(MORNING + DAY));
    attempt(&here, &shop.session, &rename("here, knowing of it")).unwrap();
    let names = |store| dump::column(store, "SELECT name FROM product_row");
    assert_eq!(names(&here), ["here, knowing of it"]);
    push(&here, &there, 1);
    assert_eq!(names(&there), ["here, knowing of it"]);
    assert_eq!(here.digests().unwrap(), {
        push(&there, &here, 7);
        there.digests().unwrap()
    });
}
