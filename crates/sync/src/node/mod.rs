//! A device at work: it answers its peers, talks to them, and notices what changes, whoever wrote it.
//!
//! Read in this order: [`Node`], [`SyncService`] (what it answers), [`PeerTask`] (what it asks). The engine's rules are in
//! [`link`](crate::link) and [`answer`](mod@crate::answer); here are threads, time and the network.

mod changes;
mod exchange;
mod hint;
mod listeners;
mod node_journal;
mod peer_status;
mod peer_task;
mod roster;
mod service;
mod shared;
mod take_in_device;
mod tries;

use std::collections::BTreeMap;
use std::fs::File;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use comptoir_domain::ids::OrganisationId;
use comptoir_domain::signature::PublicKey;
use comptoir_store::{PeerRecord, Store, StoreError};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::sync::{broadcast, watch};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use self::changes::Changes;
pub use self::changes::Topics;
pub use self::hint::Hint;
use self::node_journal::NodeJournal;
pub use self::peer_status::{PeerStatus, Trouble};
pub use self::peer_task::PeerTask;
pub use self::roster::{Membership, Roster, brought_by, note_brought_by};
use self::service::Parts;
pub use self::service::{SyncService, Verb, key_of};
pub use self::shared::{SharedJournal, SharedUnavailable, TakenIn, Work};
pub use self::tries::{PER_ADDRESS_MAX, PER_DEVICE_MAX, Tries, network};
use crate::transport::{BadKey, Client, DeviceKey, Expect, Fingerprint, Limits, TransportError, serve_within};

/// The setting that keeps which business this device joins, until its journal says so.
const JOINING: &str = "joining";

/// How a device works.
#[derive(Clone, Copy, Debug)]
pub struct NodeSettings {
    /// Where it answers its peers; a device that only asks has no such address.
    pub listen: Option<SocketAddr>,
    /// How often it looks for what other processes wrote into the same database; never where there are none.
    pub look_every: Option<Duration>,
    /// The bounds in time of its network.
    pub limits: Limits,
}

impl Default for NodeSettings {
    fn default() -> Self {
        // A look reads one row: twenty a second cost a thousandth of a core, and nobody sees the wait.
        Self { listen: None, look_every: Some(Duration::from_millis(50)), limits: Limits::default() }
    }
}

/// Why a device does not begin to work.
#[derive(Debug, Error)]
pub enum NodeError {
    /// There is no business on it, and it joins none.
    #[error("there is no business on this computer")]
    NoBusiness,
    /// Another process talks to the peers of this database already.
    #[error("another process synchronises this folder already")]
    AlreadyAtWork,
    /// It cannot answer at this address.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// The folder cannot be written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The database does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The network cannot be set up.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// A key of a peer is none.
    #[error(transparent)]
    Key(#[from] BadKey),
}

/// A device at work on one business.
pub struct Node {
    parts: Arc<Parts>,
    service: SyncService,
    key: DeviceKey,
    limits: Limits,
    address: Option<SocketAddr>,
    peers: Mutex<BTreeMap<PublicKey, (PeerRecord, PeerTask)>>,
    serving: Mutex<Option<JoinHandle<()>>>,
    /// Held for as long as it works: one process talks to the peers of a database.
    _lock: File,
}

impl Node {
    /// Begins to work: answers, talks to the peers that are kept, and notices what changes.
    ///
    /// # Errors
    /// [`NodeError`].
    pub async fn start(store: Arc<Store>, settings: NodeSettings) -> Result<Self, NodeError> {
        Self::start_on(store, settings, None).await
    }

    /// Begins to work on a replica of a journal that several nodes share.
    ///
    /// # Errors
    /// [`NodeError`].
    pub async fn start_shared(
        replica: Arc<Store>,
        settings: NodeSettings,
        journal: Arc<dyn SharedJournal>,
    ) -> Result<Self, NodeError> {
        Self::start_on(replica, settings, Some(journal)).await
    }

    async fn start_on(
        store: Arc<Store>,
        settings: NodeSettings,
        shared: Option<Arc<dyn SharedJournal>>,
    ) -> Result<Self, NodeError> {
        let lock = lock(&store)?;
        let organisation = organisation(&store)?.ok_or(NodeError::NoBusiness)?;
        let key = DeviceKey::from(&store.device_key()?);
        let changes = Arc::new(Changes::new(&store)?);
        let journal = NodeJournal { store: Arc::clone(&store), organisation, changes: Arc::clone(&changes) };
        let roster = Arc::new(Roster::read(&store)?);
        let (tasks, stopping) = (TaskTracker::new(), CancellationToken::new());
        let listeners = Arc::default();
        let parts = Arc::new(Parts { store, journal, shared, changes, roster, listeners, tasks, stopping });
        let service = SyncService::new(Arc::clone(&parts));
        let mut node = Self {
            service,
            key,
            limits: settings.limits,
            address: None,
            peers: Mutex::default(),
            serving: Mutex::default(),
            parts,
            _lock: lock,
        };
        if let Some(address) = settings.listen {
            node.address = Some(node.serve(address).await?);
        }
        if let Some(every) = settings.look_every {
            node.parts.tasks.spawn(look(Arc::clone(&node.parts), every));
        }
        for peer in node.parts.store.peers()? {
            node.talk_to(peer)?;
        }
        Ok(node)
    }

