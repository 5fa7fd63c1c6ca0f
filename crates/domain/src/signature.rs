//! Who recorded it: the key of a device, and what it signs.
//!
//! A device is named by its key: [`PublicKey::device`]. Whoever holds a device's id can check its signatures without asking
//! anybody which key is its.

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use minicbor::{Decode, Encode};

use crate::clock::Timestamp;
use crate::event::ChainHash;
use crate::hash::Hash;
use crate::ids::{DeviceId, EpochId};

/// An Ed25519 public key (RFC 8032).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct PublicKey(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 32]);

impl PublicKey {
    /// The device whose key this is.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        DeviceId(Hash::of(&[b"comptoir device 1", &self.0]).to_id())
    }

    /// True when the holder of this key signed `message`.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
    }
}

/// An Ed25519 signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct Signature(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 64]);

/// The secret key of a device. Its memory is wiped when it is dropped.
#[derive(Clone)]
pub struct DeviceKey(SigningKey);

impl DeviceKey {
    /// The key with these 32 secret bytes.
    #[must_use]
    pub fn from_bytes(secret: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(secret))
    }

    /// The secret bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// What others check its signatures with.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs a message.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Signature {
        Signature(self.0.sign(message).to_bytes())
    }
}

impl std::fmt::Debug for DeviceKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "DeviceKey({:?})", self.public())
    }
}

/// Where a device's journal stood when it signed: everything up to this link is its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadStatement {
    /// The epoch.
    pub epoch: EpochId,
    /// The series of paper numbers of the epoch.
    pub series: u32,
    /// When the epoch began.
    pub opened_at: Timestamp,
    /// The sequence of the last event, from 1.
    pub seq: i64,
    /// Its link; it binds device, epoch and everything before.
    pub chain: ChainHash,
}

impl HeadStatement {
    /// The bytes to sign.
    #[must_use]
    pub fn message(&self) -> [u8; 32] {
        let numbers = [self.opened_at.0.to_be_bytes(), self.seq.to_be_bytes()].concat();
        let parts: [&[u8]; 5] =
            [b"comptoir head 1", self.epoch.as_bytes(), &self.series.to_be_bytes(), &numbers, &self.chain.0.0];
        Hash::of(&parts).0
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn statement() -> HeadStatement {
        let epoch = EpochId(Uuid::from_u128(7));
        let device = DeviceId(Uuid::from_u128(9));
        HeadStatement { epoch, series: 0, opened_at: Timestamp(5), seq: 3, chain: ChainHash::genesis(device, epoch) }
    }

    #[test]
    fn a_signature_holds_for_its_statement_alone() {
        let key = DeviceKey::from_bytes(&[1; 32]);
        let signed = key.sign(&statement().message());
        assert!(key.public().verifies(&statement().message(), &signed));
        assert!(!DeviceKey::from_bytes(&[2; 32]).public().verifies(&statement().message(), &signed));
        for other in [
            HeadStatement { seq: 4, ..statement() },
            HeadStatement { series: 1, ..statement() },
            HeadStatement { opened_at: Timestamp(6), ..statement() },
            HeadStatement { epoch: EpochId(Uuid::from_u128(8)), ..statement() },
        ] {
            assert!(!key.public().verifies(&other.message(), &signed));
        }
    }

    #[test]
    fn a_device_is_named_by_its_key() {
        let (one, other) = (DeviceKey::from_bytes(&[1; 32]).public(), DeviceKey::from_bytes(&[2; 32]).public());
        assert_eq!(one.device(), one.device());
        assert_ne!(one.device(), other.device());
        assert!(!PublicKey([0xff; 32]).verifies(b"anything", &Signature([0; 64])), "no point of the curve");
    }
}
