//! The terminals of one store: they find each other, agree on a relay, and tell each other who collects what.

use std::sync::Arc;

use comptoir_domain::ids::SaleId;
use comptoir_domain::signature::PublicKey;
use comptoir_store::Store;
use comptoir_sync::node::{ClaimStanding, Node, Relay, RelayPart};
use comptoir_sync::transport::discovery::Room;
use comptoir_tests::network::session;
use comptoir_tests::terminals::{Terminals, key, start, wait_until};

/// Claims a sale at one of them, as its till does.
async fn claim(terminals: &Terminals, at: usize, node: &Node, sale: SaleId) -> ClaimStanding {
    match terminals.stores[at].claim_sale(&session(&terminals.shop), sale) {
        Ok(()) => node.claims().unwrap().confirm(sale).await,
        // The lease of the other one has come already.
        Err(refusal) => {
            assert!(refusal.to_string().contains("sales.claimed_elsewhere"), "{refusal}");
            ClaimStanding::Taken
        }
    }
}

/// A relay that began a moment ago is not sure yet.
const fn is_granted(standing: ClaimStanding) -> bool {
    matches!(standing, ClaimStanding::Unsure | ClaimStanding::Sure)
}

/// At which register a till's queue says that a sale is being collected.
fn claimed_at(terminals: &Terminals, at: usize, sale: SaleId) -> serde_json::Value {
    terminals.queued(at, sale).unwrap()["claimed_at"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_finds_itself_agrees_on_a_relay_and_loses_it() {
    let terminals = Terminals::found(3).await;
    let (room, keys) = (Room::default(), terminals.stores.iter().map(|store| key(store)).collect::<Vec<_>>());
    let mut nodes = Vec::new();
    for store in &terminals.stores {
        nodes.push(start(store, RelayPart::Automatic, &room).await);
    }
    let agrees = |node: &Node, own: PublicKey, relay: PublicKey| {
        *node.relay().borrow() == if own == relay { Relay::Here } else { Relay::There(relay) }
    };
    wait_until("one relay", || nodes.iter().zip(&keys).all(|(node, own)| agrees(node, *own, keys[0]))).await;
    terminals.hands_over(1, 2).await;
    terminals.hands_over(2, 0).await;

    // The relay goes; what is sold goes on through the next.
    nodes.remove(0).stop().await;
    terminals.hands_over(1, 2).await;
    wait_until("the next relay", || nodes.iter().zip(&keys[1..]).all(|(node, own)| agrees(node, *own, keys[1]))).await;
    terminals.hands_over(2, 1).await;

    // It comes back elsewhere, and is the relay again.
    nodes.insert(0, start(&terminals.stores[0], RelayPart::Automatic, &room).await);
    wait_until("the first relay", || nodes.iter().zip(&keys).all(|(node, own)| agrees(node, *own, keys[0]))).await;
    let equal = || {
        let tips = |store: &Arc<Store>| store.tips().unwrap();
        terminals.stores.iter().all(|store| tips(store) == tips(&terminals.stores[0]))
    };
    wait_until("equal tips", equal).await;

    // Somebody chooses the last one.
    nodes.pop().unwrap().stop().await;
    nodes.push(start(&terminals.stores[2], RelayPart::Always, &room).await);
    wait_until("the chosen relay", || nodes.iter().zip(&keys).all(|(node, own)| agrees(node, *own, keys[2]))).await;
    for node in nodes {
        node.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_are_remembered_where_nothing_is_announced() {
    let terminals = Terminals::found(3).await;
    let room = Room::default();
    let first = start(&terminals.stores[0], RelayPart::Automatic, &room).await;
    let second = start(&terminals.stores[1], RelayPart::Never, &room).await;
    terminals.hands_over(1, 0).await;
    wait_until("a note", || !terminals.stores[1].neighbours().unwrap().is_empty()).await;
    second.stop().await;
    // A network that passes no announcements.
    let second = start(&terminals.stores[1], RelayPart::Never, &Room::default()).await;
    terminals.hands_over(1, 0).await;
    for node in [first, second] {
        node.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_tills_that_claim_at_once_one_has_the_sale_also_when_the_relay_dies() {
    let terminals = Terminals::found(3).await;
    let room = Room::default();
    let relay = start(&terminals.stores[0], RelayPart::Automatic, &room).await;
    let one = start(&terminals.stores[1], RelayPart::Automatic, &room).await;
    let other = start(&terminals.stores[2], RelayPart::Automatic, &room).await;
    let home = Relay::There(key(&terminals.stores[0]));
    wait_until("a relay", || [&one, &other].iter().all(|node| *node.relay().borrow() == home)).await;
    let sale = terminals.waiting(&[1, 2]).await;
    let standings = tokio::join!(claim(&terminals, 1, &one, sale), claim(&terminals, 2, &other, sale));
    let (holder, waiter) = match standings {
        (first, ClaimStanding::Taken) if is_granted(first) => (1, 2),
        (ClaimStanding::Taken, second) if is_granted(second) => (2, 1),
        standings => panic!("{standings:?}"),
    };
    let nodes = [None, Some(&one), Some(&other)];
    terminals.stores[waiter].release_sale(&session(&terminals.shop), sale).unwrap();
    assert_eq!(claimed_at(&terminals, waiter, sale), "Caisse 2");

    // The relay dies, its leases with it; who holds one says so to the next.
    relay.stop().await;
    let next =
        |node: &Node| matches!(*node.relay().borrow(), Relay::Here | Relay::There(_)) && *node.relay().borrow() != home;
    wait_until("the next relay", || next(&one) && next(&other)).await;
    wait_until("the lease at the next relay", || claimed_at(&terminals, waiter, sale) == "Caisse 2").await;
    assert_eq!(claim(&terminals, waiter, nodes[waiter].unwrap(), sale).await, ClaimStanding::Taken);

    // Let go, it is the other one's.
    terminals.stores[waiter].release_sale(&session(&terminals.shop), sale).unwrap();
    terminals.stores[holder].release_sale(&session(&terminals.shop), sale).unwrap();
    nodes[holder].unwrap().claims().unwrap().changed();
    wait_until("the sale is free", || claimed_at(&terminals, waiter, sale).is_null()).await;
    assert!(is_granted(claim(&terminals, waiter, nodes[waiter].unwrap(), sale).await));
    wait_until("the other hears of it", || claimed_at(&terminals, holder, sale) == "Caisse 2").await;
    for node in [one, other] {
        node.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn apart_both_tills_may_collect_and_know_that_they_are_alone() {
    let terminals = Terminals::found(3).await;
    let room = Room::default();
    let one = start(&terminals.stores[0], RelayPart::Automatic, &room).await;
    let other = start(&terminals.stores[1], RelayPart::Never, &room).await;
    let sale = terminals.waiting(&[0, 1]).await;
    one.stop().await;
    wait_until("nobody", || *other.relay().borrow() == Relay::Nobody).await;
    assert_eq!(claim(&terminals, 1, &other, sale).await, ClaimStanding::Alone);
    // The other one, on its side, is its own home.
    let one = start(&terminals.stores[0], RelayPart::Automatic, &Room::default()).await;
    wait_until("itself", || *one.relay().borrow() == Relay::Here).await;
    assert!(is_granted(claim(&terminals, 0, &one, sale).await));
    for node in [one, other] {
        node.stop().await;
    }
}
