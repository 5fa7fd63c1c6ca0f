//! This computer and the others of the business: joining it, bringing it to a server, talking to peers. The command line and the
//! window do the same.

mod add_peer;
pub(crate) mod arriving;
mod at_work;
mod connect;
mod join;
pub(crate) mod relay;
mod standing;
mod wait;

use comptoir_sync::enrolment::{EnrolError, Refused};
use comptoir_sync::node::{NodeError, Trouble};
use comptoir_sync::transport::{Client, DeviceKey, Expect, PublicKey, TransportError};
use serde_json::json;

pub use self::add_peer::add_peer;
pub(crate) use self::at_work::AtWork;
pub use self::at_work::Surroundings;
pub(crate) use self::connect::introduce;
pub use self::connect::{Connected, connect};
pub(crate) use self::join::ask_in;
pub use self::join::{Joined, join};
pub use self::standing::PeerStanding;
pub use self::wait::until_even;
use crate::failure::Failure;

/// Where a peer is, and what a person read there.
#[derive(Clone, Debug)]
pub struct PeerAt {
    /// `host:port`, or several of them with spaces between: a computer may have more than one.
    pub address: String,
    /// Four groups of four.
    pub fingerprint: String,
}

impl PeerAt {
    /// A client of the device that shows this fingerprint there.
    fn client(&self, key: &DeviceKey) -> Result<Client, Failure> {
        let fingerprint = self
            .fingerprint
            .parse()
            .map_err(|_| Failure::new("sync.bad_fingerprint", json!({ "fingerprint": self.fingerprint })))?;
        Ok(Client::new(key, Expect::Fingerprint(fingerprint), self.address.split_whitespace())?)
    }
}

/// Where the peer answered: of several addresses, the one to keep.
fn answered_at(client: &Client, at: &PeerAt) -> String {
    client.address().unwrap_or_else(|| at.address.clone())
}

/// The key that the peer has proven.
fn proven(client: &Client) -> Result<PublicKey, Failure> {
    client.peer().ok_or_else(|| Failure::incident("sync.other", "the peer has proven no key"))
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        if let TransportError::BadAddress(address) = &error {
            return Self::new("sync.bad_address", json!({ "address": address }));
        }
        of_trouble(&Trouble::from(&error))
    }
}

/// What a person is told of a peer that cannot be talked to.
fn of_trouble(trouble: &Trouble) -> Failure {
    let code = format!("sync.{}", trouble.code());
    match trouble {
        Trouble::NotThePeer { found } => Failure::new(&code, json!({ "found": found.to_string() })),
        Trouble::Other(detail) => Failure::incident(&code, detail),
        _ => Failure::new(&code, json!({})),
    }
}

impl From<EnrolError> for Failure {
    fn from(error: EnrolError) -> Self {
        let code = match error {
            EnrolError::Transport(error) => return error.into(),
            EnrolError::Refused(refused) => match refused {
                Refused::OtherProtocol => "sync.other_protocol",
                Refused::CodeUnknown => "sync.code_unknown",
                Refused::CodeExpired => "sync.code_expired",
                Refused::CodeUsed => "sync.code_used",
                Refused::Revoked => "sync.revoked",
                Refused::NotAllowed => "sync.inviter_not_allowed",
                Refused::TooManyTries => "sync.too_many_tries",
                Refused::Unavailable => "sync.unavailable",
                Refused::Unreadable => "sync.unreadable",
            },
        };
        Self::new(code, json!({}))
    }
}

impl From<NodeError> for Failure {
    fn from(error: NodeError) -> Self {
        let detail = error.to_string();
        match error {
            NodeError::NoBusiness => Self::new("device.not_open", json!({})),
            NodeError::AlreadyAtWork => Self::new("sync.already_at_work", json!({})),
            NodeError::Listen { address, source } => {
                Self::new("sync.cannot_listen", json!({ "address": address.to_string(), "detail": source.to_string() }))
            }
            NodeError::File { path, .. } => {
                Self { params: json!({ "path": path, "detail": detail }), ..Self::incident("device.file", &detail) }
            }
            NodeError::Store(error) => error.into(),
            NodeError::Transport(error) => error.into(),
            NodeError::Key(_) => Self::incident("sync.other", &detail),
        }
    }
}
