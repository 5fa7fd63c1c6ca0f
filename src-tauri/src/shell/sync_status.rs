//! How things stand between this computer and the others.

use std::collections::BTreeSet;

use comptoir_domain::fingerprint::Fingerprint;
use comptoir_domain::ids::EpochId;
use comptoir_store::{PeerRecord, Store};
use comptoir_sync::message::events_in;
use comptoir_sync::node::{Node, PeerStatus};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ShellVerb;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::network::{PeerStanding, relay};

/// Asks how things stand between this computer and the others.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ReadSyncStatus {}

/// How things stand between this computer and the others.
#[derive(Serialize, TS)]
pub(super) struct SyncStatus {
    /// It is set to answer the others of the shop.
    is_relay: bool,
    /// Where it answers them, as they reach it; empty where it does not, or while it has no network.
    addresses: Vec<String>,
    /// What people compare of this computer.
    fingerprint: String,
    /// The fingerprints of the computers that are connected to it now.
    connected: Vec<String>,
    /// How many facts this computer holds.
    #[ts(type = "number")]
    holds: i64,
    /// Whom it talks to.
    peers: Vec<SyncPeer>,
    /// What keeps it from answering or asking.
    failure: Option<Failure>,
}

/// A peer, and what it still lacks of this computer.
#[derive(Serialize, TS)]
pub(super) struct SyncPeer {
    /// How things stand with it.
    #[serde(flatten)]
    #[ts(flatten)]
    standing: PeerStanding,
    /// How many facts of this computer it has not confirmed to hold; absent before it has said anything.
    #[ts(type = "number | null")]
    unsent: Option<i64>,
}

impl ShellVerb for ReadSyncStatus {
    const NAME: &'static str = "sync.status";
    type Answer = SyncStatus;

    fn call(self, desk: &Desk) -> Result<SyncStatus, Failure> {
        desk.signed_in()?;
        let store = desk.store()?;
        let is_relay = relay::listens_at(&store)?.is_some();
        let fingerprint = Fingerprint::of(&store.device_key()?.public()).to_string();
        let holds = events_in(&store.tips()?);
        let (addresses, connected, peers) = (vec![], vec![], vec![]);
        let alone = SyncStatus { is_relay, fingerprint, holds, addresses, connected, peers, failure: None };
        desk.network().look(|node, failure| {
            let status = SyncStatus { failure: failure.cloned(), ..alone };
            match node {
                Some(node) => with_node(status, node),
                None => Ok(status),
            }
        })
    }
}

fn with_node(status: SyncStatus, node: &Node) -> Result<SyncStatus, Failure> {
    let connected: BTreeSet<_> = node.listeners().borrow().iter().map(|key| Fingerprint::of(key).to_string()).collect();
    let peers = node.peers();
    let own = own_tip(node.store())?;
    Ok(SyncStatus {
        addresses: node.address().map(relay::reached_at).unwrap_or_default(),
        connected: connected.into_iter().collect(),
        peers: peers.iter().map(|(peer, status)| sync_peer(peer, &status.borrow(), own)).collect(),
        ..status
    })
}

fn sync_peer(peer: &PeerRecord, status: &PeerStatus, (epoch, seq): (EpochId, i64)) -> SyncPeer {
    let receipt = status.standing.receipt.map(|receipt| receipt.tip);
    // A word for an earlier life of this journal says nothing of the present one.
    let confirmed = receipt.map(|tip| if tip.epoch == epoch { tip.seq } else { 0 });
    let unsent = confirmed.map(|confirmed| seq.saturating_sub(confirmed).max(0));
    SyncPeer { standing: PeerStanding::of(peer, status), unsent }
}

/// The present life of this computer's own journal, and its last sequence.
fn own_tip(store: &Store) -> Result<(EpochId, i64), Failure> {
    let (device, epoch) = store.own_epoch()?;
    let tips = store.tips()?;
    let own = tips.iter().filter(|tip| (tip.device, tip.epoch) == (device, epoch)).map(|tip| tip.seq);
    Ok((epoch, own.max().unwrap_or(0)))
}
