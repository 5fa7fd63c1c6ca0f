//! Wrong codes: how often one may be wrong.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use comptoir_domain::signature::PublicKey;

/// Wrong codes count for so long.
const WINDOW: Duration = Duration::from_secs(10 * 60);
/// So many of one device are looked at. With 39 bits in a code, chance finds none.
pub const PER_DEVICE_MAX: usize = 5;
/// So many from one address: keys cost nothing to make, and a shop's devices may share an address.
pub const PER_ADDRESS_MAX: usize = 20;
/// Devices and addresses that are remembered; when there are more, all wait.
const REMEMBERED_MAX: usize = 10_000;

/// The wrong codes of the last minutes, in memory: a restart forgives.
#[derive(Debug, Default)]
pub struct Tries(Mutex<Remembered>);

#[derive(Debug, Default)]
struct Remembered {
    devices: HashMap<PublicKey, Vec<Instant>>,
    addresses: HashMap<IpAddr, Vec<Instant>>,
}

impl Tries {
    /// Counts a try before the code is looked at, so that many at once are counted too. False when there were too many.
    #[must_use]
    pub fn begin(&self, device: PublicKey, address: IpAddr) -> bool {
        let mut remembered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let Remembered { devices, addresses } = &mut *remembered;
        forget_old(devices, now);
        forget_old(addresses, now);
        let address = network(address);
        let count = |tries: Option<&Vec<Instant>>| tries.map_or(0, Vec::len);
        let is_allowed = count(devices.get(&device)) < PER_DEVICE_MAX
            && count(addresses.get(&address)) < PER_ADDRESS_MAX
            && devices.len().max(addresses.len()) < REMEMBERED_MAX;
        if is_allowed {
            devices.entry(device).or_default().push(now);
            addresses.entry(address).or_default().push(now);
        }
        is_allowed
    }

    /// The code was right: the try does not count.
    pub fn was_right(&self, device: PublicKey, address: IpAddr) {
        let mut remembered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.devices.remove(&device);
        if let Some(tries) = remembered.addresses.get_mut(&network(address)) {
            tries.pop();
        }
    }
}

fn forget_old<K: Hash + Eq>(tries: &mut HashMap<K, Vec<Instant>>, now: Instant) {
    tries.retain(|_, times| {
        times.retain(|time| now.duration_since(*time) < WINDOW);
        !times.is_empty()
    });
}

/// What counts as one address: an IPv6 customer has a whole network of them.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into(),
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn five_of_a_device_and_twenty_of_an_address_are_looked_at() {
        let tries = Tries::default();
        let here = IpAddr::from(Ipv4Addr::LOCALHOST);
        assert!((0..5).all(|_| tries.begin(PublicKey([1; 32]), here)));
        assert!(!tries.begin(PublicKey([1; 32]), here));
        assert!((0..15).all(|number| tries.begin(PublicKey([10 + number; 32]), here)));
        assert!(!tries.begin(PublicKey([99; 32]), here), "fresh keys do not help");
        assert!(tries.begin(PublicKey([99; 32]), IpAddr::from(Ipv4Addr::BROADCAST)));
    }

    #[test]
    fn a_right_code_does_not_count_and_an_ipv6_network_is_one_address() {
        let tries = Tries::default();
        let (one, other): (IpAddr, IpAddr) = ("2001:db8::1".parse().unwrap(), "2001:db8::2".parse().unwrap());
        for number in 0..40 {
            assert!(tries.begin(PublicKey([number; 32]), one));
            tries.was_right(PublicKey([number; 32]), one);
        }
        assert!((0..20).all(|number| tries.begin(PublicKey([number; 32]), one)));
        assert!(!tries.begin(PublicKey([50; 32]), other));
    }
}
