//! Announces this device, looks for the others, and talks to those that are elected.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use comptoir_domain::signature::PublicKey;
use comptoir_store::PeerRole;
use tokio::time::{Instant, MissedTickBehavior, interval};

use super::election::{Candidate, Seat, elect};
use super::neighbourhood::Neighbourhood;
use super::{Neighbour, Relay, RelayPart, ShopSettings};
use crate::node::peer_status::PeerStatus;
use crate::node::service::Parts;
use crate::node::talks::Talks;
use crate::transport::discovery::{Announced, Announcement, Browsing, OrganisationTag, Role, Sighting};

/// How often it looks whom the business took in meanwhile.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// A device that announces itself and does not answer is tried so often; a network that could not be searched, too.
const TRY_EVERY: Duration = Duration::from_secs(5);

/// The work, until the node stops.
pub(in crate::node) struct ShopTask {
    parts: Arc<Parts>,
    talks: Arc<Talks>,
    settings: ShopSettings,
    key: PublicKey,
    /// Where this device answers; one that does not cannot be the relay.
    port: Option<u16>,
    neighbourhood: Neighbourhood,
    /// What is kept for the next start.
    remembered: HashMap<PublicKey, Vec<SocketAddr>>,
    announced: Option<(Announcement, Announced)>,
    browsing: Option<Browsing>,
    try_at: Instant,
}

impl ShopTask {
    pub(in crate::node) fn new(
        parts: &Arc<Parts>,
        talks: &Arc<Talks>,
        settings: ShopSettings,
        key: PublicKey,
        port: Option<u16>,
    ) -> Self {
        Self {
            parts: Arc::clone(parts),
            talks: Arc::clone(talks),
            settings,
            key,
            port,
            neighbourhood: Neighbourhood::new(parts.journal.organisation, crate::transport::Fingerprint::of(&key)),
            remembered: HashMap::new(),
            announced: None,
            browsing: None,
            try_at: Instant::now(),
        }
    }

