//! Tells the home of the leases what this device claims, and notes here what the others do.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use comptoir_domain::ids::{DeviceId, SaleId};
use comptoir_domain::signature::PublicKey;
use comptoir_store::{ClaimElsewhere, ClaimHere, PeerRole, StoreError};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout};

use super::{Asked, ClaimStanding};
use crate::enrolment::encode;
use crate::lease::{Declare, Held, Lease, Leases, RENEW_EVERY};
use crate::message::PROTOCOL;
use crate::node::changes::Topics;
use crate::node::service::{Parts, Verb};
use crate::node::shop::{Relay, answers};
use crate::node::talks::Talks;

/// A cashier waits no longer for the home: the sale is collected all the same.
const ASK_MAX: Duration = Duration::from_millis(1_500);

/// Who grants leases to this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Home {
    Here,
    There(PublicKey),
    Nowhere,
}

/// The work, until the node stops.
pub(in crate::node) struct LeaseTask {
    parts: Arc<Parts>,
    talks: Arc<Talks>,
    asked: mpsc::Receiver<Asked>,
    device: DeviceId,
    home: Home,
    /// What was said last.
    said: Vec<ClaimHere>,
    /// Until when a home has granted what, surely.
    granted: HashMap<SaleId, Instant>,
}

impl LeaseTask {
    pub(in crate::node) fn new(
        parts: &Arc<Parts>,
        talks: &Arc<Talks>,
        asked: mpsc::Receiver<Asked>,
        device: DeviceId,
    ) -> Self {
        let (parts, talks) = (Arc::clone(parts), Arc::clone(talks));
        Self { parts, talks, asked, device, home: Home::Nowhere, said: Vec::new(), granted: HashMap::new() }
    }

    pub(in crate::node) async fn run(mut self) {
        let parts = Arc::clone(&self.parts);
        let (mut position, mut standings) = (parts.changes.position(), parts.standings.subscribe());
        let (mut here, mut heard) = (parts.leases.watch(), parts.heard_leases.subscribe());
        let mut renew_at = Instant::now();
        loop {
            let mut asked = None;
            let mut is_due = false;
            tokio::select! {
                () = parts.stopping.cancelled() => return,
                question = self.asked.recv() => {
                    asked = question.flatten();
                    is_due = true;
                }
                () = sleep_until(renew_at) => is_due = true,
                _ = standings.changed() => is_due = self.home() != self.home,
                // A payment lets its sale go.
                _ = position.changed() => is_due = self.claims().await.is_some_and(|claims| claims != self.said),
                _ = here.changed() => if self.home == Home::Here { self.note_here().await },
                _ = heard.changed() => {
                    let leases = heard.borrow_and_update().clone();
                    if let Some((from, leases)) = leases && self.home == Home::There(from) {
                        self.note(&leases).await;
                    }
                }
            }
            if is_due {
                renew_at = Instant::now() + Duration::from_millis(RENEW_EVERY);
                let leases = self.declare().await;
                if leases.is_none() {
                    self.lapse().await;
                }
                if let Some((sale, answer)) = asked {
                    // Who asked may have gone.
                    let _ = answer.send(self.standing(sale, leases.as_ref()));
                }
            }
        }
    }

    /// The relay, else the server.
    fn home(&self) -> Home {
        match *self.parts.relay.borrow() {
            Relay::Here => Home::Here,
            Relay::There(key) => Home::There(key),
            Relay::Nobody => {
                let standings = self.talks.standings();
                let mut servers = standings.iter().filter(|(peer, _)| peer.role == PeerRole::Server);
                let server = servers.find(|(_, status)| answers(&status.borrow()));
                server.map_or(Home::Nowhere, |(peer, _)| Home::There(peer.key))
            }
        }
    }

    async fn claims(&self) -> Option<Vec<ClaimHere>> {
        self.parts.blocking(|parts| parts.store.claims_here()).await?.ok()
    }

    /// Says what is claimed here, and notes what the others hold. Nothing where no home answers.
    async fn declare(&mut self) -> Option<Leases> {
        self.home = self.home();
        self.said = self.claims().await?;
        let now = Instant::now();
        self.granted.retain(|sale, until| *until > now && self.said.iter().any(|claim| claim.sale == *sale));
        let held = self.said.iter().map(|claim| Held {
            sale: claim.sale,
            user: claim.user,
            register: claim.register,
            was_granted: self.granted.contains_key(&claim.sale),
        });
        let store = (*self.parts.stands_in.borrow())?;
        let declare = Declare { protocol: PROTOCOL, store, held: held.collect() };
        let leases = match self.home {
            Home::Here => self.parts.leases.declare(self.device, &declare, self.parts.moment()),
            Home::There(key) => self.ask(key, &declare).await?,
            Home::Nowhere => return None,
        };
        self.note(&leases).await;
        Some(leases)
    }

    async fn ask(&self, home: PublicKey, declare: &Declare) -> Option<Leases> {
        let client = self.talks.client(&home)?;
        let path = Verb::Lease.path(self.parts.journal.organisation);
        let answer = timeout(ASK_MAX, client.ask(&path, encode(declare))).await.ok()?.ok()?;
        minicbor::decode(&answer).ok()
    }

    async fn note_here(&mut self) {
        let store = *self.parts.stands_in.borrow();
        if let Some(store) = store {
            let leases = self.parts.leases.of(store, self.parts.moment());
            self.note(&leases).await;
        }
    }

    /// Notes who holds what.
    async fn note(&mut self, leases: &Leases) {
        let now = Instant::now();
        let (own, others): (Vec<&Lease>, Vec<&Lease>) =
            leases.leases.iter().partition(|lease| lease.device == self.device);
        for lease in own.into_iter().filter(|lease| lease.is_sure) {
            self.granted.insert(lease.sale, now + Duration::from_millis(lease.left));
        }
        let elsewhere: Vec<ClaimElsewhere> = others
            .into_iter()
            .map(|lease| ClaimElsewhere {
                sale: lease.sale,
                device: lease.device,
                user: lease.user,
                register: lease.register,
                left: i64::try_from(lease.left).unwrap_or(i64::MAX),
            })
            .collect();
        self.tell(self.parts.blocking(move |parts| parts.store.note_claims_elsewhere(&elsewhere)).await);
    }

    /// What others held when the home was last heard goes by itself.
    async fn lapse(&self) {
        self.tell(self.parts.blocking(|parts| parts.store.lapse_claims_elsewhere()).await);
    }

    fn tell(&self, is_other: Option<Result<bool, StoreError>>) {
        if matches!(is_other, Some(Ok(true))) {
            self.parts.changes.arrived(Topics::from(["till"]));
        }
    }

    fn standing(&self, sale: SaleId, leases: Option<&Leases>) -> ClaimStanding {
        let Some(leases) = leases else { return ClaimStanding::Alone };
        match leases.leases.iter().find(|lease| lease.sale == sale) {
            Some(lease) if lease.device != self.device => ClaimStanding::Taken,
            Some(lease) if lease.is_sure => ClaimStanding::Sure,
            _ => ClaimStanding::Unsure,
        }
    }
}
