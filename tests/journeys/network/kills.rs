//! Server and computers are killed again and again while sales are made: nothing is lost, nothing is there twice.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use comptoir_tests::network::{Computer, Running, Server, knows, sell, session, wait_for};
use serde_json::json;
use uuid::Uuid;

use crate::together::connected;

const KILLS: u64 = 100;

/// Kills one process after the other, from the middle of a handshake to the middle of its work, and starts it again. Gives those of
/// the computers that run in the end.
fn kill_in_turn(server: &mut Server, computers: [&Computer; 2]) -> Vec<Running> {
    let begin = |computer: &&Computer| computer.sync(&[]).0;
    let mut syncing: Vec<Running> = computers.iter().map(begin).collect();
    for kill in 0..KILLS {
        std::thread::sleep(Duration::from_millis(kill * 37 % 400));
        if kill % 3 == 0 {
            server.kill();
            server.begin();
        } else {
            // In turn, so that the first is always the one that has run longest.
            syncing.remove(0).kill();
            syncing.push(begin(&computers[usize::from(kill % 3 == 2)]));
        }
    }
    syncing
}

/// Says that it is over, also when something failed: whoever waits for that would wait for ever.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn killed_a_hundred_times_while_sales_are_made_nothing_is_lost() {
    let mut business = connected();
    let counter = business.join("Comptoir 2");
    let (till, shop) = (&business.till, business.shop.clone());
    let (at_till, at_counter) = (till.open(), counter.open());
    let over = AtomicBool::new(false);
    let (sold, syncing) = std::thread::scope(|scope| {
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
        let ends = Ends(&over);
        let syncing = kill_in_turn(&mut business.server, [till, &counter]);
        drop(ends);
        (selling.join().unwrap(), syncing)
    });
    let last = *sold.last().unwrap();
    let took = wait_for("the last sale", Duration::from_secs(120), || knows(&at_till, &shop, last));
    let _ = wait_for("equal digests", Duration::from_secs(60), || {
        at_till.digests().unwrap() == at_counter.digests().unwrap()
    });
    assert!(sold.iter().all(|sale| knows(&at_till, &shop, *sale)));
    let levels = at_till.query(&session(&shop), "stock.levels", json!({ "store": shop.store })).unwrap();
    println!("{KILLS} kills, {} sales, the last at the till {took:?} after the last start", sold.len());
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
