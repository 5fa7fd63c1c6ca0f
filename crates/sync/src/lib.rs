//! Replication between devices: a sans-I/O engine, and the thin transport that carries its bytes.

pub mod transport;
