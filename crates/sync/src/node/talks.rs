//! The conversations of a device: with peers that are kept, and with those of the shop that were found on its network.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use comptoir_domain::signature::PublicKey;
use comptoir_store::{PeerRecord, PeerRole};
use tokio::sync::watch;

use super::NodeError;
use super::peer_status::PeerStatus;
use super::peer_task::PeerTask;
use super::service::Parts;
use crate::transport::{Client, DeviceKey, Expect, Limits};

/// On a shop's network a device that does not answer within these times is away, and another one takes over.
const NEAR_CONNECT_MAX: Duration = Duration::from_secs(3);
const NEAR_PING_EVERY: Duration = Duration::from_millis(1_500);
const NEAR_PING_MAX: Duration = Duration::from_millis(2_500);

/// Whom a device talks to.
pub(super) struct Talks {
    key: DeviceKey,
    limits: Limits,
    running: Mutex<BTreeMap<PublicKey, Talk>>,
}

struct Talk {
    peer: PeerRecord,
    /// Where it was seen on the network.
    found_at: Vec<SocketAddr>,
    /// It is talked to wherever it is, seen or not.
    is_kept: bool,
    client: Client,
    task: PeerTask,
}

impl Talks {
    pub(super) fn new(key: DeviceKey, limits: Limits) -> Self {
        Self { key, limits, running: Mutex::default() }
    }

    /// Talks to a peer that is kept, from now on at this address.
    pub(super) async fn keep(&self, parts: &Arc<Parts>, peer: PeerRecord) -> Result<(), NodeError> {
        let earlier = self.running().remove(&peer.key);
        let found_at = earlier.as_ref().map(|talk| talk.found_at.clone()).unwrap_or_default();
        if let Some(earlier) = earlier {
            earlier.task.stop().await;
        }
        self.begin(parts, peer, found_at, true)
    }

    /// Talks no longer to a peer.
    pub(super) async fn forget(&self, key: PublicKey) {
        let earlier = self.running().remove(&key);
        if let Some(earlier) = earlier {
            earlier.task.stop().await;
        }
    }

    /// Talks to a device of the shop at the addresses where it was seen.
    pub(super) async fn find(
        &self,
        parts: &Arc<Parts>,
        key: PublicKey,
        addresses: &[SocketAddr],
    ) -> Result<(), NodeError> {
        let Some(first) = addresses.first() else { return Ok(()) };
        let earlier = {
            let mut running = self.running();
            if running.get(&key).is_some_and(|talk| talk.found_at == addresses) {
                return Ok(());
            }
            running.remove(&key)
        };
        let (peer, is_kept) = match earlier {
            Some(Talk { peer, is_kept: true, task, .. }) => {
                task.stop().await;
                (peer, true)
            }
            other => {
                if let Some(earlier) = other {
                    earlier.task.stop().await;
                }
                let Some(added_at) = parts.blocking(|parts| parts.store.now()).await else { return Ok(()) };
                (PeerRecord { key, address: first.to_string(), role: PeerRole::Relay, added_at }, false)
            }
        };
        self.begin(parts, peer, addresses.to_vec(), is_kept)
    }

    /// Talks only to those found ones that are wanted.
    pub(super) async fn keep_found(&self, wanted: &[PublicKey]) {
        let left: Vec<Talk> = {
            let mut running = self.running();
            running.extract_if(.., |key, talk| !talk.is_kept && !wanted.contains(key)).map(|(_, talk)| talk).collect()
        };
        for talk in left {
            talk.task.stop().await;
        }
    }

    /// A device was seen: where it did not answer, it is tried at once.
    pub(super) fn seen(&self, key: &PublicKey) {
        if let Some(talk) = self.running().get(key) {
            talk.task.seen();
        }
    }

    /// How to ask a peer something else.
    pub(super) fn client(&self, key: &PublicKey) -> Option<Client> {
        self.running().get(key).map(|talk| talk.client.clone())
    }

    /// The peers, and how things stand with each, now and later.
    pub(super) fn standings(&self) -> Vec<(PeerRecord, watch::Receiver<PeerStatus>)> {
        self.running().values().map(|talk| (talk.peer.clone(), talk.task.status())).collect()
    }

    fn begin(
        &self,
        parts: &Arc<Parts>,
        peer: PeerRecord,
        found_at: Vec<SocketAddr>,
        is_kept: bool,
    ) -> Result<(), NodeError> {
        let limits = if peer.role == PeerRole::Relay { near(self.limits) } else { self.limits };
        let mut addresses: Vec<String> = found_at.iter().map(SocketAddr::to_string).collect();
        if !addresses.contains(&peer.address) {
            addresses.push(peer.address.clone());
        }
        let client = Client::within(limits, &self.key, Expect::Key(peer.key.try_into()?), addresses)?;
        let task = PeerTask::start(parts, peer.key, client.clone());
        self.running().insert(peer.key, Talk { peer, found_at, is_kept, client, task });
        parts.standings.send_modify(|count| *count += 1);
        Ok(())
    }

    fn running(&self) -> MutexGuard<'_, BTreeMap<PublicKey, Talk>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The bounds on a shop's own network.
fn near(limits: Limits) -> Limits {
    Limits {
        connect_max: limits.connect_max.min(NEAR_CONNECT_MAX),
        ping_every: limits.ping_every.min(NEAR_PING_EVERY),
        ping_max: limits.ping_max.min(NEAR_PING_MAX),
        ..limits
    }
}
