//! The frozen storage format of verdicts. Fields may be added with new numbers, never changed.

use minicbor::{Decode, Encode};

use crate::authority::Lack;
use crate::event::{StreamRef, events};
use crate::ids::EventId;

events! {
    /// What was found about an event's author.
    pub enum VerdictEvent of Verdict {
        /// A judge found that authority was lacking.
        "verdict.given" 1 => VerdictGiven,
        /// A judge found that it was not, by what it has learned since.
        "verdict.lifted" 1 => VerdictLifted,
        /// Somebody who might have done the same takes it on.
        "verdict.confirmed" 1 => VerdictConfirmed,
    }
}

/// A judge found that authority was lacking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct VerdictGiven {
    /// To whom recorded this event …
    #[n(0)]
    pub event: EventId,
    /// … of this stream …
    #[n(1)]
    pub stream: StreamRef,
    /// … and why.
    #[n(2)]
    pub lack: Lack,
}

/// A judge found that authority was not lacking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct VerdictLifted {}

/// Somebody takes the event on. No later verdict undoes that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct VerdictConfirmed {}
