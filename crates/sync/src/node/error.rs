//! Why a device does not begin to work.

use std::net::SocketAddr;

use comptoir_store::StoreError;
use thiserror::Error;

use crate::transport::{BadKey, TransportError};

/// Why a device does not begin to work.
#[derive(Debug, Error)]
pub enum NodeError {
    /// There is no business on it, and it joins none.
    #[error("there is no business on this computer")]
    NoBusiness,
    /// Another process talks to the peers of this database already.
    #[error("another process synchronises this folder already")]
    AlreadyAtWork,
    /// It cannot answer at this address.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// The folder cannot be written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The database does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The network cannot be set up.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// A key of a peer is none.
    #[error(transparent)]
    Key(#[from] BadKey),
}
