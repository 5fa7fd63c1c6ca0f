//! What a device answers its peers: the engine's side of the transport, over the open database.

use std::future::Future;
use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{OrganisationId, StoreId};
use comptoir_domain::signature;
use comptoir_store::{Clock as _, Store, StoreError, SystemClock};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::changes::Changes;
use super::exchange::{Asker, answer_exchange};
use super::hint;
use super::leases::LeaseHome;
use super::listeners::Listeners;
use super::node_journal::NodeJournal;
use super::roster::{Membership, Roster};
use super::shared::SharedJournal;
use super::shop::Relay;
use super::take_in_device::take_in_device;
use super::tries::Tries;
use crate::enrolment::{ENROL_PATH, Enrol, Enrolled, Refused, encode};
use crate::lease::{Declare, Leases, Moment};
use crate::message::PROTOCOL;
use crate::transport::{Admission, Peer, PublicKey, Refusal, Reply, Service, Who};

/// What one business's tasks on this device share.
pub(super) struct Parts {
    pub(super) store: Arc<Store>,
    pub(super) journal: NodeJournal,
    /// The journal of which the database is a replica, where it is one.
    pub(super) shared: Option<Arc<dyn SharedJournal>>,
    pub(super) changes: Arc<Changes>,
    pub(super) roster: Arc<Roster>,
    /// Who hears hints from this device now.
    pub(super) listeners: Arc<Listeners>,
    /// Counts whatever changes in how things stand with peers, for whoever shows it.
    pub(super) standings: watch::Sender<u64>,
    /// Who the relay of the store is, as seen from here.
    pub(super) relay: watch::Sender<Relay>,
    /// The store in which this device stands.
    pub(super) stands_in: watch::Sender<Option<StoreId>>,
    /// The leases that were granted here.
    pub(super) leases: LeaseHome,
    /// The leases of which a peer spoke last.
    pub(super) heard_leases: watch::Sender<Option<(signature::PublicKey, Leases)>>,
    /// When it began: steady time is counted from there.
    pub(super) begun: Instant,
    pub(super) tasks: TaskTracker,
    pub(super) stopping: CancellationToken,
}

impl Parts {
    /// Works with the database on a thread that may wait for the disk. What was begun is ended, whoever stops waiting for it.
    pub(super) async fn blocking<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Option<T> {
        let parts = Arc::clone(self);
        self.tasks.spawn_blocking(move || work(&parts)).await.ok()
    }

    /// The digest of what is held; `None` where the database does not answer.
    pub(super) async fn digest(self: &Arc<Self>) -> Option<Hash> {
        self.blocking(|parts| parts.changes.digest(&parts.store)).await?.ok()
    }

    /// Now, by both clocks.
    pub(super) fn moment(&self) -> Moment {
        let steady = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        Moment { steady, wall: SystemClock.now().0 }
    }

    /// Looks what changed, and who may talk now.
    pub(super) fn notice(&self) -> Result<(), StoreError> {
        if self.changes.notice(&self.store)? {
            self.roster.refresh(&self.store)?;
        }
        Ok(())
    }
}

/// What a peer can ask of a business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Give and take ([`Exchange`](crate::message::Exchange)).
    Exchange,
    /// Be told when there is something new ([`Hint`](super::Hint)).
    Listen,
    /// Say what one holds, and hear who holds what ([`Declare`], [`Leases`]).
    Lease,
}

impl Verb {
    const fn name(self) -> &'static str {
        match self {
            Self::Exchange => "exchange",
            Self::Listen => "listen",
            Self::Lease => "lease",
        }
    }

    /// The path on which a business's devices ask this.
    #[must_use]
    pub fn path(self, organisation: OrganisationId) -> String {
        format!("/{organisation}/{}", self.name())
    }

    /// What a path asks, and of which business.
    #[must_use]
    pub fn of_path(path: &str) -> Option<(OrganisationId, Self)> {
        let (organisation, verb) = path.strip_prefix('/')?.split_once('/')?;
        let verb = [Self::Exchange, Self::Listen, Self::Lease].into_iter().find(|known| known.name() == verb)?;
        Some((organisation.parse().ok()?, verb))
    }
}

/// One business, as its devices may ask it. Clones answer from the same database.
#[derive(Clone)]
pub struct SyncService {
    pub(super) parts: Arc<Parts>,
    tries: Arc<Tries>,
    /// Codes are looked at one after the other: each look costs 19 MiB for a moment.
    looking: Arc<tokio::sync::Mutex<()>>,
}

impl SyncService {
    pub(super) fn new(parts: Arc<Parts>) -> Self {
        Self { parts, tries: Arc::default(), looking: Arc::default() }
    }

