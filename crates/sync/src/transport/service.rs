//! What a server does with requests: the engine's side of the transport.

use std::future::Future;
use std::net::SocketAddr;

use bytes::Bytes;

use super::device_key::PublicKey;
use super::error::Refusal;
use super::frame_stream::FrameStream;

/// What a device may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It is enrolled: anything.
    Member,
    /// It is not enrolled: only what [`Service::is_open`] says.
    Stranger,
    /// It was turned out: nothing.
    Barred,
}

/// Who asks, as the handshake proved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// An enrolled device.
    Member(PublicKey),
    /// A device that holds this key and is not enrolled.
    Stranger(PublicKey),
    /// A device that showed no key.
    Anonymous,
}

/// Who asks, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer {
    /// The device.
    pub who: Who,
    /// Its address, as this side sees it; a router may stand between.
    pub address: SocketAddr,
}

/// What a service answers.
#[derive(Debug)]
pub enum Reply {
    /// One body, of at most [`BODY_BYTES_MAX`](super::BODY_BYTES_MAX).
    Body(Bytes),
    /// A stream of frames that may last for days.
    Stream(FrameStream),
    /// A no.
    Refused(Refusal),
}

/// What a server serves.
pub trait Service: Send + Sync + 'static {
    /// What the holder of `key` may ask. Asked anew at each request and each heartbeat of a stream, so that a withdrawal
    /// takes effect at once: it must answer from memory.
    fn admits(&self, key: &PublicKey) -> Admission;

    /// Learns who holds `key`, where that is known elsewhere than in memory: before each connection and each request. Nothing,
    /// unless said otherwise; a request is refused where it cannot be learnt.
    fn meet(&self, key: &PublicKey) -> impl Future<Output = Result<(), Refusal>> + Send {
        let _ = key;
        std::future::ready(Ok(()))
    }

    /// True for the paths that devices may use that are not enrolled. None, unless said otherwise.
    fn is_open(&self, path: &str) -> bool {
        let _ = path;
        false
    }

    /// Answers one request. Dropped half-way when the peer goes away or the time is over: what must be done whole is done
    /// in a task of its own.
    fn call(&self, from: Peer, path: &str, body: Bytes) -> impl Future<Output = Reply> + Send;
}
