//! Who may talk to this device, in memory: asked at each request and heartbeat.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use comptoir_domain::fingerprint::Fingerprint;
use comptoir_domain::signature::PublicKey;
use comptoir_store::{Store, StoreError};

/// What a device that holds a known key is to the business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
    /// It is one of the business's.
    Enrolled,
    /// It was shut out: it may hand in what it recorded.
    Revoked,
}

/// The setting that keeps who brought a business to a server, until its journal says who belongs to it.
const BROUGHT_BY: &str = "brought_by";

/// The known devices of a business.
#[derive(Debug, Default)]
pub struct Roster(RwLock<HashMap<PublicKey, Membership>>);

impl Roster {
    /// Reads who is known.
    ///
    /// # Errors
    /// What the database answers.
    pub fn read(store: &Store) -> Result<Self, StoreError> {
        let roster = Self::default();
        roster.refresh(store)?;
        Ok(roster)
    }

    /// Reads again who is known.
    pub(super) fn refresh(&self, store: &Store) -> Result<(), StoreError> {
        let membership = |is_revoked| if is_revoked { Membership::Revoked } else { Membership::Enrolled };
        let mut known: HashMap<_, _> =
            store.roster()?.into_iter().map(|entry| (entry.key, membership(entry.is_revoked))).collect();
        if known.is_empty()
            && let Some(key) = brought_by(store)?
        {
            known.insert(key, Membership::Enrolled);
        }
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = known;
        Ok(())
    }

    /// The key of an enrolled device, found by what people compare of it.
    pub(super) fn enrolled(&self, device: &Fingerprint) -> Option<PublicKey> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut enrolled = known.iter().filter(|(_, membership)| **membership == Membership::Enrolled);
        enrolled.find(|(key, _)| Fingerprint::of(key) == *device).map(|(key, _)| *key)
    }

    /// A business with these devices.
    #[cfg(test)]
    pub(super) fn of(keys: impl IntoIterator<Item = PublicKey>) -> Self {
        Self(RwLock::new(keys.into_iter().map(|key| (key, Membership::Enrolled)).collect()))
    }

    /// What the holder of a key is; `None` for a stranger.
    #[must_use]
    pub fn membership(&self, key: &PublicKey) -> Option<Membership> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(key).copied()
    }
}

/// Who brought the business to this server, if it is one.
///
/// # Errors
/// What the database answers.
pub fn brought_by(store: &Store) -> Result<Option<PublicKey>, StoreError> {
    let text = store.device_setting(BROUGHT_BY)?;
    Ok(text.and_then(|text| comptoir_domain::hash::Hash::from_hex(&text)).map(|hash| PublicKey(hash.0)))
}

/// Notes who brings the business to this server.
///
/// # Errors
/// What the database answers.
pub fn note_brought_by(store: &Store, key: PublicKey) -> Result<(), StoreError> {
    store.set_device_setting(BROUGHT_BY, &comptoir_domain::hash::Hash(key.0).to_hex())
}
