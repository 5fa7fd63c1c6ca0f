//! A serial number as it is compared: the same for whoever scans or types it.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::hash::Hash;
use crate::ids::SerialId;

/// The longest serial number that is kept, in characters.
pub const SERIAL_LENGTH_MAX: usize = 40;

/// A serial number or IMEI: 1 to 40 printable ASCII characters without blanks, in capitals.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize, TS)]
#[cbor(transparent)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct SerialNumber(#[n(0)] String);

impl SerialNumber {
    /// The number that was scanned or typed: labels group digits with blanks and people type small letters. `None` for what
    /// can be no serial number.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let signs = text.chars().filter(|sign| !sign.is_whitespace());
        let text: String = signs.map(|sign| sign.to_ascii_uppercase()).collect();
        let fits = (1..=SERIAL_LENGTH_MAX).contains(&text.len()) && text.bytes().all(|sign| sign.is_ascii_graphic());
        fits.then_some(Self(text))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of its ledger: the same whoever computes it.
    #[must_use]
    pub fn id(&self) -> SerialId {
        SerialId(Hash::of(&[b"serial 1", self.0.as_bytes()]).to_id())
    }
}

impl std::fmt::Display for SerialNumber {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_was_typed() {
        let scanned = SerialNumber::parse("356938035643809").unwrap();
        assert_eq!(SerialNumber::parse(" 35 693803\u{a0}564380 9\n"), Some(scanned.clone()));
        assert_eq!(scanned.id(), SerialNumber::parse("35 6938 0356 43809").unwrap().id());
        assert_eq!(SerialNumber::parse("sn-7f").map(|serial| serial.to_string()), Some("SN-7F".to_owned()));
    }

    #[test]
    fn what_can_be_no_number_is_none() {
        for text in ["", "   ", "n°12", "é", &"7".repeat(SERIAL_LENGTH_MAX + 1), "12\u{7}34"] {
            assert_eq!(SerialNumber::parse(text), None, "{text:?}");
        }
        assert!(SerialNumber::parse(&"7".repeat(SERIAL_LENGTH_MAX)).is_some());
    }

    #[test]
    fn other_numbers_have_other_ledgers() {
        assert_ne!(SerialNumber::parse("A1").unwrap().id(), SerialNumber::parse("A2").unwrap().id());
    }
}
