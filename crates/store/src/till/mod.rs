//! The till on disk: shifts, the queue, and who is collecting what.

pub(crate) mod claims;
mod projection;
pub(crate) mod queries;
mod shift_verbs;
