//! Wrapping a database's key: under a passphrase asked at every start, or under the code of the recovery sheet.

use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::database::{DatabaseKey, random};
use crate::error::StoreError;
use crate::one_time_code::fresh_code;

/// A key under a passphrase or recovery code: Argon2id, then XChaCha20-Poly1305.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedKey {
    salt: [u8; 16],
    nonce: [u8; 24],
    ciphertext: Vec<u8>,
}

impl SealedKey {
    /// Wraps `key`.
    ///
    /// # Errors
    /// [`StoreError::Random`] when the system gives no random numbers.
    pub fn seal(key: &DatabaseKey, passphrase: &str) -> Result<Self, StoreError> {
        let (salt, nonce) = (random::<16>()?, random::<24>()?);
        let ciphertext = XChaCha20Poly1305::new((&*derive(passphrase, &salt)?).into())
            .encrypt(&XNonce::from(nonce), key.as_bytes().as_slice())
            .map_err(|_| StoreError::Sealed)?;
        Ok(Self { salt, nonce, ciphertext })
    }

    /// Unwraps the key.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] for a wrong passphrase or altered data.
    pub fn open(&self, passphrase: &str) -> Result<DatabaseKey, StoreError> {
        let bytes = XChaCha20Poly1305::new((&*derive(passphrase, &self.salt)?).into())
            .decrypt(&XNonce::from(self.nonce), self.ciphertext.as_slice())
            .map_err(|_| StoreError::Sealed)?;
        bytes.try_into().map(DatabaseKey::from_bytes).map_err(|_| StoreError::Sealed)
    }
}

fn derive(passphrase: &str, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let mut key = Zeroizing::new([0_u8; 32]);
    argon2::Argon2::default()
        .hash_password_into(passphrase.as_bytes(), salt, &mut *key)
        .map_err(|_| StoreError::Sealed)?;
    Ok(key)
}

/// Letters of a recovery code: 138 bits.
const LENGTH: usize = 28;

/// A fresh recovery code: seven groups of four.
///
/// # Errors
/// [`StoreError::Random`] when the system gives no random numbers.
pub fn recovery_code() -> Result<String, StoreError> {
    fresh_code(LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::one_time_code::normalise_code;

    #[test]
    fn only_the_right_code_opens_a_sealed_key() -> Result<(), StoreError> {
        let key = DatabaseKey::generate()?;
        let code = recovery_code()?;
        let sealed = SealedKey::seal(&key, &normalise_code(&code))?;
        assert_eq!(sealed.open(&normalise_code(&code.to_lowercase()))?.as_bytes(), key.as_bytes());
        assert!(matches!(sealed.open("ABCD"), Err(StoreError::Sealed)));
        Ok(())
    }
}
