//! The server is killed again and again while sales are made: nothing is lost, nothing is there twice.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use comptoir_tests::network::{knows, sell, session, wait_for};
use serde_json::json;
use uuid::Uuid;

use crate::together::connected;

#[test]
fn a_server_killed_while_sales_are_made_loses_nothing() {
    let runs: u64 = std::env::var("COMPTOIR_RUNS").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    let mut business = connected();
    let counter = business.join("Comptoir 2");
    let (till, shop) = (&business.till, business.shop.clone());
    let (at_till, at_counter) = (till.open(), counter.open());
    let syncing = [till.sync(&[]), counter.sync(&[])];
    let over = AtomicBool::new(false);
    let sold = std::thread::scope(|scope| {
        let selling = scope.spawn(|| {
            let mut sold = Vec::new();
            while !over.load(Ordering::Relaxed) {
                let sale = Uuid::now_v7();
                sell(&at_counter, &shop, sale);
                sold.push(sale);
                std::thread::sleep(Duration::from_millis(20));
            }
            sold
        });
        for run in 0..runs {
            // From the middle of a handshake to the middle of its work.
            std::thread::sleep(Duration::from_millis(run * 37 % 400));
            business.server.kill();
            business.server.begin();
        }
        over.store(true, Ordering::Relaxed);
        selling.join().unwrap()
    });
    let last = *sold.last().unwrap();
    let took = wait_for("the last sale", Duration::from_secs(120), || knows(&at_till, &shop, last));
    let _ = wait_for("equal digests", Duration::from_secs(60), || {
        at_till.digests().unwrap() == at_counter.digests().unwrap()
    });
    assert!(sold.iter().all(|sale| knows(&at_till, &shop, *sale)));
    let levels = at_till.query(&session(&shop), "stock.levels", json!({ "store": shop.store })).unwrap();
    println!("{runs} kills, {} sales, the last at the till {took:?} after the last start", sold.len());
    assert_eq!(levels["rows"][0]["on_hand"], 1_000_000, "what is sold waits to be paid, and is there");
    let verified = [&at_till, &at_counter].map(|store| store.verify().unwrap());
    assert!(verified.iter().all(|one| one.faults.is_empty()), "{verified:?}");
    assert_eq!(verified[0].events, verified[1].events, "nothing is there twice");
    drop(syncing);
    // What the server holds, as a computer sees it that knows nothing else.
    let third = business.join("Comptoir 3");
    third.sync_once();
    business.till.sync_once();
    assert_eq!(third.digest(), business.till.digest());
}
