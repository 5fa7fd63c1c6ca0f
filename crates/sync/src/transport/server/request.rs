//! One request, from its headers to its reply.

use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use hyper::body::Incoming;
use hyper::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use super::Shared;
use super::activity::{Activity, Open};
use super::receive::receive;
use super::reply_body::{Frames, ReplyBody};
use crate::transport::compression::{ENCODING, pack_apart};
use crate::transport::device_key::PublicKey;
use crate::transport::error::Refusal;
use crate::transport::limits::{BODY_BYTES_MAX, Limits, STRANGER_BODY_BYTES_MAX};
use crate::transport::service::{Admission, Peer, Reply, Service, Who};
use crate::transport::{BODY_TYPE, FRAMES_TYPE};

/// Whose requests a connection brings.
#[derive(Clone, Debug)]
pub(super) struct Caller {
    pub(super) key: Option<PublicKey>,
    pub(super) address: SocketAddr,
    pub(super) activity: Arc<Activity>,
}

/// Answers one request, be it with a no.
pub(super) async fn answer<S: Service>(
    shared: Arc<Shared<S>>,
    caller: Caller,
    request: Request<Incoming>,
) -> Response<ReplyBody> {
    let open = caller.activity.open();
    let packs = accepts_packed(request.headers());
    let path = request.uri().path().to_owned();
    match reply(&shared, &caller, request).await {
        Reply::Body(bytes) if bytes.len() <= BODY_BYTES_MAX => whole(&caller, open, bytes, packs).await,
        // Larger than the peer would take: said here, rather than sent for nothing.
        Reply::Body(_) => refused(&caller, open, Refusal::Failed),
        Reply::Refused(refusal) => refused(&caller, open, refusal),
        Reply::Stream(stream) => {
            let pulse = caller.activity.reply();
            let service = Arc::clone(&shared.service);
            let admitted = move || admit(&*service, &caller, &path).is_ok();
            let frames = Frames::new(stream, shared.limits.heartbeat_every, shared.leaving.clone(), admitted);
            let body = ReplyBody::frames(frames, pulse, open);
            response(StatusCode::OK, FRAMES_TYPE, body)
        }
    }
}

async fn reply<S: Service>(shared: &Shared<S>, caller: &Caller, request: Request<Incoming>) -> Reply {
    let (head, body) = request.into_parts();
    let path = head.uri.path();
    if head.method != Method::POST {
        return Reply::Refused(Refusal::Unreadable);
    }
    if let Some(key) = &caller.key
        && let Err(refusal) = shared.service.meet(key).await
    {
        return Reply::Refused(refusal);
    }
    let admitted = admit(&*shared.service, caller, path);
    let (peer, body_max, calls) = match admitted {
        Ok(peer) if matches!(peer.who, Who::Member(_)) => (peer, BODY_BYTES_MAX, &shared.member_calls),
        Ok(peer) => (peer, STRANGER_BODY_BYTES_MAX, &shared.stranger_calls),
        Err(refusal) => return Reply::Refused(refusal),
    };
    let _permit = match permit(calls, &shared.limits).await {
        Ok(permit) => permit,
        Err(refusal) => return Reply::Refused(refusal),
    };
    let body = match receive(&head.headers, body, body_max, &shared.limits).await {
        Ok(body) => body,
        Err(refusal) => return Reply::Refused(refusal),
    };
    let call = shared.service.call(peer, path, body);
    timeout(shared.limits.call_max, call).await.unwrap_or(Reply::Refused(Refusal::Busy))
}

/// Who asks, if this may be asked by them.
fn admit<S: Service>(service: &S, caller: &Caller, path: &str) -> Result<Peer, Refusal> {
    let who = match caller.key {
        None => Who::Anonymous,
        Some(key) => match service.admits(&key) {
            Admission::Member => Who::Member(key),
            Admission::Stranger => Who::Stranger(key),
            Admission::Barred => return Err(Refusal::NotAdmitted),
        },
    };
    if !matches!(who, Who::Member(_)) && !service.is_open(path) {
        return Err(Refusal::NotAdmitted);
    }
    Ok(Peer { who, address: caller.address })
}

/// Waits for its turn, since each request under way may hold a large body.
async fn permit<'a>(calls: &'a Semaphore, limits: &Limits) -> Result<SemaphorePermit<'a>, Refusal> {
    match timeout(limits.grace, calls.acquire()).await {
        Ok(Ok(permit)) => Ok(permit),
        Ok(Err(_)) | Err(_) => Err(Refusal::Busy),
    }
}

fn accepts_packed(headers: &HeaderMap) -> bool {
    let names = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    names.flat_map(|value| value.split(',')).any(|name| name.trim() == ENCODING)
}

async fn whole(caller: &Caller, open: Open, bytes: Bytes, packs: bool) -> Response<ReplyBody> {
    let packed = if packs { pack_apart(bytes.clone()).await } else { None };
    let is_packed = packed.is_some();
    let body = ReplyBody::whole(packed.unwrap_or(bytes), caller.activity.reply(), open);
    let mut response = response(StatusCode::OK, BODY_TYPE, body);
    if is_packed {
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(ENCODING));
    }
    response
}

fn refused(caller: &Caller, open: Open, refusal: Refusal) -> Response<ReplyBody> {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response(status, BODY_TYPE, ReplyBody::whole(Bytes::new(), caller.activity.reply(), open))
}

fn response(status: StatusCode, content_type: &'static str, body: ReplyBody) -> Response<ReplyBody> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}
