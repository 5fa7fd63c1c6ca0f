//! What a decision may know of the world: who, where, when, and fresh ids.

use uuid::Uuid;

use crate::calendar::BusinessDate;
use crate::clock::Timestamp;
use crate::ids::{DeviceId, StoreId, UserId};
use crate::people::{Grants, Permission};

/// The person who acts, with what that person may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub user: UserId,
    /// What that person may do, and where.
    pub grants: Grants,
}

impl Actor {
    /// True when the actor holds `permission` in `store`.
    #[must_use]
    pub fn may(&self, permission: Permission, store: StoreId) -> bool {
        self.grants.allow(permission, Some(store))
    }
}

/// The circumstances of a decision.
#[derive(Clone, Debug)]
pub struct Context {
    /// Who acts.
    pub actor: Actor,
    /// On which device.
    pub device: DeviceId,
    /// When, by the device's corrected clock.
    pub now: Timestamp,
    /// The store's day, or the organisation's where no store is concerned.
    pub today: BusinessDate,
    /// Fresh ids are derived from this seed, which the store draws at random for each command.
    pub seed: Uuid,
    drawn: std::cell::Cell<u32>,
}

impl Context {
    /// The circumstances of one command.
    #[must_use]
    pub const fn new(actor: Actor, device: DeviceId, now: Timestamp, today: BusinessDate, seed: Uuid) -> Self {
        Self { actor, device, now, today, seed, drawn: std::cell::Cell::new(0) }
    }

    /// A fresh identifier that sorts by time (RFC 9562, version 7), so that indexes grow at one end.
    #[must_use]
    pub fn fresh_id(&self) -> Uuid {
        let count = self.drawn.get();
        self.drawn.set(count.wrapping_add(1));
        let hash = crate::hash::Hash::of(&[self.seed.as_bytes(), &count.to_be_bytes()]);
        let mut random = [0_u8; 10];
        random.iter_mut().zip(hash.0).for_each(|(byte, source)| *byte = source);
        uuid::Builder::from_unix_timestamp_millis(u64::try_from(self.now.0).unwrap_or(0), &random).into_uuid()
    }
}
