//! Discovery by multicast DNS.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};

use mdns_sd::{ResolvedService, ServiceDaemon, ServiceEvent, ServiceInfo};
use tokio::sync::mpsc;

use super::{
    Announced, Announcement, Browsing, Discovery, DiscoveryError, NEIGHBOURS_MAX, Neighbour, OnDrop, SERVICE_TYPE,
    Sighting, txt,
};
use comptoir_domain::fingerprint::Fingerprint;

/// The computer's networks. One thread serves all announcements and searches; it ends with the last clone.
#[derive(Clone)]
pub struct Mdns(ServiceDaemon);

impl Mdns {
    /// Opens the computer's networks for multicast DNS.
    ///
    /// # Errors
    /// When sockets for multicast cannot be had.
    pub fn new() -> Result<Self, DiscoveryError> {
        ServiceDaemon::new().map(Self).map_err(failed)
    }

    /// This computer alone, on a port that nobody else uses.
    #[cfg(test)]
    pub(super) fn on_loopback(port: u16) -> Result<Self, DiscoveryError> {
        let daemon = ServiceDaemon::new_with_port(port).map_err(failed)?;
        daemon.disable_interface(mdns_sd::IfKind::All).map_err(failed)?;
        daemon.enable_interface(mdns_sd::IfKind::LoopbackV4).map_err(failed)?;
        Ok(Self(daemon))
    }
}

impl Discovery for Mdns {
    fn announce(&self, announcement: &Announcement) -> Result<Announced, DiscoveryError> {
        // Both names are the device's fingerprint: the computer's own name may be a person's.
        let instance = announcement.device.to_string();
        let host = format!("comptoir-{}.local.", instance.to_lowercase());
        let record = txt::encode(announcement);
        let service = ServiceInfo::new(SERVICE_TYPE, &instance, &host, "", announcement.port, record.as_slice())
            .map_err(failed)?
            .enable_addr_auto();
        let name = service.get_fullname().to_owned();
        self.0.register(service).map_err(failed)?;
        let daemon = self.0.clone();
        Ok(Announced(OnDrop::new(move || {
            let _ = daemon.unregister(&name);
        })))
    }

    /// Needs a tokio runtime.
    fn browse(&self) -> Result<Browsing, DiscoveryError> {
        let events = self.0.browse(SERVICE_TYPE).map_err(failed)?;
        let (sender, sightings) = mpsc::channel(NEIGHBOURS_MAX);
        let forwarding = tokio::spawn(async move {
            let mut seen = Seen::default();
            while let Ok(event) = events.recv_async().await {
                let Some(sighting) = seen.sighting(event) else { continue };
                if sender.send(sighting).await.is_err() {
                    return;
                }
            }
        });
        let daemon = self.0.clone();
        let end = OnDrop::new(move || {
            forwarding.abort();
            let _ = daemon.stop_browse(SERVICE_TYPE);
        });
        Ok(Browsing { sightings, _end: end })
    }
}

impl std::fmt::Debug for Mdns {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Mdns")
    }
}

fn failed(error: mdns_sd::Error) -> DiscoveryError {
    DiscoveryError(error.to_string())
}

/// Which names are which devices: a goodbye says the name alone.
#[derive(Default)]
struct Seen(HashMap<String, Fingerprint>);

impl Seen {
    fn sighting(&mut self, event: ServiceEvent) -> Option<Sighting> {
        match event {
            ServiceEvent::ServiceResolved(service) => {
                let neighbour = neighbour(&service)?;
                let known = self.0.contains_key(&service.fullname);
                if !known && self.0.len() >= NEIGHBOURS_MAX {
                    return None;
                }
                self.0.insert(service.fullname, neighbour.announcement.device);
                Some(Sighting::Appeared(neighbour))
            }
            ServiceEvent::ServiceRemoved(_, name) => self.0.remove(&name).map(Sighting::Disappeared),
            _ => None,
        }
    }
}

fn neighbour(service: &ResolvedService) -> Option<Neighbour> {
    let announcement = txt::decode(service)?;
    let addresses = service.get_addresses().iter().map(mdns_sd::ScopedIp::to_ip_addr);
    let mut addresses: Vec<SocketAddr> =
        addresses.filter(is_reachable).map(|address| SocketAddr::new(address, announcement.port)).collect();
    // IPv4 first: shops' routers know it best.
    addresses.sort_unstable();
    Some(Neighbour { announcement, addresses }).filter(|neighbour| !neighbour.addresses.is_empty())
}

/// A link-local IPv6 address means nothing without its network card, which an address of a URL cannot name.
fn is_reachable(address: &IpAddr) -> bool {
    match address {
        IpAddr::V4(_) => true,
        IpAddr::V6(address) => !address.is_unicast_link_local(),
    }
}
