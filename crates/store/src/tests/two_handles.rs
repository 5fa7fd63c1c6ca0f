//! The window and the command line share one file: each notices what the other wrote before it decides.

use comptoir_domain::catalog::{ChangeProduct, ProductFields};
use comptoir_domain::{Command as _, CommandId, Money};

use uuid::Uuid;

use super::dump;
use super::shop::{MORNING, SetClock, attempt, cash, enrol, found, open, open_shift, pay, push, submit};
use crate::error::{ExecuteError, StoreError};
use crate::older;
use crate::store::Store;

fn check(store: &Store, sales: usize) {
    let numbers = dump::column(store, "SELECT number FROM sale_row ORDER BY number");
    let expected: Vec<String> = (1..=sales).map(|number| format!("AKW-C1-2026-{number:06}")).collect();
    assert_eq!(numbers, expected, "no gap and none twice");
    assert_eq!(store.verify().unwrap().faults, Vec::<String>::new());
    let rows = dump::rows(store);
    store.rebuild().unwrap();
    let rebuilt = dump::rows(store);
    assert!(rows == rebuilt, "{}", dump::difference(&rows, &rebuilt));
}

#[test]
fn what_one_handle_wrote_the_other_knows_at_its_next_command() {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let window = open(directory.path(), &clock);
    let shop = found(&window, 1, 2);
    let terminal = open(directory.path(), &clock);
    open_shift(&terminal, &shop, 0);
    for number in 0..12 {
        clock.advance(1);
        let (seller, cashier) = if number % 2 == 0 { (&window, &terminal) } else { (&terminal, &window) };
        let price = Money::from_minor(1_500 + number);
        let fields = ProductFields { price: Some(price), ..ProductFields::default() };
        attempt(cashier, &shop.session, &ChangeProduct { product: shop.products[0], fields }).unwrap();
        let sale = submit(seller, &shop, 0, 1);
        assert_eq!(sale.total, price, "the price that the other has just set");
        pay(cashier, &shop, &sale);
        let twice = attempt(seller, &shop.session, &cash(sale.sale, price));
        assert!(twice.is_err(), "the other has collected it");
        if number == 6 {
            window.rebuild().unwrap();
        }
    }
    assert_eq!(window.digests().unwrap(), terminal.digests().unwrap());
    check(&window, 12);
    check(&terminal, 12);
}

/// The program was replaced while its window was open: the command line is of the new one.
#[test]
fn what_another_comptoir_folded_anew_the_older_one_no_longer_writes_to() {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    older::pretend(true);
    let window = open(directory.path(), &clock);
    let shop = found(&window, 1, 1);
    older::pretend(false);
    let line = open(directory.path(), &clock);
    let fields = ProductFields { price: Some(Money::from_minor(1_700)), ..ProductFields::default() };
    let change = ChangeProduct { product: shop.products[0], fields };
    older::pretend(true);
    for _ in 0..2 {
        let body = serde_json::to_value(&change).unwrap();
        let told = window.execute(Some(&shop.session), CommandId(Uuid::now_v7()), ChangeProduct::NAME, body);
        assert!(matches!(told, Err(ExecuteError::Store(StoreError::Outdated))), "{told:?}");
    }
    older::pretend(false);
    attempt(&line, &shop.session, &change).unwrap();
    let window = open(directory.path(), &clock);
    attempt(&window, &shop.session, &change).unwrap();
}

#[test]
fn two_processes_that_write_at_the_same_time_wait_for_each_other() {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let window = open(&directory.path().join("shop"), &clock);
    let shop = found(&window, 1, 2);
    open_shift(&window, &shop, 0);
    let peer = open(&directory.path().join("peer"), &clock);
    enrol(&window, &shop, &peer);
    push(&window, &peer, 1_000);
    peer.choose_register(&shop.session, shop.registers[0]).unwrap();
    let prices: Vec<_> = (0..30)
        .map(|number| {
            let fields = ProductFields { price: Some(Money::from_minor(2_000 + number)), ..ProductFields::default() };
            attempt(&peer, &shop.session, &ChangeProduct { product: shop.products[1], fields }).unwrap()
        })
        .collect();
    let terminal = open(&directory.path().join("shop"), &clock);
    std::thread::scope(|scope| {
        for (store, product) in [(&window, 0), (&terminal, 0)] {
            let shop = &shop;
            scope.spawn(move || {
                for _ in 0..25 {
                    let sale = submit(store, shop, product, 1);
                    pay(store, shop, &sale);
                }
            });
        }
        scope.spawn(|| {
            // A third handle takes in what another device recorded, event by event.
            let sync = open(&directory.path().join("shop"), &clock);
            assert_eq!(push(&peer, &sync, 1), prices.len() + 1, "and the register that it chose");
        });
    });
    assert_eq!(dump::column(&window, "SELECT CAST(price AS TEXT) FROM product_row WHERE sku = 'SKU-2'"), ["2029"]);
    check(&window, 50);
}

#[test]
fn two_processes_that_open_a_new_folder_at_once_make_one_device() {
    for _ in 0..8 {
        let directory = tempfile::tempdir().unwrap();
        let clock = SetClock::at(MORNING);
        let devices: Vec<_> = std::thread::scope(|scope| {
            let opening: Vec<_> =
                (0..3).map(|_| scope.spawn(|| open(directory.path(), &clock).device().unwrap())).collect();
            opening.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(devices.iter().all(|device| *device == devices[0]));
    }
}
