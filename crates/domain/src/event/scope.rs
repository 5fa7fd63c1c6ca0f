//! Scopes: who needs an event. A device receives only the scopes it was enrolled for.

use minicbor::{Decode, Encode};

use crate::ids::{StoreId, UserId};

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
}

impl Scope {
    /// The store of a store's scope.
    #[must_use]
    pub const fn store(self) -> Option<StoreId> {
        match self {
            Self::Store(store) => Some(store),
            Self::Organisation | Self::Person(_) => None,
        }
    }
}
