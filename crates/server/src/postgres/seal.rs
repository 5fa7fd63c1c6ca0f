//! What must not be read by whoever reads the database or a dump of it: sealed under a key that only the instances have.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::error::PostgresError;

const NONCE_LENGTH: usize = 24;

/// Seals and opens. What was sealed for one place opens nowhere else.
pub(crate) struct Seal(XChaCha20Poly1305);

impl Seal {
    pub(crate) fn new(key: &[u8; 32]) -> Self {
        Self(XChaCha20Poly1305::new(&(*key).into()))
    }

    pub(super) fn seal(&self, place: &[u8], secret: &[u8]) -> Result<Vec<u8>, PostgresError> {
        let mut nonce = [0_u8; NONCE_LENGTH];
        getrandom::fill(&mut nonce).map_err(|error| PostgresError::Damaged(error.to_string()))?;
        let payload = Payload { msg: secret, aad: place };
        let sealed = self.0.encrypt(&XNonce::from(nonce), payload).map_err(|_| PostgresError::Sealed)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    pub(super) fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, PostgresError> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LENGTH>().ok_or(PostgresError::Sealed)?;
        let payload = Payload { msg: sealed, aad: place };
        self.0.decrypt(&XNonce::from(*nonce), payload).map(Zeroizing::new).map_err(|_| PostgresError::Sealed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_in_its_place_with_its_key_alone() {
        let seal = Seal::new(&[1; 32]);
        let sealed = seal.seal(b"here", b"secret").unwrap();
        assert_eq!(seal.open(b"here", &sealed).unwrap().as_slice(), b"secret");
        assert_ne!(seal.seal(b"here", b"secret").unwrap(), sealed);
        assert!(seal.open(b"there", &sealed).is_err());
        assert!(Seal::new(&[2; 32]).open(b"here", &sealed).is_err());
        assert!(seal.open(b"here", &sealed[..10]).is_err());
    }
}
