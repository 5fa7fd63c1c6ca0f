//! What this computer is to the others of its shop, and where they find it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use comptoir_store::Store;
use comptoir_sync::node::RelayPart;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::failure::Failure;

/// The setting that keeps what this computer is to the others.
const PART: &str = "relay_part";
/// The setting that keeps where it answers; empty or absent for the usual place.
const ADDRESS: &str = "relay";
/// Where it answers unless it is told another place: every network of this computer.
const USUAL: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 4433);
/// Where it answers when another program has the usual place: the others find it by what it announces.
const ANY_PORT: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0);

/// What a computer is to the others of its shop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RelaySetting {
    /// While it is there, it is the relay.
    Always,
    /// It is the relay when no better one is there.
    #[default]
    Automatic,
    /// It never is.
    Never,
}

impl RelaySetting {
    const fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Automatic => "automatic",
            Self::Never => "never",
        }
    }

    /// The setting of this computer.
    pub(crate) fn of(store: &Store) -> Result<Self, Failure> {
        let kept = store.device_setting(PART)?;
        let all = [Self::Always, Self::Automatic, Self::Never];
        Ok(all.into_iter().find(|one| kept.as_deref() == Some(one.name())).unwrap_or_default())
    }

    /// From now on.
    pub(crate) fn keep(self, store: &Store, address: Option<&str>) -> Result<(), Failure> {
        if let Some(address) = address
            && address.parse::<SocketAddr>().is_err()
        {
            return Err(Failure::new("sync.bad_address", json!({ "address": address })));
        }
        store.set_device_setting(PART, self.name())?;
        Ok(store.set_device_setting(ADDRESS, address.unwrap_or_default())?)
    }

    /// What it can be: only a terminal of a store is its relay.
    pub(crate) fn part(self, store: &Store) -> Result<RelayPart, Failure> {
        Ok(match self {
            Self::Always => RelayPart::Always,
            Self::Automatic if store.is_terminal()? => RelayPart::Automatic,
            Self::Automatic | Self::Never => RelayPart::Never,
        })
    }
}

/// Where a computer with this part tries to answer, one place after the other.
pub(crate) fn places(store: &Store, part: RelayPart) -> Result<Vec<SocketAddr>, Failure> {
    let kept = store.device_setting(ADDRESS)?.and_then(|text| text.parse().ok());
    Ok(match part {
        RelayPart::Always => vec![kept.unwrap_or(USUAL)],
        RelayPart::Automatic => vec![kept.unwrap_or(USUAL), ANY_PORT],
        RelayPart::Never => Vec::new(),
    })
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
        for address in reached_at(USUAL) {
            assert!(address.ends_with(":4433") && !address.starts_with("127."), "{address}");
        }
    }
}
