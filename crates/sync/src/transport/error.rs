//! What can go wrong between two devices, and whether trying again helps.

use std::fmt;

use thiserror::Error;

use super::pinning::NotThePeer;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why a request got no answer, or a stream no further frame.
#[derive(Debug, Error)]
pub enum TransportError {
    /// No address of the peer answers: it is off, elsewhere, or the network is.
    #[error("the peer cannot be reached at {addresses}")]
    Unreachable {
        /// Where it was sought.
        addresses: String,
        /// What the last one said.
        #[source]
        source: Source,
    },
    /// The peer answered too slowly, or fell silent.
    #[error("the peer took longer than {waited_ms} ms")]
    TimedOut {
        /// How long was waited, in milliseconds.
        waited_ms: u64,
    },
    /// Another device answered at the peer's address.
    #[error(transparent)]
    NotThePeer(#[from] NotThePeer),
    /// What answered could not prove a key, or does not speak TLS 1.3 and HTTP/2.
    #[error("no secure connection could be made")]
    NotSecure {
        /// What was wrong with the handshake.
        #[source]
        source: Source,
    },
    /// The peer understood, and said no.
    #[error("the peer refused: {0}")]
    Refused(Refusal),
    /// A request, an answer or a frame is larger than allowed.
    #[error("more than {limit_bytes} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit_bytes: usize,
    },
    /// The connection broke before the answer or the stream had ended: the request may or may not have been carried out.
    #[error("the connection broke")]
    Broken {
        /// How, where it is known.
        #[source]
        source: Option<Source>,
    },
    /// The answer came whole and makes no sense.
    #[error("the peer's answer cannot be read: {detail}")]
    BrokenAnswer {
        /// What is wrong with it.
        detail: String,
    },
    /// An address is not of the form `host:port`, or a path is not one.
    #[error("{0} is not an address")]
    BadAddress(String),
    /// Certificate, TLS or HTTP could not be set up on this side.
    #[error("the transport could not be set up")]
    Setup(#[source] Source),
}

impl TransportError {
    /// True when the same call may go through later, without anybody doing anything.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::TimedOut { .. } | Self::Broken { .. } => true,
            Self::Refused(refusal) => refusal.is_transient(),
            Self::NotThePeer(_)
            | Self::NotSecure { .. }
            | Self::TooLarge { .. }
            | Self::BrokenAnswer { .. }
            | Self::BadAddress(_)
            | Self::Setup(_) => false,
        }
    }
}

/// Why a server does not answer a request, as an HTTP status says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The request makes no sense.
    Unreadable,
    /// The device is not enrolled, or no longer.
    NotAdmitted,
    /// The service has nothing under this path: it may be older or newer.
    UnknownPath,
    /// The request came too slowly.
    TooSlow,
    /// The request is too large.
    TooLarge,
    /// The request is packed in a way that this server does not know.
    UnknownEncoding,
    /// The service failed.
    Failed,
    /// Too much is under way: later.
    Busy,
    /// A status that this version does not know.
    Other(u16),
}

impl Refusal {
    /// The HTTP status that says so.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Unreadable => 400,
            Self::NotAdmitted => 403,
            Self::UnknownPath => 404,
            Self::TooSlow => 408,
            Self::TooLarge => 413,
            Self::UnknownEncoding => 415,
            Self::Failed => 500,
            Self::Busy => 503,
            Self::Other(status) => status,
        }
    }

    /// What a status other than 200 says.
    #[must_use]
    pub const fn from_status(status: u16) -> Self {
        match status {
            400 => Self::Unreadable,
            403 => Self::NotAdmitted,
            404 => Self::UnknownPath,
            408 => Self::TooSlow,
            413 => Self::TooLarge,
            415 => Self::UnknownEncoding,
            500 => Self::Failed,
            503 => Self::Busy,
            other => Self::Other(other),
        }
    }

    /// True when the same request may be answered later.
    #[must_use]
    pub const fn is_transient(self) -> bool {
        matches!(self, Self::TooSlow | Self::Failed | Self::Busy | Self::Other(429 | 500..=599))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self {
            Self::Unreadable => "the request cannot be read",
            Self::NotAdmitted => "this device is not admitted",
            Self::UnknownPath => "there is nothing under this path",
            Self::TooSlow => "the request came too slowly",
            Self::TooLarge => "the request is too large",
            Self::UnknownEncoding => "the request's encoding is not known",
            Self::Failed => "the service failed",
            Self::Busy => "too much is under way",
            Self::Other(status) => return write!(formatter, "status {status}"),
        };
        formatter.write_str(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_crosses_as_its_status() {
        for status in 200..600 {
            assert_eq!(Refusal::from_status(status).status(), status);
        }
    }

    #[test]
    fn trying_again_helps_against_the_network_not_against_a_no() {
        assert!(TransportError::Broken { source: None }.is_transient());
        assert!(TransportError::Refused(Refusal::Busy).is_transient());
        assert!(!TransportError::Refused(Refusal::NotAdmitted).is_transient());
        assert!(!TransportError::TooLarge { limit_bytes: 1 }.is_transient());
    }
}
