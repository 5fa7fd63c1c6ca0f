//! How things stand with a peer, for screens.

use crate::link::Standing;
use crate::transport::{Fingerprint, Refusal, TransportError};

/// Why a peer cannot be talked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing answers at its address.
    Unreachable,
    /// It, or the network, is too slow.
    TooSlow,
    /// Another device answers at its address.
    NotThePeer {
        /// Whose key that one has.
        found: Fingerprint,
    },
    /// It does not know this device, or no longer.
    NotAdmitted,
    /// It does not hold this business.
    BusinessUnknown,
    /// The connection broke.
    Broken,
    /// It cannot serve now.
    Busy,
    /// Anything else; the words are for the log.
    Other(String),
}

impl Trouble {
    /// Its name for screens and the command line.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::TooSlow => "too_slow",
            Self::NotThePeer { .. } => "not_the_peer",
            Self::NotAdmitted => "not_admitted",
            Self::BusinessUnknown => "business_unknown",
            Self::Broken => "broken",
            Self::Busy => "busy",
            Self::Other(_) => "other",
        }
    }
}

impl From<&TransportError> for Trouble {
    fn from(error: &TransportError) -> Self {
        match error {
            TransportError::Unreachable { .. } => Self::Unreachable,
            TransportError::TimedOut { .. } => Self::TooSlow,
            TransportError::NotThePeer(other) => Self::NotThePeer { found: other.found },
            TransportError::Refused(Refusal::NotAdmitted) => Self::NotAdmitted,
            TransportError::Refused(Refusal::UnknownPath) => Self::BusinessUnknown,
            TransportError::Refused(Refusal::Busy | Refusal::Failed) => Self::Busy,
            TransportError::Broken { .. } => Self::Broken,
            other => Self::Other(other.to_string()),
        }
    }
}

/// How things stand with a peer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeerStatus {
    /// What the conversation came to.
    pub standing: Standing,
    /// Why it cannot be talked to now.
    pub trouble: Option<Trouble>,
    /// It says by itself when it has something new.
    pub is_listening: bool,
}
