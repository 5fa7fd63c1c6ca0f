//! The decoders, each as a function of bytes.

use comptoir_domain::event::{Content, Envelope, Event, StreamKind};
use comptoir_store::{LogRun, Secret, Tip};
use comptoir_sync::enrolment::{Bring, Brought, Enrol, Enrolled};
use comptoir_sync::lease::{Declare, Leases};
use comptoir_sync::message::{Answer, Exchange, Receipt};
use comptoir_sync::node::{Hint, Listen};
use minicbor::Decode;

type Decoder = (&'static str, fn(&[u8]));

/// Everything that reads what came over the network. Frames, packed bodies, certificates and announcements are fed beside
/// their decoders, in `crates/sync/src/transport`.
pub(crate) const DECODERS: [Decoder; 15] = [
    ("Exchange", read::<Exchange>),
    ("Answer", read::<Answer>),
    ("Enrol", read::<Enrol>),
    ("Enrolled", read::<Enrolled>),
    ("Bring", read::<Bring>),
    ("Brought", read::<Brought>),
    ("Hint", read::<Hint>),
    ("Listen", read::<Listen>),
    ("Declare", read::<Declare>),
    ("Leases", read::<Leases>),
    ("LogRun", read::<LogRun>),
    ("Secret, Tip, Receipt", |bytes| {
        read::<Secret>(bytes);
        read::<Tip>(bytes);
        read::<Receipt>(bytes);
    }),
    ("Envelope", |bytes| drop(Envelope::from_bytes(bytes))),
    ("Content", content),
    ("payloads", payloads),
];

fn read<T: for<'a> Decode<'a, ()>>(bytes: &[u8]) {
    drop(minicbor::decode::<T>(bytes));
}

/// An event, and its payload.
fn content(bytes: &[u8]) {
    if let Ok(content) = Content::from_bytes(bytes) {
        // What can be read as an event can be kept and passed on.
        assert!(content.to_bytes().len() < bytes.len() * 2 + 1_000);
        drop(Event::decode(content.stream.kind, &content.kind, content.version, &content.payload));
    }
}

/// The bytes as the payload of an event of every kind.
fn payloads(bytes: &[u8]) {
    for stream in StreamKind::ALL {
        for (kind, version) in Event::kinds(stream) {
            drop(Event::decode(stream, kind, *version, bytes));
        }
    }
}
