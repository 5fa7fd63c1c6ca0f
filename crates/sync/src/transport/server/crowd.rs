//! Who is here, and how many more may come.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

use crate::transport::device_key::PublicKey;
use crate::transport::limits::{
    CONNECTIONS_PER_MEMBER_MAX, HANDSHAKES_MAX, HANDSHAKES_PER_ADDRESS_MAX, MEMBER_CONNECTIONS_MAX,
    STRANGER_CONNECTIONS_MAX, STRANGER_CONNECTIONS_PER_ADDRESS_MAX,
};

/// The connections of one server.
#[derive(Clone, Debug, Default)]
pub(super) struct Crowd(Arc<Mutex<Places>>);

#[derive(Debug, Default)]
struct Places {
    handshakes: Tally,
    strangers: Tally,
    members: HashMap<PublicKey, VecDeque<(u64, CancellationToken)>>,
    member_count: usize,
    last: u64,
}

/// How many, by address.
#[derive(Debug, Default)]
struct Tally {
    by_address: HashMap<IpAddr, usize>,
    total: usize,
}

impl Tally {
    fn enter(&mut self, address: IpAddr, per_address_max: usize, total_max: usize) -> bool {
        let here = self.by_address.get(&address).copied().unwrap_or_default();
        if here >= per_address_max || self.total >= total_max {
            return false;
        }
        self.by_address.insert(address, here + 1);
        self.total += 1;
        true
    }

    fn leave(&mut self, address: IpAddr) {
        self.total = self.total.saturating_sub(1);
        if let Some(here) = self.by_address.get_mut(&address) {
            *here = here.saturating_sub(1);
            if *here == 0 {
                self.by_address.remove(&address);
            }
        }
    }
}

impl Crowd {
    /// Lets a connection begin its handshake, if there are not too many.
    pub(super) fn knock(&self, address: IpAddr) -> Option<Knock> {
        let entered = self.places().handshakes.enter(address, HANDSHAKES_PER_ADDRESS_MAX, HANDSHAKES_MAX);
        entered.then(|| Knock { crowd: self.clone(), address })
    }

    /// A place for an enrolled device. Its oldest connection gives way when it has too many.
    pub(super) fn seat_member(&self, key: PublicKey) -> Option<Seat> {
        let mut places = self.places();
        if places.member_count >= MEMBER_CONNECTIONS_MAX {
            return None;
        }
        places.last += 1;
        places.member_count += 1;
        let (id, given_up) = (places.last, CancellationToken::new());
        let connections = places.members.entry(key).or_default();
        if connections.len() >= CONNECTIONS_PER_MEMBER_MAX
            && let Some((_, oldest)) = connections.front()
        {
            oldest.cancel();
        }
        connections.push_back((id, given_up.clone()));
        Some(Seat { crowd: self.clone(), holder: Holder::Member(key, id), given_up })
    }

    /// A place for another device, if there are not too many of them.
    pub(super) fn seat_stranger(&self, address: IpAddr) -> Option<Seat> {
        let entered =
            self.places().strangers.enter(address, STRANGER_CONNECTIONS_PER_ADDRESS_MAX, STRANGER_CONNECTIONS_MAX);
        let holder = Holder::Stranger(address);
        entered.then(|| Seat { crowd: self.clone(), holder, given_up: CancellationToken::new() })
    }

    /// Counts stay right whatever panicked: each change is one step.
    fn places(&self) -> MutexGuard<'_, Places> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A handshake under way.
#[derive(Debug)]
pub(super) struct Knock {
    crowd: Crowd,
    address: IpAddr,
}

impl Drop for Knock {
    fn drop(&mut self) {
        self.crowd.places().handshakes.leave(self.address);
    }
}

#[derive(Clone, Copy, Debug)]
enum Holder {
    Member(PublicKey, u64),
    Stranger(IpAddr),
}

/// A connection's place, free again when dropped.
#[derive(Debug)]
pub(super) struct Seat {
    crowd: Crowd,
    holder: Holder,
    given_up: CancellationToken,
}

impl Seat {
    /// Returns when a newer connection of the same device wants the place.
    pub(super) async fn given_up(&self) {
        self.given_up.cancelled().await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut places = self.crowd.places();
        match self.holder {
            Holder::Stranger(address) => places.strangers.leave(address),
            Holder::Member(key, id) => {
                places.member_count = places.member_count.saturating_sub(1);
                if let Some(connections) = places.members.get_mut(&key) {
                    connections.retain(|(other, _)| *other != id);
                    if connections.is_empty() {
                        places.members.remove(&key);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::DeviceKey;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);
    const THERE: IpAddr = IpAddr::V6(std::net::Ipv6Addr::LOCALHOST);

    #[test]
    fn the_oldest_connection_of_a_device_gives_way() {
        let crowd = Crowd::default();
        let key = DeviceKey::generate().unwrap().public();
        let mut seats: Vec<Seat> = (0..CONNECTIONS_PER_MEMBER_MAX).map(|_| crowd.seat_member(key).unwrap()).collect();
        assert!(seats.iter().all(|seat| !seat.given_up.is_cancelled()));
        let newest = crowd.seat_member(key).unwrap();
        let other = crowd.seat_member(DeviceKey::generate().unwrap().public()).unwrap();
        let gone: Vec<bool> = seats.iter().map(|seat| seat.given_up.is_cancelled()).collect();
        assert_eq!(gone, [true, false, false, false]);
        assert!(!newest.given_up.is_cancelled() && !other.given_up.is_cancelled());
        seats.clear();
        drop((newest, other));
        assert!(crowd.places().members.is_empty());
        assert_eq!(crowd.places().member_count, 0);
    }

    #[test]
    fn one_address_does_not_take_all_the_places() {
        let crowd = Crowd::default();
        let seats: Vec<_> = (0..STRANGER_CONNECTIONS_PER_ADDRESS_MAX + 3).map(|_| crowd.seat_stranger(HERE)).collect();
        assert_eq!(seats.iter().flatten().count(), STRANGER_CONNECTIONS_PER_ADDRESS_MAX);
        assert!(crowd.seat_stranger(THERE).is_some());
        drop(seats);
        assert!(crowd.seat_stranger(HERE).is_some());
        assert!(crowd.places().strangers.by_address.is_empty());
    }

    #[test]
    fn handshakes_are_counted_by_address_and_in_all() {
        let crowd = Crowd::default();
        let knocks: Vec<_> = (0..HANDSHAKES_PER_ADDRESS_MAX + 1).map(|_| crowd.knock(HERE)).collect();
        assert_eq!(knocks.iter().flatten().count(), HANDSHAKES_PER_ADDRESS_MAX);
        assert!(crowd.knock(THERE).is_some());
        drop(knocks);
        assert_eq!(crowd.places().handshakes.total, 0);
    }
}
