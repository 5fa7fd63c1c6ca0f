//! A device's key: with it the device signs, proves itself to peers, and is known by them.

use std::fmt;
use std::sync::Arc;

use comptoir_domain::fingerprint::Fingerprint;
use comptoir_domain::signature;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use thiserror::Error;
use zeroize::Zeroizing;

/// The 32 bytes are not a public key that can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("these bytes are not an Ed25519 public key")]
pub struct BadKey;

/// The system gives no random numbers.
#[derive(Clone, Copy, Debug, Error)]
#[error("the system gives no random numbers: {0}")]
pub struct NoRandomness(getrandom::Error);

/// The Ed25519 key pair of a device. Copies share one secret, which is wiped when the last is dropped.
#[derive(Clone)]
pub struct DeviceKey(Arc<SigningKey>);

impl DeviceKey {
    /// A fresh key pair.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn generate() -> Result<Self, NoRandomness> {
        let mut secret = Zeroizing::new([0_u8; 32]);
        getrandom::fill(&mut *secret).map_err(NoRandomness)?;
        Ok(Self::from_secret_bytes(&secret))
    }

    /// The pair of which `secret` was kept.
    #[must_use]
    pub fn from_secret_bytes(secret: &[u8; 32]) -> Self {
        Self(Arc::new(SigningKey::from_bytes(secret)))
    }

    /// What must be kept, in the keyring alone, to have the pair again.
    #[must_use]
    pub fn to_secret_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// What others know this device by.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs. The caller begins `message` with what it is, so that one kind of message is never taken for another.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DeviceKey({})", self.public())
    }
}

/// A device's public key: a point of the curve, and none of the few weak ones that would let anybody sign.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// Takes in a key that was received or kept.
    ///
    /// # Errors
    /// [`BadKey`] when the bytes are no point of the curve, or a weak one.
    pub fn from_bytes(bytes: [u8; 32]) -> Result<Self, BadKey> {
        match VerifyingKey::from_bytes(&bytes) {
            Ok(key) if !key.is_weak() => Ok(Self(bytes)),
            _ => Err(BadKey),
        }
    }

    /// The key's 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// True when this key's device signed `message`.
    #[must_use]
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(&self.0)
            .is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
    }

    /// What people compare aloud.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&(*self).into())
    }
}

impl From<PublicKey> for signature::PublicKey {
    fn from(key: PublicKey) -> Self {
        Self(key.0)
    }
}

impl TryFrom<signature::PublicKey> for PublicKey {
    type Error = BadKey;

    fn try_from(key: signature::PublicKey) -> Result<Self, BadKey> {
        Self::from_bytes(key.0)
    }
}

impl From<&signature::DeviceKey> for DeviceKey {
    fn from(key: &signature::DeviceKey) -> Self {
        Self::from_secret_bytes(key.as_bytes())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fingerprint().fmt(formatter)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PublicKey({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_key_is_the_same_device() {
        let key = DeviceKey::generate().unwrap();
        let again = DeviceKey::from_secret_bytes(&key.to_secret_bytes());
        assert_eq!(again.public(), key.public());
        assert!(key.public().verify(b"head 12", &again.sign(b"head 12")));
        assert!(!key.public().verify(b"head 13", &again.sign(b"head 12")));
        let other = DeviceKey::generate().unwrap();
        assert!(!other.public().verify(b"head 12", &key.sign(b"head 12")));
    }

    #[test]
    fn the_secret_is_not_shown() {
        let key = DeviceKey::from_secret_bytes(&[7; 32]);
        assert_eq!(format!("{key:?}"), format!("DeviceKey({})", key.public().fingerprint()));
    }

    #[test]
    fn a_weak_key_is_no_key() {
        let mut identity = [0_u8; 32];
        identity[0] = 1;
        assert_eq!(PublicKey::from_bytes(identity), Err(BadKey));
        assert_eq!(PublicKey::from_bytes([0; 32]), Err(BadKey));
        let good = DeviceKey::generate().unwrap().public();
        assert_eq!(PublicKey::from_bytes(*good.as_bytes()), Ok(good));
    }
}
