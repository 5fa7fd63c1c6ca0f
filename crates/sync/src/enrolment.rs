//! How a computer joins a business, and how a business comes to a server: the two questions that strangers may ask.
//!
//! Whoever asks has proven a key in the handshake; the code says that somebody of the business, or of the server, wants it.

use bytes::Bytes;
use comptoir_domain::ids::{DeviceId, OrganisationId, StoreId};
use comptoir_domain::people::DeviceClass;
use comptoir_domain::signature::PublicKey;
use minicbor::{Decode, Encode};
use thiserror::Error;

use crate::message::PROTOCOL;
use crate::transport::{Client, TransportError};

/// Where a computer asks to be taken in. Without the business in it: the code says which.
pub const ENROL_PATH: &str = "/enrol";
/// Where a business is brought to a server.
pub const BRING_PATH: &str = "/bring";

/// Asks to be taken in.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Enrol {
    /// [`PROTOCOL`] of the asker.
    #[n(0)]
    pub protocol: u32,
    /// The code, as typed.
    #[n(1)]
    pub code: String,
}

/// The answer to [`Enrol`].
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Enrolled {
    /// The computer is taken in.
    #[n(0)]
    Welcome(#[n(0)] Welcome),
    /// It is not.
    #[n(1)]
    Refused(#[n(0)] Refused),
}

/// What a computer is told that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Welcome {
    /// Into which business.
    #[n(0)]
    pub organisation: OrganisationId,
    /// Its name.
    #[n(1)]
    pub organisation_name: String,
    /// The device that answers.
    #[n(2)]
    pub host: DeviceId,
    /// The device that asked.
    #[n(3)]
    pub device: DeviceId,
    /// The name that it was given.
    #[n(4)]
    pub name: String,
    /// What it is used for.
    #[n(5)]
    pub class: DeviceClass,
    /// Where it stands.
    #[n(6)]
    pub store: Option<StoreId>,
}

/// Asks a server to hold a business's journal.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Bring {
    /// [`PROTOCOL`] of the asker.
    #[n(0)]
    pub protocol: u32,
    /// The server's code, as typed.
    #[n(1)]
    pub code: String,
    /// The business.
    #[n(2)]
    pub organisation: OrganisationId,
}

/// The answer to [`Bring`].
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Brought {
    /// The server waits for the journal. It signs under this key, which the business must take in before it gives it anything.
    #[n(0)]
    Ready(#[n(0)] PublicKey),
    /// The server does not want it.
    #[n(1)]
    Refused(#[n(0)] Refused),
}

/// Why a code does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Encode, Decode)]
#[cbor(index_only)]
pub enum Refused {
    /// One of the two must be updated.
    #[n(0)]
    #[error("one of the two computers must be updated")]
    OtherProtocol,
    /// Nothing has this code.
    #[n(1)]
    #[error("this code opens nothing")]
    CodeUnknown,
    /// It is older than it may be.
    #[n(2)]
    #[error("this code is too old")]
    CodeExpired,
    /// Another one came with it.
    #[n(3)]
    #[error("this code was used")]
    CodeUsed,
    /// The computer was shut out: it must be installed anew.
    #[n(4)]
    #[error("this computer was shut out")]
    Revoked,
    /// Who invited no longer may.
    #[n(5)]
    #[error("who invited this computer may no longer do so")]
    NotAllowed,
    /// Too many wrong codes came from there: later.
    #[n(6)]
    #[error("too many wrong codes: try again in ten minutes")]
    TooManyTries,
    /// It cannot be written there: later.
    #[n(7)]
    #[error("the other computer cannot write now")]
    Unavailable,
    /// The question makes no sense.
    #[n(8)]
    #[error("the question cannot be read")]
    Unreadable,
}

/// Why a computer or a business was not taken in.
#[derive(Debug, Error)]
pub enum EnrolError {
    /// It could not be asked, or the answer makes no sense.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// The answer is no.
    #[error(transparent)]
    Refused(#[from] Refused),
}

/// Asks the peer to take this computer in. The same question again gets the same answer.
///
/// # Errors
/// [`EnrolError`].
pub async fn enrol(client: &Client, code: &str) -> Result<Welcome, EnrolError> {
    let question = Enrol { protocol: PROTOCOL, code: code.to_owned() };
    match read(&client.ask(ENROL_PATH, encode(&question)).await?)? {
        Enrolled::Welcome(welcome) => Ok(welcome),
        Enrolled::Refused(refused) => Err(refused.into()),
    }
}

/// Asks a server to hold this business's journal; gives the key under which the server will sign.
///
/// # Errors
/// [`EnrolError`].
pub async fn bring(client: &Client, code: &str, organisation: OrganisationId) -> Result<PublicKey, EnrolError> {
    let question = Bring { protocol: PROTOCOL, code: code.to_owned(), organisation };
    match read(&client.ask(BRING_PATH, encode(&question)).await?)? {
        Brought::Ready(key) => Ok(key),
        Brought::Refused(refused) => Err(refused.into()),
    }
}

/// The bytes of a message.
pub fn encode<M: Encode<()>>(message: &M) -> Bytes {
    // Writing to memory cannot fail.
    minicbor::to_vec(message).unwrap_or_default().into()
}

fn read<'a, M: Decode<'a, ()>>(bytes: &'a [u8]) -> Result<M, TransportError> {
    minicbor::decode(bytes).map_err(|error| TransportError::BrokenAnswer { detail: error.to_string() })
}