    pub(in crate::node) async fn run(mut self) {
        if self.settings.discovery.is_some() {
            self.recall().await;
        }
        let (stopping, mut standings) = (self.parts.stopping.clone(), self.parts.standings.subscribe());
        let mut look = interval(LOOK_EVERY);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            if Instant::now() >= self.try_at {
                self.try_at = Instant::now() + TRY_EVERY;
                self.try_again().await;
            }
            self.elect().await;
            tokio::select! {
                () = stopping.cancelled() => return,
                sighting = next(&mut self.browsing) => self.sighted(sighting),
                changed = standings.changed() => if changed.is_err() { return },
                _ = look.tick() => {}
            }
        }
    }

    /// The devices of the last time.
    async fn recall(&mut self) {
        let known = self.parts.blocking(|parts| parts.store.neighbours()).await;
        for (key, addresses) in known.and_then(Result::ok).unwrap_or_default() {
            let addresses: Vec<SocketAddr> = addresses.iter().filter_map(|text| text.parse().ok()).collect();
            self.neighbourhood.remember(&key, addresses.clone());
            self.remembered.insert(key, addresses);
        }
    }

    /// What did not succeed is tried again; a store that was chosen meanwhile is announced.
    async fn try_again(&mut self) {
        if let Some(Ok(store)) = self.parts.blocking(|parts| parts.store.stands_in()).await {
            self.parts.stands_in.send_if_modified(|known| std::mem::replace(known, store) != store);
        }
        let Some(discovery) = self.settings.discovery.clone() else { return };
        let wanted = self.announcement();
        if self.announced.as_ref().map(|(announcement, _)| *announcement) != wanted {
            self.announced = None;
            self.announced = wanted.and_then(|announcement| {
                let announced = discovery.announce(&announcement);
                Some((announcement, announced.inspect_err(|error| tracing::warn!(%error, "not announced")).ok()?))
            });
        }
        if self.browsing.is_none() {
            let browsing = discovery.browse();
            self.browsing = browsing.inspect_err(|error| tracing::warn!(%error, "nobody is looked for")).ok();
        }
        for (key, neighbour) in self.neighbourhood.enrolled(&self.parts.roster) {
            if neighbour.is_announced {
                self.talks.seen(&key);
            }
        }
    }

    /// What this device says of itself, where it can be the relay.
    fn announcement(&self) -> Option<Announcement> {
        let role = match self.settings.part {
            RelayPart::Never => return None,
            RelayPart::Automatic => Role::Relay,
            RelayPart::Always => Role::Chosen,
        };
        Some(Announcement {
            organisation: OrganisationTag::of(self.parts.journal.organisation),
            store: (*self.parts.stands_in.borrow())?,
            device: crate::transport::Fingerprint::of(&self.key),
            role,
            port: self.port?,
        })
    }

    fn sighted(&mut self, sighting: Option<Sighting>) {
        // The search ended, as it does when the network is gone: it begins again at the next try.
        let Some(sighting) = sighting else { return self.browsing = None };
        let is_here = matches!(sighting, Sighting::Appeared(_));
        let store = *self.parts.stands_in.borrow();
        let device = self.neighbourhood.sighted(sighting, store);
        if is_here && let Some(key) = device.and_then(|device| self.parts.roster.enrolled(&device)) {
            self.talks.seen(&key);
        }
    }

    async fn elect(&mut self) {
        let neighbours = self.neighbourhood.enrolled(&self.parts.roster);
        let standings = self.talks.standings();
        let answers =
            |key: &PublicKey| standings.iter().any(|(peer, status)| peer.key == *key && answers(&status.borrow()));
        let mut others: Vec<Candidate> = neighbours
            .iter()
            .map(|(key, neighbour)| Candidate { seat: Seat::new(*key, neighbour.is_chosen), answers: answers(key) })
            .collect();
        for (peer, _) in standings.iter().filter(|(peer, _)| peer.role == PeerRole::Relay) {
            if !neighbours.iter().any(|(key, _)| *key == peer.key) {
                others.push(Candidate { seat: Seat::new(peer.key, false), answers: answers(&peer.key) });
            }
        }
        let can_be_relay = self.settings.part != RelayPart::Never && self.port.is_some();
        let own = can_be_relay.then(|| Seat::new(self.key, self.settings.part == RelayPart::Always));
        let elected = elect(own, others);
        for (key, neighbour) in &neighbours {
            if answers(key) {
                self.note(*key, neighbour).await;
            } else if elected.talk_to.contains(key) {
                // An address that makes no sense is left alone until another one is seen.
                let _ = self.talks.find(&self.parts, *key, &neighbour.addresses).await;
            }
        }
        self.talks.keep_found(&elected.talk_to).await;
        let relay =
            elected.relay.map_or(Relay::Nobody, |key| if key == self.key { Relay::Here } else { Relay::There(key) });
        if self.parts.relay.send_if_modified(|known| std::mem::replace(known, relay) != relay) {
            tracing::info!(?relay, "the relay of the store");
            self.parts.standings.send_modify(|count| *count += 1);
        }
    }

    /// Keeps where a device is that has proved its key, for the next start.
    async fn note(&mut self, key: PublicKey, neighbour: &Neighbour) {
        if !neighbour.is_announced || self.remembered.get(&key) == Some(&neighbour.addresses) {
            return;
        }
        self.remembered.insert(key, neighbour.addresses.clone());
        let addresses: Vec<String> = neighbour.addresses.iter().map(SocketAddr::to_string).collect();
        // It is a hint: lost, it is found again.
        let _ = self.parts.blocking(move |parts| parts.store.remember_neighbour(key, &addresses)).await;
    }
}

/// It answered the last question.
pub(in crate::node) fn answers(status: &PeerStatus) -> bool {
    let standing = &status.standing;
    standing.failures == 0 && standing.last_contact.is_some() && standing.declined.is_none()
}

/// The next sighting; without a search none ever comes.
async fn next(browsing: &mut Option<Browsing>) -> Option<Sighting> {
    match browsing {
        Some(browsing) => browsing.next().await,
        None => std::future::pending().await,
    }
}
