//! The event as stored: its header and payload in one CBOR array, the same bytes for ever and everywhere.
//!
//! Device, epoch, sequence and chain hash stand beside the bytes, not in them, so that an event re-emitted after a fork
//! keeps its id and its bytes.

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};

use crate::calendar::BusinessDate;
use crate::clock::{HybridTime, Timestamp};
use crate::command::CommandId;
use crate::event::{Scope, StreamKind, StreamRef};
use crate::ids::{DeviceId, EventId, UserId};

/// Where a stated time comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum TimeSource {
    /// The device's clock.
    #[n(0)]
    #[default]
    DeviceClock,
    /// A person stated it (a paper sale entered later). Backdating is a permission.
    #[n(1)]
    Stated,
}

/// An event's place in the atomic batch of its command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Batch {
    /// The command whose outcome the batch is.
    #[n(0)]
    pub command: CommandId,
    /// From 0.
    #[n(1)]
    pub index: u32,
    /// How many events the batch has.
    #[n(2)]
    pub size: u32,
}

/// An event as stored. Encoded as a CBOR array; fields may be appended, never removed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Content {
    /// Random, kept when the event is re-emitted.
    #[n(0)]
    pub id: EventId,
    /// The stream it belongs to.
    #[n(1)]
    pub stream: StreamRef,
    /// The heads of that stream which the author had seen, sorted.
    #[n(2)]
    pub heads: Vec<EventId>,
    /// The stream's scope.
    #[n(3)]
    pub scope: Scope,
    /// Orders; says nothing about when.
    #[n(4)]
    pub clock: HybridTime,
    /// The author's device.
    #[n(5)]
    pub device: DeviceId,
    /// The person who acted.
    #[n(6)]
    pub actor: UserId,
    /// When it happened.
    #[n(7)]
    pub occurred_at: Timestamp,
    /// How that is known.
    #[n(8)]
    pub time_source: TimeSource,
    /// The store's day to which it belongs.
    #[n(9)]
    pub business_date: BusinessDate,
    /// Its place in its command's batch.
    #[n(10)]
    pub batch: Batch,
    /// The frozen name of the payload.
    #[n(11)]
    pub kind: String,
    /// The payload's version.
    #[n(12)]
    pub version: u16,
    /// The payload, CBOR.
    #[n(13)]
    pub payload: ByteVec,
}

impl Content {
    /// The bytes to store, hash and send.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(256);
        let encoded: Result<(), minicbor::encode::Error<core::convert::Infallible>> =
            minicbor::encode(self, &mut bytes);
        debug_assert!(encoded.is_ok(), "writing to memory cannot fail");
        bytes
    }

    /// Reads stored bytes.
    ///
    /// # Errors
    /// When the bytes are no event of this format.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, minicbor::decode::Error> {
        minicbor::decode(bytes)
    }
}

/// What must be read of an event to keep it and pass it on, even when it is of a newer Comptoir.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The number of the stream's kind, known or not.
    pub kind: u8,
    /// What the stream is about.
    pub stream: uuid::Uuid,
    /// The stream's scope.
    pub scope: Scope,
    /// Orders.
    pub clock: HybridTime,
    /// The author's device.
    pub device: DeviceId,
    /// Its place in its command's batch.
    pub batch: Batch,
}

impl Envelope {
    /// Reads stored bytes; all of them are looked at.
    ///
    /// # Errors
    /// When the bytes are no event of any version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, minicbor::decode::Error> {
        let mut decoder = minicbor::Decoder::new(bytes);
        let fields = decoder.array()?.unwrap_or(0);
        if fields < 14 {
            return Err(minicbor::decode::Error::message("an event has at least fourteen fields"));
        }
        decoder.skip()?;
        decoder.array()?;
        let kind = decoder.u8()?;
        let stream = uuid::Uuid::from_slice(decoder.bytes()?)
            .map_err(|_| minicbor::decode::Error::message("an identifier has 16 bytes"))?;
        decoder.skip()?;
        let (scope, clock, device) = (decoder.decode()?, decoder.decode()?, decoder.decode()?);
        for _ in 0..4 {
            decoder.skip()?;
        }
        let batch = decoder.decode()?;
        for _ in 11..fields {
            decoder.skip()?;
        }
        if decoder.position() != bytes.len() {
            return Err(minicbor::decode::Error::message("more follows the event"));
        }
        Ok(Self { kind, stream, scope, clock, device, batch })
    }

    /// The scope of stored bytes, without a look at what follows it. What is no event belongs to everybody, who will refuse it.
    #[must_use]
    pub fn scope_of(bytes: &[u8]) -> Scope {
        let read = || {
            let mut decoder = minicbor::Decoder::new(bytes);
            decoder.array()?;
            for _ in 0..3 {
                decoder.skip()?;
            }
            decoder.decode::<Scope>()
        };
        read().unwrap_or(Scope::Organisation)
    }

    /// False for a stream kind of a newer Comptoir: the event is kept and passed on, and not folded.
    #[must_use]
    pub fn is_known(&self) -> bool {
        StreamKind::from_code(self.kind).is_some()
    }
}
