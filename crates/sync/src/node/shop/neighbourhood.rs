//! Which devices of the store were seen, and where. An announcement proves nothing: only a key that the business took in counts.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use comptoir_domain::ids::{OrganisationId, StoreId};
use comptoir_domain::signature::PublicKey;

use super::Neighbour;
use crate::node::roster::Roster;
use crate::transport::Fingerprint;
use crate::transport::discovery::{Announcement, NEIGHBOURS_MAX, OrganisationTag, Role, Sighting};

/// The devices that were seen.
#[derive(Debug)]
pub(super) struct Neighbourhood {
    organisation: OrganisationTag,
    own: Fingerprint,
    seen: BTreeMap<Fingerprint, Neighbour>,
}

impl Neighbourhood {
    pub(super) fn new(organisation: OrganisationId, own: Fingerprint) -> Self {
        Self { organisation: OrganisationTag::of(organisation), own, seen: BTreeMap::new() }
    }

    /// Those of an earlier time, until they are seen again.
    pub(super) fn remember(&mut self, key: &PublicKey, addresses: Vec<SocketAddr>) {
        let known = Neighbour { addresses, is_chosen: false, is_announced: false };
        self.seen.entry(Fingerprint::of(key)).or_insert(known);
    }

    /// Takes in a sighting as seen from a store. The device that it is about, where that is one of ours.
    pub(super) fn sighted(&mut self, sighting: Sighting, store: Option<StoreId>) -> Option<Fingerprint> {
        match sighting {
            Sighting::Appeared(found) => {
                let Announcement { device, role, .. } = found.announcement;
                let is_known = self.seen.contains_key(&device);
                if !self.is_ours(&found.announcement, store) || (!is_known && self.seen.len() >= NEIGHBOURS_MAX) {
                    return None;
                }
                let (addresses, is_chosen) = (found.addresses, role == Role::Chosen);
                self.seen.insert(device, Neighbour { addresses, is_chosen, is_announced: true });
                Some(device)
            }
            Sighting::Disappeared(device) => {
                let neighbour = self.seen.get_mut(&device)?;
                neighbour.is_announced = false;
                Some(device)
            }
        }
    }

    /// Those whom the business took in. A stranger stays noted: its enrolment may arrive later.
    pub(super) fn enrolled(&self, roster: &Roster) -> Vec<(PublicKey, Neighbour)> {
        let known = self.seen.iter();
        known.filter_map(|(print, neighbour)| Some((roster.enrolled(print)?, neighbour.clone()))).collect()
    }

    /// A device of every store, as an office has it, talks to the relay of any.
    fn is_ours(&self, announcement: &Announcement, store: Option<StoreId>) -> bool {
        announcement.organisation == self.organisation
            && announcement.device != self.own
            && store.is_none_or(|store| store == announcement.store)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::transport::discovery;

    fn appeared(organisation: u128, store: u128, device: Fingerprint) -> Sighting {
        let announcement = Announcement {
            organisation: OrganisationTag::of(OrganisationId(Uuid::from_u128(organisation))),
            store: StoreId(Uuid::from_u128(store)),
            device,
            role: Role::Relay,
            port: 4433,
        };
        Sighting::Appeared(discovery::Neighbour { announcement, addresses: vec!["10.0.0.1:4433".parse().unwrap()] })
    }

    #[test]
    fn only_devices_of_the_business_and_the_store_are_noted_and_only_enrolled_ones_talked_to() {
        let [own, member, stranger] = [1, 2, 3].map(|byte| PublicKey([byte; 32]));
        let print = |key: &PublicKey| Fingerprint::of(key);
        let mut neighbourhood = Neighbourhood::new(OrganisationId(Uuid::from_u128(1)), print(&own));
        let here = Some(StoreId(Uuid::from_u128(7)));
        for (organisation, store, key) in [(2, 7, &member), (1, 8, &member), (1, 7, &own)] {
            assert_eq!(neighbourhood.sighted(appeared(organisation, store, print(key)), here), None);
        }
        for key in [&member, &stranger] {
            assert_eq!(neighbourhood.sighted(appeared(1, 7, print(key)), here), Some(print(key)));
        }
        let roster = Roster::of([member]);
        let talked_to: Vec<_> = neighbourhood.enrolled(&roster).into_iter().map(|(key, _)| key).collect();
        assert_eq!(talked_to, [member]);
        assert_eq!(neighbourhood.sighted(appeared(1, 8, print(&member)), None), Some(print(&member)), "an office's");
    }
}
