//! What stands in the TXT record. Every value is checked: anybody on the network can write one.

use comptoir_domain::ids::StoreId;
use mdns_sd::ResolvedService;
use uuid::Uuid;

use super::{Announcement, OrganisationTag, Role};

/// The version of this record: another one is not read.
const VERSION: &str = "1";
const RELAY: &str = "relay";
const CHOSEN: &str = "chosen";

/// The record of an announcement; its port stands elsewhere in DNS.
pub(super) fn encode(announcement: &Announcement) -> [(&'static str, String); 5] {
    let Announcement { organisation, store, device, role, port: _ } = announcement;
    let role = match role {
        Role::Relay => RELAY,
        Role::Chosen => CHOSEN,
    };
    [
        ("v", VERSION.to_owned()),
        ("o", format!("{:016x}", u64::from_be_bytes(organisation.0))),
        ("s", store.0.simple().to_string()),
        ("k", device.to_string()),
        ("r", role.to_owned()),
    ]
}

/// The announcement of a record, where it is one of this version.
pub(super) fn decode(service: &ResolvedService) -> Option<Announcement> {
    decode_values(|key| service.get_property_val_str(key), service.get_port())
}

fn decode_values<'a>(value: impl Fn(&str) -> Option<&'a str>, port: u16) -> Option<Announcement> {
    if value("v")? != VERSION || port == 0 {
        return None;
    }
    let organisation = value("o").filter(|tag| tag.len() == 16)?;
    let role = match value("r")? {
        RELAY => Role::Relay,
        CHOSEN => Role::Chosen,
        _ => return None,
    };
    Some(Announcement {
        organisation: OrganisationTag(u64::from_str_radix(organisation, 16).ok()?.to_be_bytes()),
        store: StoreId(Uuid::try_parse(value("s")?).ok()?),
        device: value("k")?.parse().ok()?,
        role,
        port,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::announcement;
    use super::*;

    #[test]
    fn what_is_announced_is_read() {
        let announcement = announcement(4433);
        let record = encode(&announcement);
        let value = |key: &str| record.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str());
        assert_eq!(decode_values(value, 4433), Some(announcement));
        assert_eq!(decode_values(value, 0), None);
        assert!(record.iter().map(|(key, value)| key.len() + value.len() + 2).sum::<usize>() < 200);
    }

    #[test]
    fn a_later_record_is_left_alone() {
        let record = encode(&announcement(1));
        let value = |key: &str| match key {
            "v" => Some("2"),
            key => record.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str()),
        };
        assert_eq!(decode_values(value, 1), None);
    }

    proptest! {
        #[test]
        fn nothing_in_a_record_breaks_the_reader(values in prop::array::uniform4("[0-9a-zA-Z -]{0,40}")) {
            let value = |key: &str| match key {
                "v" => Some(VERSION),
                "o" => Some(values[0].as_str()),
                "s" => Some(values[1].as_str()),
                "k" => Some(values[2].as_str()),
                _ => Some(values[3].as_str()),
            };
            let _ = decode_values(value, 1);
        }
    }
}
