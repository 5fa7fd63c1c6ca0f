//! One connection: handshake, requests, and its end.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http2::{Builder, Connection};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout};
use tokio_rustls::server::TlsStream;

use super::Shared;
use super::activity::{Activity, Verdict};
use super::crowd::{Knock, Seat};
use super::request::{Caller, answer};
use crate::transport::certificate::key_of;
use crate::transport::device_key::PublicKey;
use crate::transport::limits::{
    CONNECTION_WINDOW_BYTES, HEADER_BYTES_MAX, Limits, PIECE_BYTES, STREAM_WINDOW_BYTES, STREAMS_MAX,
};
use crate::transport::service::{Admission, Service};

/// How often a connection is looked at, in parts of its shortest bound: fine enough to keep it within a quarter.
const LOOKS: u32 = 4;

/// Serves one connection to its end.
pub(super) async fn attend<S: Service>(shared: Arc<Shared<S>>, stream: TcpStream, address: SocketAddr, knock: Knock) {
    let handshake = timeout(shared.limits.handshake_max, shared.acceptor.accept(stream));
    let stream = tokio::select! {
        shaken = handshake => match shaken {
            Ok(Ok(stream)) => stream,
            // Garbage, TLS 1.2, a certificate without its key, too slow: rustls has told the peer what it may know.
            Ok(Err(_)) | Err(_) => return,
        },
        () = shared.leaving.cancelled() => return,
    };
    drop(knock);
    let key = proven_key(&stream);
    if let Some(key) = &key {
        // Who cannot be looked up now is told so at each request.
        let _ = shared.service.meet(key).await;
    }
    let seat = match key {
        Some(key) if shared.service.admits(&key) == Admission::Member => shared.crowd.seat_member(key),
        _ => shared.crowd.seat_stranger(address.ip()),
    };
    let Some(seat) = seat else { return };
    let activity = Activity::begin();
    let caller = Caller { key, address, activity: Arc::clone(&activity) };
    let service = service_fn(|request| {
        let answered = answer(Arc::clone(&shared), caller.clone(), request);
        async move { Ok::<_, Infallible>(answered.await) }
    });
    let connection = builder(&shared.limits).serve_connection(TokioIo::new(stream), service);
    supervise(connection, &shared, &activity, &seat).await;
}

/// The key that the handshake proved; none when the peer showed no certificate.
fn proven_key(stream: &TlsStream<TcpStream>) -> Option<PublicKey> {
    let (_, session) = stream.get_ref();
    session.peer_certificates()?.first().and_then(|certificate| key_of(certificate).ok())
}

fn builder(limits: &Limits) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        .max_concurrent_streams(STREAMS_MAX)
        .max_header_list_size(HEADER_BYTES_MAX)
        .initial_stream_window_size(STREAM_WINDOW_BYTES)
        .initial_connection_window_size(CONNECTION_WINDOW_BYTES)
        .max_send_buf_size(PIECE_BYTES)
        .keep_alive_interval(limits.ping_every)
        .keep_alive_timeout(limits.ping_max)
        .auto_date_header(false);
    builder
}

/// What a connection can be told from outside.
trait Closable: Future {
    fn close(self: Pin<&mut Self>);
}

impl<I, B, S> Closable for Connection<I, S, TokioExecutor>
where
    S: hyper::service::HttpService<hyper::body::Incoming, ResBody = B>,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    I: hyper::rt::Read + hyper::rt::Write + Unpin,
    B: hyper::body::Body + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    TokioExecutor: hyper::rt::bounds::Http2ServerConnExec<S::Future, B>,
{
    fn close(self: Pin<&mut Self>) {
        self.graceful_shutdown();
    }
}

/// Drives a connection, and ends it when the server leaves, the peer idles or stalls, or a newer connection wants the place.
async fn supervise<S>(connection: impl Closable, shared: &Shared<S>, activity: &Activity, seat: &Seat) {
    let limits = &shared.limits;
    let mut connection = pin!(connection);
    let mut looks = interval(look_every(limits));
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut closed_by: Option<Instant> = None;
    loop {
        let over = sleep_until(closed_by.unwrap_or_else(Instant::now));
        tokio::select! {
            _ = connection.as_mut() => return,
            () = seat.given_up() => return,
            () = over, if closed_by.is_some() => return,
            () = shared.leaving.cancelled(), if closed_by.is_none() => {
                connection.as_mut().close();
                closed_by = Some(Instant::now() + limits.drain_max);
            }
            _ = looks.tick() => match activity.verdict(limits) {
                Verdict::Stalled | Verdict::Mute => return,
                Verdict::Idle if closed_by.is_none() => {
                    connection.as_mut().close();
                    closed_by = Some(Instant::now() + limits.drain_max);
                }
                Verdict::Idle | Verdict::Keep => {}
            },
        }
    }
}

fn look_every(limits: &Limits) -> Duration {
    let shortest = limits.first_request_max.min(limits.idle_max).min(limits.stall_max);
    (shortest / LOOKS).max(Duration::from_millis(1))
}
