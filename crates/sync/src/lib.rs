//! Replication between devices that are sometimes apart.
//!
//! What a device holds is said by the ends of the lines of its logs ([`Tip`](comptoir_store::Tip)): every log is followed from
//! its first event without a hole, so the ends say everything, and no cursor can be ahead of what was stored. Two devices
//! [exchange](message::Exchange) until their tips are equal.
//!
//! Read in this order: [`message`], [`answer`](mod@answer), [`link`] (no network, no clock), then [`transport`], which carries what they
//! say, and [`node`], which makes the two run between processes. [`enrolment`] is how a device or a business comes in.

pub mod answer;
pub mod answer_revoked;
pub mod enrolment;
pub mod journal;
pub mod lease;
pub mod link;
pub mod message;
pub mod node;
pub mod transport;
