//! The businesses that are held here, each in a database of its own: opened when one of its devices asks, closed when none
//! has asked for a while. Who belongs to which stays in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use comptoir_domain::ids::OrganisationId;
use comptoir_domain::signature::PublicKey;
use comptoir_store::Store;
use comptoir_sync::node::{Membership, Node, NodeSettings, Roster, note_brought_by, note_joining};
use comptoir_sync::transport;

use crate::failure::Failure;
use crate::host_keys::HostKeys;

/// A business of which nobody asked for so long is closed.
const IDLE: Duration = Duration::from_secs(10 * 60);

/// All businesses.
pub(crate) struct Businesses {
    data: PathBuf,
    keys: Arc<HostKeys>,
    known: RwLock<BTreeMap<OrganisationId, Arc<Business>>>,
}

/// One business.
pub(crate) struct Business {
    organisation: OrganisationId,
    directory: PathBuf,
    roster: RwLock<Arc<Roster>>,
    /// Open while there is a node. Held while it opens, so that it opens once.
    node: tokio::sync::Mutex<Option<Arc<Node>>>,
    used: Mutex<Instant>,
    /// A code of it may be good, as far as is known while it is closed.
    invites: AtomicBool,
}

impl Businesses {
    /// Reads which businesses are in a folder, and who belongs to each.
    pub(crate) fn open(data: &Path, keys: Arc<HostKeys>) -> Result<Self, Failure> {
        let businesses = Self { data: data.to_owned(), keys, known: RwLock::default() };
        for (organisation, directory) in list(data)? {
            let store = businesses.store(organisation, &directory)?;
            let business = businesses.learn(organisation, directory, Arc::new(Roster::read(&store)?));
            business.invites.store(store.has_open_invitation()?, Ordering::Relaxed);
        }
        Ok(businesses)
    }

    fn store(&self, organisation: OrganisationId, directory: &Path) -> Result<Store, Failure> {
        Ok(Store::open(directory, &self.keys.database(organisation))?)
    }

    fn learn(&self, organisation: OrganisationId, directory: PathBuf, roster: Arc<Roster>) -> Arc<Business> {
        let business = Arc::new(Business {
            organisation,
            directory,
            roster: RwLock::new(roster),
            node: tokio::sync::Mutex::default(),
            used: Mutex::new(Instant::now()),
            invites: AtomicBool::new(false),
        });
        self.write().insert(organisation, Arc::clone(&business));
        business
    }

    fn write(&self) -> std::sync::RwLockWriteGuard<'_, BTreeMap<OrganisationId, Arc<Business>>> {
        self.known.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// One business, if it is held here.
    pub(crate) fn get(&self, organisation: OrganisationId) -> Option<Arc<Business>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).get(&organisation).cloned()
    }

    /// All of them.
    pub(crate) fn all(&self) -> Vec<Arc<Business>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    /// True when the holder of the key is of any business here.
    pub(crate) fn knows(&self, key: &transport::PublicKey) -> bool {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.values().any(|business| business.membership(key).is_some())
    }

    /// Makes the empty database of a business that `by` brings, which waits for its journal. May wait for the disk.
    pub(crate) fn make(&self, organisation: OrganisationId, by: PublicKey) -> Result<PublicKey, Failure> {
        let directory = self.data.join(organisation.to_string());
        let store = self.store(organisation, &directory)?;
        note_joining(&store, organisation)?;
        note_brought_by(&store, by)?;
        let key = store.device_key()?.public();
        let roster = Arc::new(Roster::read(&store)?);
        drop(store);
        self.learn(organisation, directory, roster);
        Ok(key)
    }

    /// The business at work; opened if it is not. Keep the handle for no longer than one answer.
    pub(crate) async fn at_work(&self, business: &Business) -> Result<Arc<Node>, Failure> {
        *business.lock_used() = Instant::now();
        let mut node = business.node.lock().await;
        if let Some(node) = &*node {
            return Ok(Arc::clone(node));
        }
        let (directory, key) = (business.directory.clone(), self.keys.database(business.organisation));
        let opening = tokio::task::spawn_blocking(move || Store::open(&directory, &key)).await;
        let store = opening.unwrap_or_else(|error| Err(comptoir_store::StoreError::Unavailable(error.to_string())))?;
        // No other process writes into the databases of a server.
        let settings = NodeSettings { look_every: None, ..NodeSettings::default() };
        let opened = Arc::new(Node::start(Arc::new(store), settings).await?);
        *business.roster.write().unwrap_or_else(PoisonError::into_inner) = opened.service().roster();
        *node = Some(Arc::clone(&opened));
        tracing::info!(organisation = %business.organisation, "opened");
        Ok(opened)
    }

    /// Closes those of which nobody asked for a while and to which nobody listens.
    pub(crate) async fn close_idle(&self) {
        for business in self.all() {
            if business.lock_used().elapsed() > IDLE {
                business.close(Close::IfIdle).await;
            }
        }
    }

    /// Closes all of them, whatever is under way ends first.
    pub(crate) async fn close(&self) {
        for business in self.all() {
            business.close(Close::Always).await;
        }
    }
}

/// When to close.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Close {
    IfIdle,
    Always,
}

impl Business {
    /// Which.
    pub(crate) const fn organisation(&self) -> OrganisationId {
        self.organisation
    }

    /// What the holder of a key is to it.
    pub(crate) fn membership(&self, key: &transport::PublicKey) -> Option<Membership> {
        let roster = self.roster.read().unwrap_or_else(PoisonError::into_inner);
        roster.membership(&(*key).into())
    }

    /// True while it is open.
    pub(crate) async fn is_open(&self) -> bool {
        self.node.lock().await.is_some()
    }

    /// True when a computer could come with a code of it. One that is closed hears of no new invitation.
    pub(crate) async fn may_invite(&self) -> bool {
        self.is_open().await || self.invites.load(Ordering::Relaxed)
    }

    fn lock_used(&self) -> MutexGuard<'_, Instant> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn close(&self, when: Close) {
        let mut place = self.node.lock().await;
        let Some(node) = place.take() else { return };
        if when == Close::IfIdle && !node.is_idle() {
            *place = Some(node);
            return;
        }
        match Arc::try_unwrap(node) {
            Ok(node) => {
                // Asked in vain rather than not asked: a database that does not answer now may have one.
                self.invites.store(node.store().has_open_invitation().unwrap_or(true), Ordering::Relaxed);
                node.stop().await;
                tracing::info!(organisation = %self.organisation, "closed");
            }
            // An answer is under way that has just begun.
            Err(node) => *place = Some(node),
        }
    }
}

/// The businesses in a folder, with the folder of each.
pub(crate) fn list(data: &Path) -> Result<Vec<(OrganisationId, PathBuf)>, Failure> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(data).map_err(Failure::file(data))? {
        let path = entry.map_err(Failure::file(data))?.path();
        let organisation = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse().ok());
        if let Some(organisation) = organisation
            && Store::database_path(&path).exists()
        {
            found.push((organisation, path));
        }
    }
    found.sort();
    Ok(found)
}
