//! Personal data as it may appear in an event: ciphertext under that person's key. Destroying the key erases the person.

use minicbor::{Decode, Encode};

/// Ciphertext with its nonce. The domain compares and carries it; only the store's vault opens it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Sealed(#[cbor(n(0), with = "minicbor::bytes")] pub Vec<u8>);
