//! Whether this computer answers the others of the shop, and where they find it.

use std::net::{IpAddr, SocketAddr};

use comptoir_store::Store;
use serde_json::json;

use crate::failure::Failure;

/// The setting that keeps where this computer answers; empty or absent where it does not.
const SETTING: &str = "relay";
/// Where it answers unless it is told another place: every network of this computer.
pub(crate) const LISTEN_DEFAULT: &str = "0.0.0.0:4433";

/// Where this computer is to answer others; nowhere until somebody switches it on.
pub(crate) fn listens_at(store: &Store) -> Result<Option<SocketAddr>, Failure> {
    Ok(store.device_setting(SETTING)?.and_then(|text| text.parse().ok()))
}

/// Says where this computer answers others from now on; nowhere without an address.
pub(crate) fn set_listening(store: &Store, address: Option<&str>) -> Result<(), Failure> {
    if let Some(address) = address
        && address.parse::<SocketAddr>().is_err()
    {
        return Err(Failure::new("sync.bad_address", json!({ "address": address })));
    }
    Ok(store.set_device_setting(SETTING, address.unwrap_or_default())?)
}

/// Where others reach what listens at `bound`: the addresses of this computer, those of a shop's network first.
pub(crate) fn reached_at(bound: SocketAddr) -> Vec<String> {
    if !bound.ip().is_unspecified() {
        return vec![bound.to_string()];
    }
    // A computer without any network has none; a person sees that nothing is listed.
    let mut found: Vec<IpAddr> = if_addrs::get_if_addrs()
        .unwrap_or_default()
        .into_iter()
        .filter(|interface| !interface.is_loopback() && !interface.is_link_local())
        .map(|interface| interface.ip())
        .filter(std::net::IpAddr::is_ipv4)
        .collect();
    found.sort_by_key(|ip| !matches!(ip, IpAddr::V4(address) if address.is_private()));
    found.dedup();
    found.into_iter().map(|ip| SocketAddr::new(ip, bound.port()).to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_is_said_as_it_is_and_every_network_by_its_addresses() {
        assert_eq!(reached_at("192.168.1.20:4433".parse().unwrap()), ["192.168.1.20:4433"]);
        for address in reached_at(LISTEN_DEFAULT.parse().unwrap()) {
            assert!(address.ends_with(":4433") && !address.starts_with("127."), "{address}");
        }
    }
}