    /// The business.
    #[must_use]
    pub fn organisation(&self) -> OrganisationId {
        self.parts.journal.organisation
    }

    /// Who may talk to this business; it goes on to be right for as long as this device works.
    #[must_use]
    pub fn roster(&self) -> Arc<Roster> {
        Arc::clone(&self.parts.roster)
    }

    /// What the holder of a key is to this business; `None` for a stranger. From memory.
    #[must_use]
    pub fn membership(&self, key: &PublicKey) -> Option<Membership> {
        self.parts.roster.membership(&(*key).into())
    }

    /// Answers a device of the business.
    pub async fn answer(&self, asker: PublicKey, verb: Verb, body: Bytes) -> Reply {
        let Some(membership) = self.membership(&asker) else { return Reply::Refused(Refusal::NotAdmitted) };
        match (verb, membership) {
            (Verb::Exchange, membership) => self.exchange(Asker { key: asker.into(), membership }, body).await,
            (Verb::Listen, Membership::Enrolled) => Reply::Stream(hint::listen(&self.parts, asker.into(), &body)),
            (Verb::Lease, Membership::Enrolled) => self.lease(asker.into(), &body),
            (Verb::Listen | Verb::Lease, Membership::Revoked) => Reply::Refused(Refusal::NotAdmitted),
        }
    }

    async fn exchange(&self, asker: Asker, body: Bytes) -> Reply {
        let parts = Arc::clone(&self.parts);
        let answered = self.parts.blocking(move |_| answer_exchange(&parts, asker, &body)).await;
        answered.unwrap_or(Reply::Refused(Refusal::Failed))
    }

    /// Answers from memory.
    fn lease(&self, asker: signature::PublicKey, body: &Bytes) -> Reply {
        match minicbor::decode::<Declare>(body) {
            Ok(declare) if declare.protocol == PROTOCOL => {
                Reply::Body(encode(&self.parts.leases.declare(asker.device(), &declare, self.parts.moment())))
            }
            _ => Reply::Refused(Refusal::Unreadable),
        }
    }

    /// Takes in a computer that comes with a code, for a door that serves this business alone.
    async fn enrol(&self, from: Peer, body: Bytes) -> Reply {
        let Some(asker) = key_of(from) else { return Reply::Refused(Refusal::NotAdmitted) };
        let Ok(Enrol { protocol, code }) = minicbor::decode::<Enrol>(&body) else {
            return Reply::Body(encode(&Enrolled::Refused(Refused::Unreadable)));
        };
        if protocol != PROTOCOL {
            return Reply::Body(encode(&Enrolled::Refused(Refused::OtherProtocol)));
        }
        let (key, address) = (asker.into(), from.address.ip());
        if !self.tries.begin(key, address) {
            return Reply::Body(encode(&Enrolled::Refused(Refused::TooManyTries)));
        }
        let enrolled = self.use_code(code, asker).await;
        if matches!(enrolled, Enrolled::Welcome(_)) {
            self.tries.was_right(key, address);
        }
        Reply::Body(encode(&enrolled))
    }

    /// Takes in the computer that holds `asker`, if an invitation has this code. Who may try how often is the caller's question.
    pub async fn use_code(&self, code: String, asker: PublicKey) -> Enrolled {
        let looking = self.looking.lock().await;
        let parts = Arc::clone(&self.parts);
        let taken = self.parts.blocking(move |_| take_in_device(&parts, &code, asker.into())).await;
        drop(looking);
        taken.unwrap_or(Enrolled::Refused(Refused::Unavailable))
    }
}

/// The key that the handshake proved; `None` for who showed none.
#[must_use]
pub const fn key_of(peer: Peer) -> Option<PublicKey> {
    match peer.who {
        Who::Member(key) | Who::Stranger(key) => Some(key),
        Who::Anonymous => None,
    }
}

impl Service for SyncService {
    fn admits(&self, key: &PublicKey) -> Admission {
        // One that was shut out may still hand in what it recorded.
        self.membership(key).map_or(Admission::Stranger, |_| Admission::Member)
    }

    fn is_open(&self, path: &str) -> bool {
        path == ENROL_PATH
    }

    fn call(&self, from: Peer, path: &str, body: Bytes) -> impl Future<Output = Reply> + Send {
        let service = self.clone();
        let (is_enrol, asked) = (path == ENROL_PATH, Verb::of_path(path));
        async move {
            match (asked, key_of(from)) {
                _ if is_enrol => service.enrol(from, body).await,
                (Some((organisation, verb)), Some(key)) if organisation == service.organisation() => {
                    service.answer(key, verb, body).await
                }
                _ => Reply::Refused(Refusal::UnknownPath),
            }
        }
    }
}
