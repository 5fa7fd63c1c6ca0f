//! Takes in an answer's body, with the same bounds as the server's for requests.

use bytes::{Bytes, BytesMut};
use reqwest::Response;
use reqwest::header::CONTENT_ENCODING;
use tokio::time::{Instant, timeout_at};

use super::failure;
use crate::transport::compression::{ENCODING, UnpackError, unpack_apart};
use crate::transport::error::TransportError;
use crate::transport::limits::{BODY_BYTES_MAX, Limits};

/// The answer as the peer meant it.
pub(super) async fn receive(response: Response, limits: &Limits) -> Result<Bytes, TransportError> {
    let is_packed = match response.headers().get(CONTENT_ENCODING) {
        None => false,
        Some(name) if name == ENCODING => true,
        Some(name) => {
            return Err(TransportError::BrokenAnswer { detail: format!("it is packed as {name:?}") });
        }
    };
    let received = collect(response, limits).await?;
    if !is_packed {
        return Ok(received);
    }
    unpack_apart(received, BODY_BYTES_MAX).await.map_err(|error| match error {
        UnpackError::TooLarge { limit_bytes } => TransportError::TooLarge { limit_bytes },
        UnpackError::Damaged(error) => TransportError::BrokenAnswer { detail: error.to_string() },
    })
}

async fn collect(mut response: Response, limits: &Limits) -> Result<Bytes, TransportError> {
    let too_large = || TransportError::TooLarge { limit_bytes: BODY_BYTES_MAX };
    let announced = response.content_length().unwrap_or_default();
    if usize::try_from(announced).map_or(true, |announced| announced > BODY_BYTES_MAX) {
        return Err(too_large());
    }
    let began = Instant::now();
    let mut received = BytesMut::new();
    loop {
        let allowed = limits.allowance(received.len());
        let piece = timeout_at(began + allowed, response.chunk()).await;
        match piece.map_err(|_| failure::timed_out(allowed))? {
            Ok(None) => return Ok(received.freeze()),
            Ok(Some(piece)) if received.len() + piece.len() > BODY_BYTES_MAX => return Err(too_large()),
            Ok(Some(piece)) => received.extend_from_slice(&piece),
            Err(error) => return Err(TransportError::Broken { source: Some(error.without_url().into()) }),
        }
    }
}
