//! Every bound of the transport, with its reason.

use std::time::Duration;

/// The largest request or answer, unpacked. Four of the largest events, which the store takes in up to 4 MiB each.
pub const BODY_BYTES_MAX: usize = 16 * 1024 * 1024;
/// The largest request of a device that is not enrolled: a code and a key, with room to spare.
pub const STRANGER_BODY_BYTES_MAX: usize = 64 * 1024;
/// The largest frame of a stream, unpacked: the largest event with its company.
pub const FRAME_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Headers of a request: ours take less than 200 bytes.
pub(super) const HEADER_BYTES_MAX: u32 = 16 * 1024;
/// Requests under way on one connection. A device asks a few things at once and listens to one or two streams.
pub(super) const STREAMS_MAX: u32 = 16;
/// What may be on its way in one stream: at 300 ms there and back, 850 kB/s.
pub(super) const STREAM_WINDOW_BYTES: u32 = 256 * 1024;
/// What may be on its way in one connection. All streams together, so that one that nobody reads cannot block the others.
pub(super) const CONNECTION_WINDOW_BYTES: u32 = STREAMS_MAX * STREAM_WINDOW_BYTES;
/// Replies leave in pieces of this size, so that one that the peer does not take is noticed.
pub(super) const PIECE_BYTES: usize = 64 * 1024;

/// Enrolled devices' connections, all together: below the 1,024 files that a system usually allows.
pub(super) const MEMBER_CONNECTIONS_MAX: usize = 512;
/// Connections of one enrolled device. After a power cut the old ones are dead but not yet noticed, so the oldest gives way.
pub(super) const CONNECTIONS_PER_MEMBER_MAX: usize = 4;
/// Connections of devices that are not enrolled, all together.
pub(super) const STRANGER_CONNECTIONS_MAX: usize = 64;
/// Connections of devices that are not enrolled, from one address.
pub(super) const STRANGER_CONNECTIONS_PER_ADDRESS_MAX: usize = 8;
/// Handshakes under way: each costs a millisecond of a core, and may wait for a slow network.
pub(super) const HANDSHAKES_MAX: usize = 128;
/// Handshakes under way from one address. A shop's devices may share one, and all come back when the power does.
pub(super) const HANDSHAKES_PER_ADDRESS_MAX: usize = 32;
/// Requests of enrolled devices whose bodies are held at once: 512 MiB if all were as large as can be.
pub(super) const MEMBER_CALLS_MAX: usize = 32;
/// Requests of others held at once. Apart, so that strangers never keep an enrolled device waiting.
pub(super) const STRANGER_CALLS_MAX: usize = 8;

/// Bodies below this are sent as they are: nothing to gain.
pub(super) const COMPRESS_FROM_BYTES: usize = 512;
/// zstd's default: 200 to 300 MB/s on one core.
pub(super) const COMPRESSION_LEVEL: i32 = 3;
/// The largest window that is unpacked, 8 MiB: four times what [`COMPRESSION_LEVEL`] uses, and all that a peer can make us hold.
pub(super) const WINDOW_LOG_MAX: u32 = 23;
/// Work on more bytes than this leaves the threads that serve connections.
pub(super) const INLINE_BYTES_MAX: usize = 64 * 1024;

/// The slowest that a body may come or go, after [`Limits::grace`]: a bad EDGE connection is ten times as fast.
pub(super) const RATE_MIN_BYTES_PER_S: u64 = 1024;

/// Addresses of one peer that are tried: a computer has a few, and a list must not take minutes.
pub(super) const ADDRESSES_MAX: usize = 16;

/// The bounds in time. [`Limits::default`] is what a product uses; tests have shorter ones.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A server waits this long for a whole TLS handshake.
    pub handshake_max: Duration,
    /// A server waits this long for the first request of a connection, headers whole.
    pub first_request_max: Duration,
    /// A server keeps a connection without requests this long. Longer than a client does.
    pub idle_max: Duration,
    /// A body may take this long whatever its size; more only at 1 KiB a second or faster.
    pub grace: Duration,
    /// A service may take this long to answer one request.
    pub call_max: Duration,
    /// How often a silent stream shows that it lives.
    pub heartbeat_every: Duration,
    /// A server closes a connection whose peer takes nothing of a reply for this long.
    pub stall_max: Duration,
    /// A server that stops waits this long for requests under way.
    pub drain_max: Duration,
    /// A client waits this long for one address to answer, handshake included.
    pub connect_max: Duration,
    /// A client waits this long for an answer's beginning, beside the time its request takes to go up.
    pub answer_max: Duration,
    /// A client takes a stream for broken after this long without frame or heartbeat: three heartbeats.
    pub silence_max: Duration,
    /// A client keeps a connection without requests this long.
    pub keep_max: Duration,
    /// How often either side asks the other for a sign of life while requests are under way.
    pub ping_every: Duration,
    /// A connection without that sign for this long is dead.
    pub ping_max: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            handshake_max: Duration::from_secs(10),
            first_request_max: Duration::from_secs(10),
            idle_max: Duration::from_secs(120),
            grace: Duration::from_secs(30),
            call_max: Duration::from_secs(60),
            heartbeat_every: Duration::from_secs(15),
            stall_max: Duration::from_secs(60),
            drain_max: Duration::from_secs(10),
            connect_max: Duration::from_secs(8),
            // The service's time and some for the way.
            answer_max: Duration::from_secs(75),
            silence_max: Duration::from_secs(45),
            keep_max: Duration::from_secs(90),
            ping_every: Duration::from_secs(10),
            ping_max: Duration::from_secs(20),
        }
    }
}

impl Limits {
    /// How long `bytes` of a body may take in all.
    pub(super) fn allowance(&self, bytes: usize) -> Duration {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.grace.saturating_add(Duration::from_secs(bytes / RATE_MIN_BYTES_PER_S))
    }
}
