//! The vault: keys of personal data, and verifiers of passwords and PINs. Nothing in it is ever an event.

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use comptoir_domain::Sealed;
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use crate::database::random;
use crate::error::StoreError;

const NONCE_LENGTH: usize = 24;

/// Seals a text under a person's key, which is made if there is none.
pub(crate) fn seal(connection: &Connection, person: Uuid, text: &str) -> Result<Sealed, StoreError> {
    let key = match person_key(connection, person)? {
        Some(key) => key,
        None => {
            let key = random::<32>()?;
            keep_key(connection, person, &key)?;
            key
        }
    };
    let nonce = random::<NONCE_LENGTH>()?;
    let ciphertext = XChaCha20Poly1305::new(&key.into())
        .encrypt(&XNonce::from(nonce), text.as_bytes())
        .map_err(|_| StoreError::Sealed)?;
    Ok(Sealed([nonce.as_slice(), &ciphertext].concat()))
}

/// Opens a sealed text. Without the person's key (erased, never here, or another one) it is empty: what another device
/// sealed must not keep its event out.
pub(crate) fn open(connection: &Connection, person: Uuid, sealed: &Sealed) -> Result<String, StoreError> {
    if sealed.0.is_empty() {
        return Ok(String::new());
    }
    let Some(key) = person_key(connection, person)? else { return Ok(String::new()) };
    Ok(decrypt(&key, sealed).unwrap_or_default())
}

/// True when this is the key under which the text was sealed.
pub(crate) fn opens(key: &[u8; 32], sealed: &Sealed) -> bool {
    decrypt(key, sealed).is_some()
}

fn decrypt(key: &[u8; 32], sealed: &Sealed) -> Option<String> {
    let (nonce, ciphertext) = sealed.0.split_first_chunk::<NONCE_LENGTH>()?;
    let text = XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(*nonce), ciphertext).ok()?;
    String::from_utf8(text).ok()
}

/// Keeps a person's key. False where there is one: the first stands.
pub(crate) fn keep_key(connection: &Connection, person: Uuid, key: &[u8; 32]) -> Result<bool, StoreError> {
    let mut statement =
        connection.prepare_cached("INSERT INTO person_key (person, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
    Ok(statement.execute(params![person.as_bytes(), key])? > 0)
}

/// Forgets a person's key.
pub(crate) fn forget_key(connection: &Connection, person: Uuid) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM person_key WHERE person = ?1")?.execute([person.as_bytes()])?;
    Ok(())
}

/// A person's key, if it is here.
pub(crate) fn person_key(connection: &Connection, person: Uuid) -> Result<Option<[u8; 32]>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT key FROM person_key WHERE person = ?1")?;
    Ok(statement.query_row([person.as_bytes()], |row| row.get(0)).optional()?)
}

/// Argon2id, 19 MiB, 2 passes (OWASP's first recommendation): 30 to 60 ms on the machines at hand.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// The verifier of a password or PIN.
pub(crate) fn verifier(secret: &str) -> Result<String, StoreError> {
    argon2().hash_password(secret.as_bytes()).map(|hash| hash.to_string()).map_err(|_| StoreError::Sealed)
}

/// True when `secret` is the one of which `verifier` was made.
pub(crate) fn verify(secret: &str, verifier: &str) -> bool {
    argon2::PasswordHash::new(verifier).is_ok_and(|hash| argon2().verify_password(secret.as_bytes(), &hash).is_ok())
}
