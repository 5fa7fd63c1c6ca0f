//! The businesses that are held here: opened when one of its devices asks, closed when none has asked for a while. Who belongs to which
//! stays in memory; where journals are on PostgreSQL, it is asked there for whoever is not known.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use comptoir_domain::ids::OrganisationId;
use comptoir_domain::signature::PublicKey;
use comptoir_store::{Clock as _, Store, SystemClock};
use comptoir_sync::node::{Membership, Node, Roster, note_brought_by, note_joining};
use comptoir_sync::transport;

use crate::failure::Failure;
use crate::host_keys::HostKeys;
use crate::keep::{AtWork, Keep};
use crate::metrics::Metrics;
use crate::postgres::{Database, Member, PostgresError};

/// A business of which nobody asked for so long is closed.
const IDLE: Duration = Duration::from_secs(10 * 60);
/// What PostgreSQL said of a key is believed for so long.
const BELIEVED: Duration = Duration::from_secs(1);
/// Keys that are remembered.
const REMEMBERED_MAX: usize = 10_000;

/// All businesses.
pub(crate) struct Businesses {
    keep: Keep,
    keys: Arc<HostKeys>,
    metrics: Arc<Metrics>,
    known: RwLock<BTreeMap<OrganisationId, Arc<Business>>>,
    /// When PostgreSQL was last asked of a key.
    asked: Mutex<HashMap<PublicKey, Instant>>,
}

/// One business.
pub(crate) struct Business {
    organisation: OrganisationId,
    roster: RwLock<Arc<Roster>>,
    /// Those of whom PostgreSQL was asked.
    met: Mutex<HashMap<PublicKey, Membership>>,
    /// Open while there is a node. Held while it opens, so that it opens once.
    at_work: tokio::sync::Mutex<Option<AtWork>>,
    used: Mutex<Instant>,
    /// A code of it may be good, as far as is known while it is closed.
    invites: AtomicBool,
}

impl Businesses {
    /// Reads which businesses are in a folder, and who belongs to each; those on PostgreSQL are learnt when they are asked for.
    pub(crate) fn open(keep: Keep, keys: Arc<HostKeys>, metrics: Arc<Metrics>) -> Result<Self, Failure> {
        let (known, asked) = (RwLock::default(), Mutex::default());
        let businesses = Self { keep, keys, metrics, known, asked };
        if let Keep::Folder(folder) = &businesses.keep {
            for (organisation, directory) in list(folder)? {
                let store = Store::open(&directory, &businesses.keys.database(organisation))?;
                let business = businesses.learn(organisation, Arc::new(Roster::read(&store)?));
                business.invites.store(store.has_open_invitation()?, Ordering::Relaxed);
            }
        }
        Ok(businesses)
    }

    fn learn(&self, organisation: OrganisationId, roster: Arc<Roster>) -> Arc<Business> {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let business = known.entry(organisation).or_insert_with(|| {
            Arc::new(Business {
                organisation,
                roster: RwLock::new(roster),
                met: Mutex::default(),
                at_work: tokio::sync::Mutex::default(),
                used: Mutex::new(Instant::now()),
                invites: AtomicBool::new(false),
            })
        });
        Arc::clone(business)
    }

    /// The database on which all journals are, if they are.
    pub(crate) const fn database(&self) -> Option<&Arc<Database>> {
        match &self.keep {
            Keep::Folder(_) => None,
            Keep::Postgres(database, _) => Some(database),
        }
    }

