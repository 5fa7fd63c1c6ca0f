//! How things stand between this computer and the others.

use std::collections::BTreeSet;

use comptoir_domain::fingerprint::Fingerprint;
use comptoir_domain::ids::EpochId;
use comptoir_store::{PeerRecord, Store};
use comptoir_sync::message::events_in;
use comptoir_sync::node::{Node, PeerStatus, Relay, RelayPart};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ShellVerb;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::network::PeerStanding;
use crate::network::relay::{self, RelaySetting};

/// Asks how things stand between this computer and the others.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ReadSyncStatus {}

/// How things stand between this computer and the others.
#[derive(Serialize, TS)]
pub(super) struct SyncStatus {
    /// What it is to the others of its shop.
    setting: RelaySetting,
    /// It answers the others now, or is to.
    is_relay: bool,
    /// A computer that comes with a code is answered.
    answers_guests: bool,
    /// Who the relay of the shop is, as seen from here.
    relay: RelayNow,
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

/// Who the relay of a shop is.
#[derive(Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "at", content = "fingerprint")]
enum RelayNow {
    /// No computer that can be it answers.
    Nobody,
    /// This one.
    Here,
    /// The one that has this fingerprint.
    There(String),
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
        let setting = RelaySetting::of(&store)?;
        let part = desk.network().part(&store)?;
        let fingerprint = Fingerprint::of(&store.device_key()?.public()).to_string();
        let alone = SyncStatus {
            setting,
            is_relay: part == RelayPart::Always,
            answers_guests: part != RelayPart::Never,
            relay: RelayNow::Nobody,
            fingerprint,
            holds: events_in(&store.tips()?),
            addresses: vec![],
            connected: vec![],
            peers: vec![],
            failure: None,
        };
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
    let relay = match *node.relay().borrow() {
        Relay::Nobody => RelayNow::Nobody,
        Relay::Here => RelayNow::Here,
        Relay::There(key) => RelayNow::There(Fingerprint::of(&key).to_string()),
    };
    Ok(SyncStatus {
        relay,
        is_relay: status.is_relay || node.address().is_some(),
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
