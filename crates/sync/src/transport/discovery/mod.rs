//! Finding the relay on a shop's network, by multicast DNS, without telling that network who the shop is.
//!
//! What is announced is a hint: anybody on the network can announce anything. A peer is believed only when the handshake
//! has proved its key.

mod mdns;
mod room;
#[cfg(test)]
mod tests;
mod txt;

use std::net::SocketAddr;

use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{OrganisationId, StoreId};
use thiserror::Error;
use tokio::sync::mpsc;

pub use self::mdns::Mdns;
pub use self::room::Room;
use comptoir_domain::fingerprint::Fingerprint;

/// The service type, as DNS-SD wants it.
pub const SERVICE_TYPE: &str = "_comptoir._tcp.local.";
/// Announcements are told apart up to this many; a network where there are more is not a shop's.
pub const NEIGHBOURS_MAX: usize = 64;

/// Which organisation, for those who know it: 64 bits of a hash of its id, which is random itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OrganisationTag([u8; 8]);

impl OrganisationTag {
    /// The tag of an organisation.
    #[must_use]
    pub fn of(organisation: OrganisationId) -> Self {
        let hash = Hash::of(&[b"comptoir organisation on a network", organisation.as_bytes()]);
        let mut tag = [0; 8];
        for (byte, hashed) in tag.iter_mut().zip(hash.0) {
            *byte = hashed;
        }
        Self(tag)
    }
}

/// What a device is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// It relays the events of its shop when no better one is there.
    Relay,
    /// Somebody chose it as the relay.
    Chosen,
}

/// What a device says of itself: nothing secret, no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// Of which organisation it is.
    pub organisation: OrganisationTag,
    /// In which store it stands.
    pub store: StoreId,
    /// Which device it is. The handshake must show the key.
    pub device: Fingerprint,
    /// What it is to its neighbours.
    pub role: Role,
    /// Where its server listens.
    pub port: u16,
}

/// A device that announces itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// What it says of itself.
    pub announcement: Announcement,
    /// Where it may be reached, for [`Client::new`](super::Client::new).
    pub addresses: Vec<SocketAddr>,
}

/// What a browser sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sighting {
    /// A device appeared, or its addresses changed.
    Appeared(Neighbour),
    /// A device said goodbye, or was silent for too long.
    Disappeared(Fingerprint),
}

/// Why nothing can be announced or found. Addresses can still be typed.
#[derive(Debug, Error)]
#[error("the network cannot be searched: {0}")]
pub struct DiscoveryError(String);

/// A way to find neighbours.
pub trait Discovery: Send + Sync {
    /// Announces a device until the guard is dropped.
    ///
    /// # Errors
    /// When the network does not allow it.
    fn announce(&self, announcement: &Announcement) -> Result<Announced, DiscoveryError>;

    /// Looks for devices until the guard is dropped.
    ///
    /// # Errors
    /// When the network does not allow it.
    fn browse(&self) -> Result<Browsing, DiscoveryError>;
}

/// A standing announcement, withdrawn when dropped.
pub struct Announced(OnDrop);

/// A search under way, ended when dropped.
pub struct Browsing {
    sightings: mpsc::Receiver<Sighting>,
    _end: OnDrop,
}

impl Browsing {
    /// The next sighting; nothing when the search has ended, which it does when the network is gone.
    pub async fn next(&mut self) -> Option<Sighting> {
        self.sightings.recv().await
    }
}

/// What is to be done at the end.
struct OnDrop(Option<Box<dyn FnOnce() + Send>>);

impl OnDrop {
    fn new(end: impl FnOnce() + Send + 'static) -> Self {
        Self(Some(Box::new(end)))
    }
}

impl Drop for OnDrop {
    fn drop(&mut self) {
        if let Some(end) = self.0.take() {
            end();
        }
    }
}

impl std::fmt::Debug for Announced {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Announced").field("standing", &self.0.0.is_some()).finish()
    }
}

impl std::fmt::Debug for Browsing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Browsing").finish_non_exhaustive()
    }
}
