//! Computers apart become one business: real processes, over loopback and over a network that is cut.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod heard;
mod kills;
mod namespaces;
mod refusals;
mod server;
mod store;
mod together;
