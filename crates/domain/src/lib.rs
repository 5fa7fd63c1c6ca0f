//! The rules of Comptoir: events, folds, decisions.
//!
//! Architecture invariant: nothing here reads a clock, draws a random number, touches a file or speaks SQL.
//! Whatever a decision needs from outside comes in a [`Context`]; whatever it decides leaves as events.
//!
//! Read in this order: [`event`] (what is recorded), [`fold`] (how state follows), [`command`] (how events are
//! decided), then one context, for instance [`sales`].

pub mod authority;
pub mod calendar;
pub mod catalog;
pub mod clock;
pub mod command;
pub mod conflicts;
pub mod context;
pub mod customers;
pub mod event;
pub mod fingerprint;
pub mod fold;
pub mod hash;
pub mod ids;
pub mod ledger;
pub mod link;
pub mod money;
pub mod people;
pub mod picture;
pub mod quantity;
pub mod rate;
pub mod refusal;
pub mod register;
pub mod sales;
pub mod sealed;
pub mod signature;
pub mod stock;
pub mod till;

pub use calendar::{BusinessDate, Zone};
pub use clock::{HybridTime, Timestamp};
pub use command::{Command, CommandId};
pub use context::Context;
pub use link::Link;
pub use money::{Currency, Money};
pub use quantity::Quantity;
pub use rate::BasisPoints;
pub use refusal::Refusal;
pub use sealed::Sealed;
