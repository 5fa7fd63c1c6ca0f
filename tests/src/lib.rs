//! What the journeys share: a shop in a folder of its own, with its people, and the real binary.

pub mod binary;
pub mod cli_shop;
pub mod desk;
pub mod lan;
pub mod large;
pub mod network;
#[cfg(unix)]
pub mod postgres;
pub mod shop;
pub mod terminals;
pub mod window;
