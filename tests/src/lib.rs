//! Journeys through the public surface of Comptoir, and the tools they share.

pub mod binary;
pub mod shop;
