//! The thin transport below the engine: opaque requests and answers between two devices that know each other's keys.
//!
//! HTTP/2 over TLS 1.3, both sides authenticated by their device keys. It carries bytes and says who sent them; what the
//! bytes mean, who is enrolled, and when to try again is the engine's.
//!
//! Read in this order: [`DeviceKey`], [`Service`] and [`serve`], [`Client`]; then [`discovery`].

mod certificate;
mod client;
mod compression;
mod device_key;
pub mod discovery;
mod error;
mod frame;
mod frame_stream;
mod limits;
mod pinning;
mod server;
mod service;
#[cfg(test)]
mod tests;
mod tls;

/// The content type of a body.
const BODY_TYPE: &str = "application/octet-stream";
/// The content type of a stream of frames.
const FRAMES_TYPE: &str = "application/vnd.comptoir.frames";

pub use client::{Client, Listening};
pub use comptoir_domain::fingerprint::{BadFingerprint, Fingerprint};
pub use device_key::{BadKey, DeviceKey, NoRandomness, PublicKey};
pub use error::{Refusal, TransportError};
pub use frame_stream::{FrameSender, FrameStream, NotSent, frame_stream};
pub use limits::{BODY_BYTES_MAX, FRAME_BYTES_MAX, Limits, STRANGER_BODY_BYTES_MAX};
pub use pinning::{Expect, NotThePeer};
pub use server::{serve, serve_within};
pub use service::{Admission, Peer, Reply, Service, Who};
