//! Why the server does not do what it was told: one line that says what, and how to mend it.

use std::path::Path;

use comptoir_store::{BackupError, StoreError};
use comptoir_sync::node::NodeError;
use comptoir_sync::transport::TransportError;
use thiserror::Error;

use crate::postgres::PostgresError;

/// One clear line.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// A setting makes no sense.
    #[error("{setting}: {why}")]
    Setting { setting: String, why: String },
    /// A file or folder cannot be read or written.
    #[error("{path}: {source}")]
    File { path: String, source: std::io::Error },
    /// Another server works on the folder.
    #[error("another comptoir-server works on {0}: stop it first")]
    AtWork(String),
    /// There is no such business.
    #[error("{0}")]
    Business(String),
    /// The keys of the server cannot be read.
    #[error("{0} is damaged: bring it back from where you keep a copy, or no database here can be opened")]
    Keys(String),
    /// PostgreSQL does not do what it is asked.
    #[error("PostgreSQL: {0}")]
    Postgres(#[from] PostgresError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Backup(#[from] BackupError),
    #[error(transparent)]
    Node(#[from] NodeError),
    #[error(transparent)]
    Transport(#[from] TransportError),
}

impl Failure {
    /// Names the file that could not be read or written.
    pub(crate) fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.display().to_string();
        move |source| Self::File { path, source }
    }
}
