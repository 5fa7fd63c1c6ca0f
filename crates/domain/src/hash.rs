//! SHA-256, in one place: content hashes, the chain, digests. Chosen over faster ones because an auditor's tools have it.

use minicbor::{Decode, Encode};
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

/// A SHA-256 hash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Hash(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 32]);

impl Hash {
    /// The hash of `parts`, each preceded by its length, so that no two lists of parts share one input.
    #[must_use]
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }

    /// The SHA-256 of these bytes alone, as any tool gives it.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The hash with these 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        let (pairs, rest) = digits.as_chunks::<2>();
        let bytes: Vec<u8> = pairs.iter().map(|[high, low]| high << 4 | low).collect();
        rest.is_empty().then_some(())?;
        bytes.try_into().ok().map(Self)
    }

    /// The first half.
    #[must_use]
    pub fn half(self) -> [u8; 16] {
        let mut half = [0; 16];
        half.iter_mut().zip(self.0).for_each(|(byte, source)| *byte = source);
        half
    }

    /// An id that is the same whoever computes it: the first half, as a UUID of version 8.
    #[must_use]
    pub fn to_id(self) -> Uuid {
        Builder::from_custom_bytes(self.half()).into_uuid()
    }

    /// Lower-case hexadecimal.
    #[must_use]
    pub fn to_hex(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A set's digest that does not depend on the order in which its members were added: the sum, modulo 2²⁵⁶, of their hashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetDigest([u64; 4]);

impl SetDigest {
    /// Adds a member.
    pub fn add(&mut self, member: Hash) {
        let mut carry = 0_u128;
        for (index, limb) in self.0.iter_mut().enumerate() {
            let mut bytes = [0_u8; 8];
            for (byte, source) in bytes.iter_mut().zip(member.0.iter().skip(index * 8)) {
                *byte = *source;
            }
            let sum = u128::from(*limb) + u128::from(u64::from_le_bytes(bytes)) + carry;
            #[expect(clippy::cast_possible_truncation, reason = "the low 64 bits are wanted; the rest is the carry")]
            {
                *limb = sum as u64;
            }
            carry = sum >> 64;
        }
    }

    /// Lower-case hexadecimal.
    #[must_use]
    pub fn to_hex(self) -> String {
        self.0.iter().flat_map(|limb| limb.to_le_bytes()).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_digest_ignores_order_but_not_members() {
        let members: Vec<Hash> = (0_u8..9).map(|byte| Hash::of(&[&[byte]])).collect();
        let digest = |order: &[usize]| {
            let mut digest = SetDigest::default();
            order.iter().filter_map(|&index| members.get(index)).for_each(|member| digest.add(*member));
            digest
        };
        assert_eq!(digest(&[0, 1, 2, 8]), digest(&[8, 2, 1, 0]));
        assert_ne!(digest(&[0, 1, 2]), digest(&[0, 1, 3]));
        assert_ne!(digest(&[0, 0]), digest(&[0]));
    }
}
