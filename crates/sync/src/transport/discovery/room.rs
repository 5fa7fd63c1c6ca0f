//! Discovery within one process, for tests and simulations: those who share a room see each other.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::mpsc;

use super::{
    Announced, Announcement, Browsing, Discovery, DiscoveryError, NEIGHBOURS_MAX, Neighbour, OnDrop, Sighting,
};

/// A network of this process alone. Clones are the same network.
#[derive(Clone, Debug, Default)]
pub struct Room(Arc<Mutex<Inside>>);

#[derive(Debug, Default)]
struct Inside {
    present: Vec<Announcement>,
    browsers: Vec<mpsc::Sender<Sighting>>,
}

impl Inside {
    /// Tells the browsers; one that does not listen misses sightings, as on a network.
    fn tell(&mut self, sighting: &Sighting) {
        self.browsers
            .retain(|browser| !matches!(browser.try_send(sighting.clone()), Err(mpsc::error::TrySendError::Closed(_))));
    }
}

impl Room {
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Discovery for Room {
    fn announce(&self, announcement: &Announcement) -> Result<Announced, DiscoveryError> {
        let announcement = *announcement;
        let mut inside = self.inside();
        inside.present.push(announcement);
        inside.tell(&appeared(announcement));
        let room = self.clone();
        Ok(Announced(OnDrop::new(move || {
            let mut inside = room.inside();
            inside.present.retain(|present| *present != announcement);
            inside.tell(&Sighting::Disappeared(announcement.device));
        })))
    }

    fn browse(&self) -> Result<Browsing, DiscoveryError> {
        let (sender, sightings) = mpsc::channel(NEIGHBOURS_MAX);
        let mut inside = self.inside();
        for present in &inside.present {
            let _ = sender.try_send(appeared(*present));
        }
        inside.browsers.push(sender);
        Ok(Browsing { sightings, _end: OnDrop(None) })
    }
}

/// In a room everybody is on this computer.
fn appeared(announcement: Announcement) -> Sighting {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, announcement.port));
    Sighting::Appeared(Neighbour { announcement, addresses: vec![address] })
}
