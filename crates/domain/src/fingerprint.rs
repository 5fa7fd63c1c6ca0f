//! What people compare of a device's key, by eye or by voice.

use std::fmt;
use std::str::FromStr;

use crate::hash::Hash;
use crate::signature::PublicKey;

/// Digits and letters of which none is taken for another: no I and O (1 and 0), no L (1), and no J, which is called in
/// French what G is called in English. [`Fingerprint::from_str`] reads those four as what they were taken for.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHKMNPQRSTUVWXYZ";

/// Groups of a fingerprint.
const GROUPS: usize = 4;
/// Characters of a group, five bits each.
const GROUP_LENGTH: usize = 4;
/// The bits are taken from this many bytes of the hash.
const BYTES: usize = GROUPS * GROUP_LENGTH * 5 / 8;

/// The text is not four groups of four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadFingerprint;

impl fmt::Display for BadFingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a fingerprint has four groups of four letters or digits")
    }
}

impl std::error::Error for BadFingerprint {}

/// 80 bits of a public key's hash, shown as `4K7N-0QXE-93TB-HFZ2`: to make another key with the same ones takes 2⁸⁰ tries,
/// enough to pin a peer for the minutes of an enrolment. Thereafter the whole key is kept.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; BYTES]);

impl Fingerprint {
    /// The fingerprint of a key.
    #[must_use]
    pub fn of(key: &PublicKey) -> Self {
        let hash = Hash::of(&[b"comptoir device key", &key.0]);
        let mut bytes = [0; BYTES];
        for (byte, hashed) in bytes.iter_mut().zip(hash.0) {
            *byte = hashed;
        }
        Self(bytes)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bits = self.0.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut text = [b'-'; GROUPS * (GROUP_LENGTH + 1) - 1];
        for (index, place) in text.iter_mut().enumerate().rev() {
            if index % (GROUP_LENGTH + 1) == GROUP_LENGTH {
                continue;
            }
            let digit = usize::try_from(bits & 31).unwrap_or_default();
            *place = ALPHABET.get(digit).copied().unwrap_or_default();
            bits >>= 5;
        }
        formatter.pad(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Fingerprint({self})")
    }
}

impl FromStr for Fingerprint {
    type Err = BadFingerprint;

    /// Reads what a person typed: case, spaces and dashes do not matter.
    fn from_str(text: &str) -> Result<Self, BadFingerprint> {
        let mut bits = 0_u128;
        let mut count = 0;
        for character in text.chars().filter(|character| !character.is_whitespace() && *character != '-') {
            count += 1;
            if count > GROUPS * GROUP_LENGTH {
                return Err(BadFingerprint);
            }
            bits = bits << 5 | digit(character)?;
        }
        if count != GROUPS * GROUP_LENGTH {
            return Err(BadFingerprint);
        }
        let mut bytes = [0; BYTES];
        for (byte, read) in bytes.iter_mut().rev().zip(bits.to_le_bytes()) {
            *byte = read;
        }
        Ok(Self(bytes))
    }
}

fn digit(character: char) -> Result<u128, BadFingerprint> {
    let meant = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'J' => 'G',
        other => other,
    };
    ALPHABET
        .iter()
        .zip(0_u128..)
        .find_map(|(letter, value)| (char::from(*letter) == meant).then_some(value))
        .ok_or(BadFingerprint)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::signature::DeviceKey;

    #[test]
    fn a_fingerprint_is_four_groups_that_stay_the_same() {
        let fingerprint = Fingerprint::of(&DeviceKey::from_bytes(&[7; 32]).public());
        assert_eq!(fingerprint.to_string(), "UYFH-PGXW-MWX5-UHNQ");
    }

    #[test]
    fn what_was_misheard_is_understood() {
        let plain: Fingerprint = "0011-GGAB-CDEF-0123".parse().unwrap();
        assert_eq!("OOIL GJab-cdef 0123".parse(), Ok(plain));
        for bad in ["", "0011-GGAB-CDEF-012", "0011-GGAB-CDEF-01234", "0011-GGAB-CDEF-012é", "0011_GGAB_CDEF_0123"] {
            assert_eq!(bad.parse::<Fingerprint>(), Err(BadFingerprint), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_again(bytes in any::<[u8; BYTES]>()) {
            prop_assert_eq!(Fingerprint(bytes).to_string().parse(), Ok(Fingerprint(bytes)));
        }

        #[test]
        fn nothing_typed_breaks_it(text in ".{0,40}") {
            let _ = text.parse::<Fingerprint>();
        }
    }
}
