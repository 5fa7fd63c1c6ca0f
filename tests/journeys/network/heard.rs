//! A relay that goes at the very moment when a device begins to listen to it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use comptoir_domain::Timestamp;
use comptoir_store::{PeerRecord, PeerRole};
use comptoir_sync::node::{Node, NodeSettings, RelayPart};
use comptoir_sync::transport::Limits;
use comptoir_sync::transport::discovery::Room;
use comptoir_tests::network::{knows, sell};
use comptoir_tests::terminals::{Terminals, key, start, wait_until};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use uuid::Uuid;

const ROUNDS: usize = 12;

/// A wire to a device that can be cut.
struct Wire {
    address: SocketAddr,
    cuts: watch::Sender<u32>,
    /// The next connection is taken, and never answered.
    swallows: Arc<AtomicBool>,
}

impl Wire {
    async fn to(device: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (cuts, swallows) = (watch::Sender::new(0), Arc::<AtomicBool>::default());
        let wire =
            Self { address: listener.local_addr().unwrap(), cuts: cuts.clone(), swallows: Arc::clone(&swallows) };
        tokio::spawn(async move {
            let mut swallowed = Vec::new();
            while let Ok((stream, _)) = listener.accept().await {
                if swallows.swap(false, Ordering::Relaxed) {
                    swallowed.push(stream);
                } else {
                    tokio::spawn(pass(stream, device, cuts.subscribe()));
                }
            }
        });
        wire
    }

    /// Cuts what is connected; whoever connects next is not answered, and whoever comes then is.
    fn cut(&self) {
        self.swallows.store(true, Ordering::Relaxed);
        self.cuts.send_modify(|count| *count += 1);
    }
}

async fn pass(mut from: TcpStream, device: SocketAddr, mut cuts: watch::Receiver<u32>) {
    let Ok(mut to) = TcpStream::connect(device).await else { return };
    tokio::select! {
        _ = copy_bidirectional(&mut from, &mut to) => {}
        _ = cuts.changed() => {}
    }
}

/// Waits until the peer has answered once, and no longer.
async fn answered(node: &Node) {
    let mut standings = node.standings();
    let has_answered = || node.peers().iter().any(|(_, status)| status.borrow().standing.last_contact.is_some());
    while !has_answered() {
        standings.changed().await.unwrap();
    }
}

/// What is sold at that moment is not held up by the stream that was about to be opened, and that nobody looks at meanwhile.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sale_does_not_wait_for_the_stream_of_a_relay_that_goes_as_it_is_opened() {
    let terminals = Terminals::found(2).await;
    let relay = start(&terminals.stores[0], RelayPart::Automatic, &Room::default()).await;
    let wire = Wire::to(relay.address().unwrap()).await;
    let limits = Limits { connect_max: Duration::from_millis(300), ..Limits::default() };
    let seller = Node::start(Arc::clone(&terminals.stores[1]), NodeSettings { limits, ..NodeSettings::default() });
    let (seller, key) = (seller.await.unwrap(), key(&terminals.stores[0]));
    for _ in 0..ROUNDS {
        let (address, role) = (wire.address.to_string(), PeerRole::Relay);
        seller.add_peer(PeerRecord { key, address, role, added_at: Timestamp(0) }).await.unwrap();
        answered(&seller).await;
        wire.cut();
        let sale = Uuid::now_v7();
        sell(&terminals.stores[1], &terminals.shop, sale);
        seller.recorded();
        wait_until("the sale at the relay", || knows(&terminals.stores[0], &terminals.shop, sale)).await;
        seller.remove_peer(key).await.unwrap();
    }
    for node in [seller, relay] {
        node.stop().await;
    }
}
