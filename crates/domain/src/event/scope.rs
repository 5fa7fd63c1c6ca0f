//! Scopes: who needs an event. A device receives only the scopes it was enrolled for.

use minicbor::{Decode, Encode};

use crate::ids::{DeviceId, StoreId, UserId};

/// The audience of a stream, fixed by its first event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub enum Scope {
    /// Every device of the organisation.
    #[n(0)]
    Organisation,
    /// The devices of one store.
    #[n(1)]
    Store(#[n(0)] StoreId),
    /// One person's own devices.
    #[n(2)]
    Person(#[n(0)] UserId),
    /// One public workstation.
    #[n(3)]
    Workstation(#[n(0)] DeviceId),
}

impl Scope {
    /// The store of a store's scope.
    #[must_use]
    pub const fn store(self) -> Option<StoreId> {
        match self {
            Self::Store(store) => Some(store),
            Self::Organisation | Self::Person(_) | Self::Workstation(_) => None,
        }
    }

    /// The same as bytes, as in an event.
    #[must_use]
    pub fn to_bytes(self) -> Vec<u8> {
        // Writing to memory cannot fail.
        minicbor::to_vec(self).unwrap_or_default()
    }
}
