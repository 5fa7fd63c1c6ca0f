//! Stock on disk: rows of levels, movements and limits.

pub(crate) mod projection;
pub(crate) mod queries;
mod verbs;
