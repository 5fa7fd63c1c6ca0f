//! Customers on disk.

mod edit;
mod projection;
pub(crate) mod queries;
