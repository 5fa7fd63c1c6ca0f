//! Takes in a request's body: neither too large, nor too slow, nor too much when unpacked.

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Incoming};
use hyper::header::{CONTENT_ENCODING, HeaderMap};
use tokio::time::{Instant, timeout_at};

use crate::transport::compression::{ENCODING, UnpackError, unpack_apart};
use crate::transport::error::Refusal;
use crate::transport::limits::Limits;

/// The body as the peer meant it, of `limit_bytes` at most both packed and unpacked.
pub(super) async fn receive(
    headers: &HeaderMap,
    body: Incoming,
    limit_bytes: usize,
    limits: &Limits,
) -> Result<Bytes, Refusal> {
    let packed = match headers.get(CONTENT_ENCODING) {
        None => false,
        Some(name) if name == ENCODING => true,
        Some(_) => return Err(Refusal::UnknownEncoding),
    };
    let received = collect(body, limit_bytes, limits).await?;
    if !packed {
        return Ok(received);
    }
    unpack_apart(received, limit_bytes).await.map_err(|error| match error {
        UnpackError::TooLarge { .. } => Refusal::TooLarge,
        UnpackError::Damaged(_) => Refusal::Unreadable,
    })
}

async fn collect(mut body: Incoming, limit_bytes: usize, limits: &Limits) -> Result<Bytes, Refusal> {
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if announced > limit_bytes {
        return Err(Refusal::TooLarge);
    }
    let began = Instant::now();
    let mut received = BytesMut::new();
    loop {
        // The allowance grows with what has come: a slow network is waited for, a peer that drips bytes is not.
        let piece = timeout_at(began + limits.allowance(received.len()), body.frame()).await;
        let frame = match piece.map_err(|_| Refusal::TooSlow)? {
            None => return Ok(received.freeze()),
            Some(frame) => frame.map_err(|_| Refusal::Unreadable)?,
        };
        if let Ok(data) = frame.into_data() {
            if received.len() + data.len() > limit_bytes {
                return Err(Refusal::TooLarge);
            }
            received.extend_from_slice(&data);
        }
    }
}
