//! What neighbours see of each other, in a room and on this computer's own network.

use std::time::Duration;

use comptoir_domain::ids::{OrganisationId, StoreId};
use uuid::Uuid;

use super::{Announcement, Browsing, Discovery, Mdns, OrganisationTag, Role, Room, Sighting};
use crate::transport::DeviceKey;

pub(super) fn announcement(port: u16) -> Announcement {
    Announcement {
        organisation: OrganisationTag::of(OrganisationId(Uuid::from_u128(1))),
        store: StoreId(Uuid::from_u128(0xfeed)),
        device: DeviceKey::generate().unwrap().public().fingerprint(),
        role: Role::Relay,
        port,
    }
}

/// The next sighting of a device.
async fn sighting_of(browsing: &mut Browsing, wanted: &Announcement) -> Sighting {
    let search = async {
        loop {
            let sighting = browsing.next().await.unwrap();
            let device = match &sighting {
                Sighting::Appeared(neighbour) => neighbour.announcement.device,
                Sighting::Disappeared(device) => *device,
            };
            if device == wanted.device {
                return sighting;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(20), search).await.unwrap()
}

/// A device is seen by who came before and by who came after, and its leaving too.
async fn neighbours_see_each_other(relay: &dyn Discovery, terminal: &dyn Discovery) {
    let announcement = announcement(4433);
    let mut early = terminal.browse().unwrap();
    let announced = relay.announce(&announcement).unwrap();
    let Sighting::Appeared(neighbour) = sighting_of(&mut early, &announcement).await else { panic!("gone already") };
    assert_eq!(neighbour.announcement, announcement);
    assert_eq!(neighbour.addresses, ["127.0.0.1:4433".parse().unwrap()]);
    drop(announced);
    assert_eq!(sighting_of(&mut early, &announcement).await, Sighting::Disappeared(announcement.device));
}

#[tokio::test]
async fn in_a_room() {
    let room = Room::default();
    neighbours_see_each_other(&room, &room.clone()).await;
    let announcement = announcement(9);
    let _announced = room.announce(&announcement).unwrap();
    let mut late = room.browse().unwrap();
    assert!(matches!(sighting_of(&mut late, &announcement).await, Sighting::Appeared(_)));
}

#[tokio::test]
async fn by_multicast_on_this_computer() {
    // A port of the test's own: a multicast DNS daemon of the computer is not disturbed.
    let port = 20_000 + u16::try_from(std::process::id() % 20_000).unwrap();
    let (relay, terminal) = (Mdns::on_loopback(port).unwrap(), Mdns::on_loopback(port).unwrap());
    neighbours_see_each_other(&relay, &terminal).await;
}