    /// One business, if it is held here and known.
    pub(crate) fn get(&self, organisation: OrganisationId) -> Option<Arc<Business>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).get(&organisation).cloned()
    }

    /// All that are known.
    pub(crate) fn all(&self) -> Vec<Arc<Business>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    /// How many are held, by all instances.
    pub(crate) async fn count(&self) -> usize {
        match self.database() {
            Some(database) => database.count().await.unwrap_or_default(),
            None => self.all().len(),
        }
    }

    /// True when the holder of the key is of any business here.
    pub(crate) fn knows(&self, key: &transport::PublicKey) -> bool {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.values().any(|business| business.membership(key).is_some())
    }

    /// Learns of the holder of a key what another instance may know.
    pub(crate) async fn meet(&self, key: PublicKey) -> Result<(), PostgresError> {
        let Some(database) = self.database() else { return Ok(()) };
        if self.lock_asked().get(&key).is_some_and(|asked| asked.elapsed() < BELIEVED) {
            return Ok(());
        }
        for Member { organisation, is_revoked } in database.members_with(&key).await? {
            let membership = if is_revoked { Membership::Revoked } else { Membership::Enrolled };
            let business = self.learn(organisation, Arc::default());
            business.met.lock().unwrap_or_else(PoisonError::into_inner).insert(key, membership);
        }
        let mut asked = self.lock_asked();
        if asked.len() >= REMEMBERED_MAX {
            asked.clear();
        }
        asked.insert(key, Instant::now());
        Ok(())
    }

    /// Who was just taken in, or has just brought a business, is asked for anew.
    pub(crate) fn forget(&self, key: PublicKey) {
        self.lock_asked().remove(&key);
    }

    fn lock_asked(&self) -> MutexGuard<'_, HashMap<PublicKey, Instant>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the empty database of a business that `by` brings, which waits for its journal. May wait for the disk.
    pub(crate) fn make(&self, organisation: OrganisationId, by: PublicKey) -> Result<PublicKey, Failure> {
        let store = Store::open(&self.keep.directory(organisation), &self.keys.database(organisation))?;
        note_joining(&store, organisation)?;
        note_brought_by(&store, by)?;
        let key = store.device_key()?.public();
        let roster = Arc::new(Roster::read(&store)?);
        drop(store);
        self.learn(organisation, roster);
        Ok(key)
    }

    /// The businesses of one of which a code may be.
    pub(crate) async fn inviting(&self) -> Result<Vec<Arc<Business>>, PostgresError> {
        if let Some(database) = self.database() {
            let inviting = database.inviting(SystemClock.now()).await?;
            return Ok(inviting.into_iter().map(|organisation| self.learn(organisation, Arc::default())).collect());
        }
        let mut inviting = Vec::new();
        for business in self.all() {
            if business.may_invite().await {
                inviting.push(business);
            }
        }
        Ok(inviting)
    }

    /// The business at work; opened if it is not. Keep the handle for no longer than one answer.
    pub(crate) async fn at_work(&self, business: &Business) -> Result<Arc<Node>, Failure> {
        *business.lock_used() = Instant::now();
        let mut place = business.at_work.lock().await;
        if let Some(at_work) = &*place {
            return Ok(Arc::clone(&at_work.node));
        }
        let opened = self.keep.open(business.organisation, &self.keys, &self.metrics).await?;
        let node = Arc::clone(&opened.node);
        business.follow(node.service().roster());
        *place = Some(opened);
        tracing::info!(organisation = %business.organisation, "opened");
        Ok(node)
    }

    /// Brings the replicas of open businesses up to what other instances took in: of those named, or of all.
    pub(crate) async fn catch_up(&self, told: Option<OrganisationId>) -> Result<(), PostgresError> {
        let Some(database) = self.database() else { return Ok(()) };
        let mut open = BTreeMap::new();
        for business in self.all() {
            if told.is_none_or(|told| told == business.organisation)
                && let Ok(place) = business.at_work.try_lock()
                && let Some(at_work) = &*place
            {
                open.insert(business.organisation, at_work.clone());
            }
        }
        let organisations: Vec<_> = open.keys().copied().collect();
        if organisations.is_empty() {
            return Ok(());
        }
        for (organisation, epoch, position) in database.positions(&organisations).await? {
            let Some(AtWork { node, shared: Some(shared) }) = open.remove(&organisation) else { continue };
            if shared.is_behind(epoch, position)
                && let Err(error) = node.catch_up().await
            {
                tracing::warn!(%organisation, %error, "the replica is not brought up");
            }
        }
        Ok(())
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
        let key = (*key).into();
        let roster = Arc::clone(&self.roster.read().unwrap_or_else(PoisonError::into_inner));
        let met = || self.met.lock().unwrap_or_else(PoisonError::into_inner).get(&key).copied();
        roster.membership(&key).or_else(met)
    }

    fn follow(&self, roster: Arc<Roster>) {
        *self.roster.write().unwrap_or_else(PoisonError::into_inner) = roster;
    }

    /// True while it is open.
    pub(crate) async fn is_open(&self) -> bool {
        self.at_work.lock().await.is_some()
    }

    /// True when a computer could come with a code of it. One that is closed hears of no new invitation.
    async fn may_invite(&self) -> bool {
        self.is_open().await || self.invites.load(Ordering::Relaxed)
    }

    fn lock_used(&self) -> MutexGuard<'_, Instant> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn close(&self, when: Close) {
        let mut place = self.at_work.lock().await;
        let Some(AtWork { node, shared }) = place.take() else { return };
        if when == Close::IfIdle && !node.is_idle() {
            *place = Some(AtWork { node, shared });
            return;
        }
        match Arc::try_unwrap(node) {
            Ok(node) => {
                // Asked in vain rather than not asked: a database that does not answer now may have one.
                self.invites.store(node.store().has_open_invitation().unwrap_or(true), Ordering::Relaxed);
                if shared.is_some() {
                    // Nobody tells a closed replica who belongs to the business: PostgreSQL is asked.
                    self.follow(Arc::default());
                }
                node.stop().await;
                tracing::info!(organisation = %self.organisation, "closed");
            }
            // An answer is under way that has just begun.
            Err(node) => *place = Some(AtWork { node, shared }),
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
