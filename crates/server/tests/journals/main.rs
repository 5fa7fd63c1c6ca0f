//! The server's journals: the same stories over SQLite and over PostgreSQL, then what only several instances can do to each other,
//! and what breaks. Real server processes, real devices over TLS, a PostgreSQL of each test's own.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]

mod breaks;
mod conformance;
mod device;
mod instances;
#[path = "../../../../tests/src/postgres.rs"]
#[allow(dead_code, unreachable_pub, reason = "the journeys and the bench use the same file")]
mod postgres;
mod restores;
mod sales;
mod server;
mod settings;
