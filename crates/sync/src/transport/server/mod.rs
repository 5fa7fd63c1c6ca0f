//! The server: what a relay, or the central server, does with connections.
//!
//! hyper itself and not axum: there is one verb, and paths belong to the engine, so a router would have nothing to do; and
//! what is wanted here (who holds which key, what is stalled, who gives way) is decided at the connection, below a router.

mod activity;
mod connection;
mod crowd;
mod receive;
mod reply_body;
mod request;

use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use self::crowd::Crowd;
use super::device_key::DeviceKey;
use super::error::TransportError;
use super::limits::{Limits, MEMBER_CALLS_MAX, STRANGER_CALLS_MAX};
use super::service::Service;
use super::tls::{Identity, server_config};

/// How long to wait when the system has no file or memory left for a connection.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// What all connections of one server share.
struct Shared<S> {
    service: Arc<S>,
    acceptor: TlsAcceptor,
    crowd: Crowd,
    limits: Limits,
    leaving: CancellationToken,
    member_calls: Semaphore,
    stranger_calls: Semaphore,
}

/// Serves until `shutdown` is over, then lets what is under way end: requests are answered, streams end as meant.
///
/// # Errors
/// [`TransportError::Setup`] when the certificate or TLS cannot be set up. Once it serves, no peer's doing ends it.
pub async fn serve<S: Service>(
    listener: TcpListener,
    key: &DeviceKey,
    service: Arc<S>,
    shutdown: impl Future<Output = ()>,
) -> Result<(), TransportError> {
    serve_within(Limits::default(), listener, key, service, shutdown).await
}

/// [`serve`] with other bounds in time.
///
/// # Errors
/// As [`serve`].
pub async fn serve_within<S: Service>(
    limits: Limits,
    listener: TcpListener,
    key: &DeviceKey,
    service: Arc<S>,
    shutdown: impl Future<Output = ()>,
) -> Result<(), TransportError> {
    let leaving = CancellationToken::new();
    // Whoever drops this future instead of ending it leaves too.
    let _leave = leaving.clone().drop_guard();
    let shared = Arc::new(Shared {
        service,
        acceptor: TlsAcceptor::from(Arc::new(server_config(Identity::of(key)?)?)),
        crowd: Crowd::default(),
        limits,
        leaving: leaving.clone(),
        member_calls: Semaphore::new(MEMBER_CALLS_MAX),
        stranger_calls: Semaphore::new(STRANGER_CALLS_MAX),
    });
    let connections = TaskTracker::new();
    let mut shutdown = pin!(shutdown);
    loop {
        tokio::select! {
            () = &mut shutdown => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => welcome(&shared, &connections, stream, address),
                Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
            },
        }
    }
    drop(listener);
    leaving.cancel();
    connections.close();
    connections.wait().await;
    Ok(())
}

fn welcome<S: Service>(shared: &Arc<Shared<S>>, connections: &TaskTracker, stream: TcpStream, address: SocketAddr) {
    // An IPv4 address is one and the same, whatever kind of socket it came through.
    let address = SocketAddr::new(address.ip().to_canonical(), address.port());
    let Some(knock) = shared.crowd.knock(address.ip()) else { return };
    let _ = stream.set_nodelay(true);
    connections.spawn(connection::attend(Arc::clone(shared), stream, address, knock));
}
