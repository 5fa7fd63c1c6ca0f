//! Finds in reqwest's error what really happened.

use std::error::Error;
use std::io;
use std::time::Duration;

use rustls::CertificateError;

use crate::transport::error::TransportError;
use crate::transport::pinning::NotThePeer;

/// What an error of reqwest's means; `sought` says where the peer was sought.
pub(super) fn of(error: reqwest::Error, sought: &str) -> TransportError {
    // The address is in `sought`; the path may say what is asked.
    let error = error.without_url();
    match find::<rustls::Error>(&error) {
        Some(rustls::Error::InvalidCertificate(CertificateError::Other(other))) => {
            match other.0.downcast_ref::<NotThePeer>() {
                Some(not_the_peer) => TransportError::NotThePeer(*not_the_peer),
                None => TransportError::NotSecure { source: error.into() },
            }
        }
        Some(_) => TransportError::NotSecure { source: error.into() },
        None if error.is_connect() => {
            TransportError::Unreachable { addresses: sought.to_owned(), source: error.into() }
        }
        None => TransportError::Broken { source: Some(error.into()) },
    }
}

/// The peer took longer than `waited`.
pub(super) fn timed_out(waited: Duration) -> TransportError {
    TransportError::TimedOut { waited_ms: u64::try_from(waited.as_millis()).unwrap_or(u64::MAX) }
}

/// The first error of a kind in a chain. An [`io::Error`] hides the one inside it from [`Error::source`].
fn find<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = match inner {
            Some(inner) => Some(inner as &(dyn Error + 'static)),
            None => error.source(),
        };
    }
    None
}
