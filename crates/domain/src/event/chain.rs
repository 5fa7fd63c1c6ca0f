//! The tamper-evident chain of one device's journal in one epoch.

use minicbor::{Decode, Encode};

use crate::event::Scope;
use crate::hash::Hash;
use crate::ids::{DeviceId, EpochId};

/// The hash of a link: `H(previous link, content hash)`. The first link's predecessor binds device and epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct ChainHash(#[n(0)] pub Hash);

impl ChainHash {
    /// What the first event of an epoch is chained to.
    #[must_use]
    pub fn genesis(device: DeviceId, epoch: EpochId) -> Self {
        Self(Hash::of(&[b"comptoir chain 2", device.as_bytes(), epoch.as_bytes()]))
    }

    /// The link that adds content with this hash.
    #[must_use]
    pub fn extend(self, content_hash: Hash) -> Self {
        Self(Hash::of(&[&self.0.0, &content_hash.0]))
    }
}

/// The hash of an event's bytes, exactly as stored.
#[must_use]
pub fn bytes_hash(bytes: &[u8]) -> Hash {
    Hash::of(&[bytes])
}

/// What the chain takes in of an event: its scope beside the hash of its bytes. So whoever is given the hash alone can check which
/// scope it belongs to, and nobody but the author can claim another.
#[must_use]
pub fn content_hash(scope: Scope, bytes: Hash) -> Hash {
    Hash::of(&[&scope.to_bytes(), &bytes.0])
}
