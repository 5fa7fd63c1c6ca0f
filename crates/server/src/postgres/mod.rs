//! The journals on PostgreSQL, shared by several instances of the server. SQL is spoken here alone.
//!
//! Each instance has a replica of every business that it was asked for, an ordinary [`Store`](comptoir_store::Store), which may
//! be thrown away. Read in this order: the schema (`migrations/server`), [`journal`] (one step of a business), [`pull`] and
//! [`push`], then [`database`] (how it is reached) and [`life`] (what happens after a restore).

mod codes;
mod database;
mod error;
mod journal;
mod known;
mod life;
mod notify;
mod organisations;
mod pull;
mod push;
mod seal;
mod tls;
mod tries;

pub(crate) use self::database::{Database, Target};
pub(crate) use self::error::PostgresError;
pub(crate) use self::journal::PostgresJournal;
pub(crate) use self::notify::listen;
pub(crate) use self::organisations::{Brought, Member};
