//! `comptoir join`, `connect`, `add-peer` and `sync`: this computer and the others, without a window.

use std::collections::BTreeMap;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use comptoir_domain::fingerprint::Fingerprint;
use comptoir_domain::signature::PublicKey;
use comptoir_store::{Session, Store};
use comptoir_sync::node::{Node, NodeSettings, Relay, RelayPart, ShopSettings};
use comptoir_sync::transport::discovery::{Discovery, Mdns};
use serde_json::json;

use super::arguments::{Arguments, JoinCall, PeerCall, SyncCall};
use super::verbs::print;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keys::{self, PlainFile};
use crate::network::{self, PeerAt, PeerStanding};

impl PeerCall {
    fn at(&self) -> PeerAt {
        PeerAt { address: self.address.clone(), fingerprint: self.fingerprint.clone() }
    }
}

/// Joins a business from a folder that holds none.
pub(super) fn join(arguments: &Arguments, desk: &Desk, call: &JoinCall) -> Result<(), Failure> {
    let store = match desk.store() {
        Ok(store) => store,
        Err(_) if desk.needs_passphrase() => return Err(Failure::new("device.passphrase_needed", json!({}))),
        Err(_) => {
            let key = keys::create(desk.directory(), arguments.passphrase.as_deref(), PlainFile::Refused)?;
            desk.open_with(&key)?
        }
    };
    let joined = run(network::join(store, &call.peer.at(), &call.code))?;
    print(&serde_json::to_value(joined).unwrap_or_default())
}

/// Brings the business to a server.
pub(super) fn connect(store: Arc<Store>, session: &Session, call: &JoinCall) -> Result<(), Failure> {
    let connected = run(network::connect(store, session, &call.peer.at(), &call.code))?;
    print(&serde_json::to_value(connected).unwrap_or_default())
}

/// Keeps a peer.
pub(super) fn add_peer(store: &Store, call: &PeerCall) -> Result<(), Failure> {
    let peer = run(network::add_peer(store, &call.at()))?;
    print(&json!({ "address": peer.address, "role": peer.role.name() }))
}

/// Talks to the peers until it is told to stop, and prints how things stand whenever that changes.
pub(super) fn sync(store: Arc<Store>, call: &SyncCall) -> Result<(), Failure> {
    run(async {
        let settings = NodeSettings { listen: call.listen, shop: Some(shop(call)?), ..NodeSettings::default() };
        let node = Node::start(store, settings).await?;
        let outcome = talk(&node, call).await;
        node.stop().await;
        outcome
    })
}

/// Whoever answers can be the relay.
fn shop(call: &SyncCall) -> Result<ShopSettings, Failure> {
    let part = if call.listen.is_some() { RelayPart::Automatic } else { RelayPart::Never };
    let mdns = call.find.then(Mdns::new).transpose();
    let mdns = mdns.map_err(|error| Failure::incident("platform.runtime", &error.to_string()))?;
    Ok(ShopSettings { part, discovery: mdns.map(|mdns| Arc::new(mdns) as Arc<dyn Discovery>) })
}

async fn talk(node: &Node, call: &SyncCall) -> Result<(), Failure> {
    let listening = node.address().map(|address: SocketAddr| address.to_string());
    print(&json!({ "listening": listening, "fingerprint": node.fingerprint().to_string() }))?;
    let mut relay = node.relay();
    let mut printed: BTreeMap<PublicKey, PeerStanding> = BTreeMap::new();
    let last = tokio::time::Instant::now() + Duration::from_secs(call.seconds.unwrap_or(u64::from(u32::MAX)));
    let mut told = std::pin::pin!(told_to_stop());
    loop {
        if call.find && relay.has_changed().unwrap_or_default() {
            print(&json!({ "relay": relay_words(*relay.borrow_and_update()) }))?;
        }
        let peers = node.peers();
        let is_even = peers.iter().all(|(_, status)| status.borrow().standing.is_even);
        for (peer, status) in &peers {
            let standing = PeerStanding::of(peer, &status.borrow());
            // The time of the last contact alone is no news.
            let news = PeerStanding { last_contact: None, skew_ms: 0, ..standing.clone() };
            if printed.get(&peer.key) != Some(&news) {
                print(&serde_json::to_value(&standing).unwrap_or_default())?;
                printed.insert(peer.key, news);
            }
        }
        if call.once && is_even && !(call.find && peers.is_empty()) {
            return Ok(());
        }
        tokio::select! {
            () = &mut told => return Ok(()),
            () = tokio::time::sleep_until(last) => return Ok(()),
            // A person reads these lines: ten a second are enough.
            () = tokio::time::sleep(Duration::from_millis(100)) => {}
        }
    }
}

/// Who the relay is: `here`, a fingerprint, or nobody.
fn relay_words(relay: Relay) -> Option<String> {
    match relay {
        Relay::Nobody => None,
        Relay::Here => Some("here".to_owned()),
        Relay::There(key) => Some(Fingerprint::of(&key).to_string()),
    }
}

/// Returns at the first SIGTERM or Ctrl-C.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

fn run<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime =
        tokio::runtime::Runtime::new().map_err(|error| Failure::incident("platform.runtime", &error.to_string()))?;
    runtime.block_on(work)
}
