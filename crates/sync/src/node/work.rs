//! A device at work: it begins, is asked how things stand, and stops.

use std::fs::File;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use comptoir_domain::ids::OrganisationId;
use comptoir_domain::signature::PublicKey;
use comptoir_store::{PeerRecord, Store};
use tokio::net::TcpListener;
use tokio::sync::{broadcast, watch};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::changes::{Changes, Topics};
use super::error::NodeError;
use super::joining::organisation;
use super::leases::{Claims, LeaseHome, LeaseTask};
use super::node_journal::NodeJournal;
use super::peer_status::PeerStatus;
use super::roster::Roster;
use super::service::{Parts, SyncService};
use super::settings::NodeSettings;
use super::shared::{SharedJournal, SharedUnavailable};
use super::shop::{Relay, ShopTask};
use super::talks::Talks;
use crate::message::Vouch;
use crate::transport::{DeviceKey, Fingerprint, Limits, serve_within};

/// A lapsed lease is let go within so long.
const LAPSE_EVERY: Duration = Duration::from_secs(1);

/// A device at work on one business.
pub struct Node {
    parts: Arc<Parts>,
    service: SyncService,
    key: DeviceKey,
    limits: Limits,
    address: Option<SocketAddr>,
    claims: Option<Claims>,
    talks: Arc<Talks>,
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
        let own = store.device_key()?;
        let key = DeviceKey::from(&own);
        let changes = Arc::new(Changes::new(&store)?);
        let vouch = settings.door.map(|door| Vouch { key: own.public(), signature: own.sign(&Vouch::message(&door)) });
        let journal = NodeJournal { store: Arc::clone(&store), organisation, changes: Arc::clone(&changes), vouch };
        let roster = Arc::new(Roster::read(&store)?);
        let (tasks, stopping) = (TaskTracker::new(), CancellationToken::new());
        let (standings, relay) = (watch::Sender::new(0), watch::Sender::default());
        let listeners = Arc::default();
        let stands_in = watch::Sender::new(store.stands_in()?);
        let parts = Arc::new(Parts {
            store,
            journal,
            shared,
            changes,
            roster,
            listeners,
            standings,
            relay,
            stands_in,
            leases: LeaseHome::default(),
            heard_leases: watch::Sender::default(),
            begun: Instant::now(),
            tasks,
            stopping,
        });
        let talks = Arc::new(Talks::new(key.clone(), settings.limits));
        let service = SyncService::new(Arc::clone(&parts));
        let mut node = Self {
            service,
            key,
            limits: settings.limits,
            address: None,
            claims: None,
            talks,
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
            node.talks.keep(&node.parts, peer).await?;
        }
        if let Some(shop) = settings.shop {
            let port = node.address.map(|address| address.port());
            let task = ShopTask::new(&node.parts, &node.talks, shop, node.key.public().into(), port);
            node.parts.tasks.spawn(task.run());
            let (claims, asked) = Claims::new();
            let task = LeaseTask::new(&node.parts, &node.talks, asked, node.parts.store.device()?);
            node.parts.tasks.spawn(task.run());
            node.claims = Some(claims);
            node.parts.tasks.spawn(lapse(Arc::clone(&node.parts)));
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
        self.talks.keep(&self.parts, peer).await
    }

    /// Forgets a peer.
    ///
    /// # Errors
    /// What the database answers.
    pub async fn remove_peer(&self, key: PublicKey) -> Result<(), NodeError> {
        self.parts.store.forget_peer(key)?;
        self.talks.forget(key).await;
        Ok(())
    }

    /// The peers, and how things stand with each, now and later.
    #[must_use]
    pub fn peers(&self) -> Vec<(PeerRecord, watch::Receiver<PeerStatus>)> {
        self.talks.standings()
    }

    /// Counts whatever changes in how things stand with the peers, those that are found later among them.
    #[must_use]
    pub fn standings(&self) -> watch::Receiver<u64> {
        self.parts.standings.subscribe()
    }

    /// How it stands with what is claimed here, for a device of a store.
    #[must_use]
    pub fn claims(&self) -> Option<Claims> {
        self.claims.clone()
    }

    /// Who the relay of the store is, as seen from here, now and later.
    #[must_use]
    pub fn relay(&self) -> watch::Receiver<Relay> {
        self.parts.relay.subscribe()
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

/// Lets go the leases that have lapsed.
async fn lapse(parts: Arc<Parts>) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(LAPSE_EVERY) => parts.leases.lapse(parts.moment()),
            () = parts.stopping.cancelled() => return,
        }
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