    async fn serve(&self, address: SocketAddr) -> Result<SocketAddr, NodeError> {
        let failed = |source| NodeError::Listen { address, source };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let bound = listener.local_addr().map_err(failed)?;
        let (limits, key, service) = (self.limits, self.key.clone(), Arc::new(self.service.clone()));
        let stopping = self.parts.stopping.clone();
        let serving = tokio::spawn(async move {
            if let Err(error) = serve_within(limits, listener, &key, service, stopping.cancelled_owned()).await {
                tracing::error!(%error, "peers are no longer answered");
            }
        });
        *self.serving.lock().unwrap_or_else(PoisonError::into_inner) = Some(serving);
        Ok(bound)
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Arc<Store> {
        &self.parts.store
    }

    /// The business.
    #[must_use]
    pub fn organisation(&self) -> OrganisationId {
        self.parts.journal.organisation
    }

    /// What it answers its peers, for a door that serves several businesses.
    #[must_use]
    pub const fn service(&self) -> &SyncService {
        &self.service
    }

    /// Where it answers its peers.
    #[must_use]
    pub const fn address(&self) -> Option<SocketAddr> {
        self.address
    }

    /// What people compare when another computer joins here.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.key.public().fingerprint()
    }

    /// Tells that this process has written: peers hear of it at once. What other processes write is noticed a moment later.
    pub fn recorded(&self) {
        let parts = Arc::clone(&self.parts);
        self.parts.tasks.spawn_blocking(move || {
            // Unseen now, it is seen at the next look.
            let _ = parts.notice();
        });
    }

    /// Brings a replica up to the journal that it shares: whoever listens here hears of what other nodes took in.
    ///
    /// # Errors
    /// [`SharedUnavailable`].
    pub async fn catch_up(&self) -> Result<(), SharedUnavailable> {
        let work = |parts: &Parts| match &parts.shared {
            None => Ok(()),
            Some(shared) => shared.read(&mut |_| {
                // Unseen now, it is seen at the next question.
                let _ = parts.notice();
            }),
        };
        self.parts.blocking(work).await.unwrap_or(Ok(()))
    }

    /// What comes in from peers, for screens to ask again.
    #[must_use]
    pub fn arrivals(&self) -> broadcast::Receiver<Topics> {
        self.parts.changes.arrivals()
    }

    /// Which devices talk to this one by themselves, now and later; one may be named twice for a moment.
    #[must_use]
    pub fn listeners(&self) -> watch::Receiver<Vec<PublicKey>> {
        self.parts.listeners.watch()
    }

    /// Keeps a peer and begins to talk to it; to one that was known, at its new address.
    ///
    /// # Errors
    /// [`NodeError`].
    pub async fn add_peer(&self, peer: PeerRecord) -> Result<(), NodeError> {
        self.parts.store.keep_peer(peer.key, &peer.address, peer.role)?;
        let earlier = self.running().remove(&peer.key);
        if let Some((_, earlier)) = earlier {
            earlier.stop().await;
        }
        self.talk_to(peer)
    }

    /// Forgets a peer.
    ///
    /// # Errors
    /// What the database answers.
    pub async fn remove_peer(&self, key: PublicKey) -> Result<(), NodeError> {
        self.parts.store.forget_peer(key)?;
        let earlier = self.running().remove(&key);
        if let Some((_, earlier)) = earlier {
            earlier.stop().await;
        }
        Ok(())
    }

    /// The peers, and how things stand with each, now and later.
    #[must_use]
    pub fn peers(&self) -> Vec<(PeerRecord, watch::Receiver<PeerStatus>)> {
        self.running().values().map(|(peer, task)| (peer.clone(), task.status())).collect()
    }

    fn talk_to(&self, peer: PeerRecord) -> Result<(), NodeError> {
        let client = Client::within(self.limits, &self.key, Expect::Key(peer.key.try_into()?), [&peer.address])?;
        let task = PeerTask::start(&self.parts, client);
        self.running().insert(peer.key, (peer, task));
        Ok(())
    }

    fn running(&self) -> MutexGuard<'_, BTreeMap<PublicKey, (PeerRecord, PeerTask)>> {
        self.peers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nobody listens, and nothing is under way.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.parts.tasks.is_empty()
    }

    /// Stops: answers what was asked, ends what was begun, lets the database go.
    pub async fn stop(self) {
        self.parts.stopping.cancel();
        let serving = self.serving.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(serving) = serving {
            let _ = serving.await;
        }
        self.parts.tasks.close();
        self.parts.tasks.wait().await;
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // Whoever drops it without stopping it leaves no task behind.
        self.parts.stopping.cancel();
    }
}

/// The business of a database: the one that it holds, or the one that it waits for.
///
/// # Errors
/// What the database answers.
pub fn organisation(store: &Store) -> Result<Option<OrganisationId>, StoreError> {
    match store.organisation()? {
        Some(organisation) => Ok(Some(organisation)),
        None => Ok(store.device_setting(JOINING)?.and_then(|text| text.parse().ok())),
    }
}

/// Notes which business an empty database waits for.
///
/// # Errors
/// What the database answers.
pub fn note_joining(store: &Store, organisation: OrganisationId) -> Result<(), StoreError> {
    store.set_device_setting(JOINING, &organisation.to_string())
}

/// Notices what other processes write.
async fn look(parts: Arc<Parts>, every: Duration) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(every) => {}
            () = parts.stopping.cancelled() => return,
        }
        // A database that does not answer now is asked again.
        let _ = parts.blocking(Parts::notice).await;
    }
}

fn lock(store: &Store) -> Result<File, NodeError> {
    let path = store.path().with_file_name("comptoir.sync");
    let failed = |source| NodeError::File { path: path.display().to_string(), source };
    let file = File::create(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(NodeError::AlreadyAtWork),
        Err(std::fs::TryLockError::Error(source)) => Err(failed(source)),
    }
}
