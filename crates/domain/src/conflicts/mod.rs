//! Conflicts: what people decide where facts recorded apart have broken a rule together.
//!
//! Folding finds the [`Anomaly`](crate::fold::Anomaly); people meet it as a conflict. A [`Resolution`] is what somebody decided about
//! it, in a stream whose id follows from the anomaly's, so that decisions made apart meet there. What a remedy does (money
//! goes back, goods are counted, a value is set) is an ordinary fact of its own stream in the same batch: nothing of what
//! happened is ever taken away.
//!
//! Read in this order: [`Conflict`] (what it is about, and the remedies that it has), `resolve`, [`Resolution`] (what folds).

mod conflict;
mod events;
mod offers;
mod refusal;
mod resolution;
mod resolve;

pub use conflict::{Conflict, Matter, SerialHolder};
pub use events::*;
pub use offers::Offer;
pub use refusal::Refusal;
pub use resolution::{Resolution, Resolved};
pub use resolve::{Decision, Remedy, ResolveConflict};
