//! From one computer of a store to another over its relay, and how long it takes until another one is the relay.

use std::time::{Duration, Instant};

use comptoir_sync::node::{Node, Relay, RelayPart};
use comptoir_sync::transport::discovery::Room;
use comptoir_tests::network::{knows, sell};
use comptoir_tests::terminals::{Terminals, key, start, wait_until};
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::figures::{Figures, percentile};

const SALES: usize = 200;
const TAKE_OVERS: usize = 5;
/// A hand-over that takes longer than this is lost.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) fn measure(figures: &mut Figures) {
    let runtime = Runtime::new().unwrap();
    let terminals = runtime.block_on(Terminals::found(3));
    let waits = runtime.block_on(hand_over(&terminals));
    figures.add("handover_p50_ms", percentile(waits.clone(), 50), "ms");
    figures.add("handover_p95_ms", percentile(waits, 95), "ms");
    let longest = (0..TAKE_OVERS).map(|_| take_over(&runtime, &terminals)).fold(0.0, f64::max);
    figures.add("relay_takeover_s", longest, "s");
}

/// A seller and a cashier that talk to the relay alone.
async fn hand_over(terminals: &Terminals) -> Vec<f64> {
    let room = Room::default();
    let relay = start(&terminals.stores[0], RelayPart::Automatic, &room).await;
    let seller = start(&terminals.stores[1], RelayPart::Never, &room).await;
    let cashier = start(&terminals.stores[2], RelayPart::Never, &room).await;
    let _ = handed_over(terminals, &seller, &cashier).await;
    let mut waits = Vec::new();
    for _ in 0..SALES {
        waits.push(handed_over(terminals, &seller, &cashier).await);
        // As the hand of a seller, but faster: the next sale does not push the one before.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    for node in [relay, seller, cashier] {
        node.stop().await;
    }
    waits
}

/// ms from the beginning of the act until the other one's screens find the sale.
async fn handed_over(terminals: &Terminals, seller: &Node, cashier: &Node) -> f64 {
    let sale = Uuid::now_v7();
    let mut arrivals = cashier.arrivals();
    let begun = Instant::now();
    sell(seller.store(), &terminals.shop, sale);
    seller.recorded();
    // Not in its queue, which shows the oldest ones: nobody collects here.
    while !knows(&terminals.stores[2], &terminals.shop, sale) {
        tokio::time::timeout(PATIENCE, arrivals.recv()).await.unwrap().unwrap();
    }
    begun.elapsed().as_secs_f64() * 1e3
}

/// s from the death of the relay until both others name the next one and a sale went over.
fn take_over(runtime: &Runtime, terminals: &Terminals) -> f64 {
    let (dying, room) = (Runtime::new().unwrap(), Room::default());
    let relay = dying.block_on(start(&terminals.stores[0], RelayPart::Automatic, &room));
    let old = Relay::There(key(&terminals.stores[0]));
    runtime.block_on(async {
        let seller = start(&terminals.stores[1], RelayPart::Automatic, &room).await;
        let cashier = start(&terminals.stores[2], RelayPart::Automatic, &room).await;
        wait_until("the relay", || [&seller, &cashier].iter().all(|node| *node.relay().borrow() == old)).await;
        let begun = Instant::now();
        // Its tasks and sockets go without a word, as those of a process that is killed.
        dying.shutdown_background();
        drop(relay);
        let _ = handed_over(terminals, &seller, &cashier).await;
        let next = Relay::There(key(&terminals.stores[1]));
        wait_until("the next relay", || *cashier.relay().borrow() == next && *seller.relay().borrow() == Relay::Here)
            .await;
        let took = begun.elapsed().as_secs_f64();
        for node in [seller, cashier] {
            node.stop().await;
        }
        took
    })
}
