//! What can go wrong, and whether trying again helps.

use comptoir_domain::Refusal;
use thiserror::Error;

/// A fault of the machinery: disk, file, key, format.
#[derive(Debug, Error)]
pub enum StoreError {
    /// SQLite says no.
    #[error("the database answered: {0}")]
    Database(#[from] rusqlite::Error),
    /// The schema could not be brought up to date.
    #[error("the database could not be brought up to date: {0}")]
    Migration(#[from] Box<refinery::Error>),
    /// The file is not a database of Comptoir's, or the key is another's.
    #[error("the database cannot be opened with this key")]
    WrongKey,
    /// The database was written by a newer Comptoir.
    #[error("the database was written by a newer Comptoir (schema {found}, known {known}): update Comptoir")]
    TooNew {
        /// The schema's version in the file.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// Another Comptoir has opened the file meanwhile, and made its rows as it folds: this one would show and write something else.
    #[error("the database is in use by another Comptoir than this one since it was updated: start this one again")]
    Outdated,
    /// Stored bytes are not what they should be.
    #[error("stored data is damaged: {0}")]
    Damaged(String),
    /// The database file was damaged. It was set aside under a dated name, and can be brought back from a backup.
    #[error("the database was damaged; it is kept as {path}: restore a backup")]
    Quarantined {
        /// Where it is now.
        path: String,
    },
    /// No backup could be made before the schema changes: nothing was changed.
    #[error("no backup could be made before bringing the database up to date: {0}")]
    NoBackup(String),
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: {0}")]
    Random(String),
    /// The machinery failed for what came before, and so for this.
    #[error("the database could not be written: {0}")]
    Unavailable(String),
    /// Cryptography failed: a wrong code, or altered data.
    #[error("the code is wrong, or the data was altered")]
    Sealed,
}

impl StoreError {
    /// True when the same call may go through later: the disk was full or the file was busy.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Database(error) => may_pass(error),
            Self::Migration(error) => {
                std::error::Error::source(error).and_then(|cause| cause.downcast_ref()).is_some_and(may_pass)
            }
            Self::File { .. } | Self::NoBackup(_) | Self::Unavailable(_) => true,
            _ => false,
        }
    }
}

/// True when the disk was full or failed, or somebody else had the file.
fn may_pass(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, DiskFull, SystemIoFailure};
    error
        .sqlite_error_code()
        .is_some_and(|code| matches!(code, DatabaseBusy | DatabaseLocked | DiskFull | SystemIoFailure))
}

impl From<minicbor::decode::Error> for StoreError {
    fn from(error: minicbor::decode::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// Why a run of another device's log was not taken in. Nothing of it was written.
#[derive(Debug, Error)]
pub enum IngestError {
    /// Events between what is held and the run are missing: ask for them first.
    #[error("the run begins at {found}, and {expected} is missing")]
    Gap {
        /// The next sequence that fits.
        expected: i64,
        /// Where the run begins.
        found: i64,
    },
    /// A batch is cut: its events are taken together or not at all.
    #[error("event {seq} does not belong to a whole batch")]
    NotWhole {
        /// Where.
        seq: i64,
    },
    /// The author did not sign the link that the events give: one of them was altered, or they are another's.
    #[error("the signature of the log's author does not fit the events up to {seq}")]
    BadSignature {
        /// The last event.
        seq: i64,
    },
    /// An event cannot be read.
    #[error("event {seq} cannot be read: {detail}")]
    Unreadable {
        /// Which.
        seq: i64,
        /// Why.
        detail: String,
    },
    /// The run, or an event of it, is larger than anything that a device sends.
    #[error("the run is larger than the limit of {limit}")]
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// Nobody that is known here has taken the log's author into the business, at least not yet.
    #[error("the device {device} is not enrolled")]
    NotEnrolled {
        /// The author.
        device: comptoir_domain::ids::DeviceId,
    },
    /// The events belong to another business.
    #[error("the events belong to another organisation")]
    OtherOrganisation,
    /// The machinery failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a command or a query gave no answer.
#[derive(Debug, Error)]
pub enum ExecuteError {
    /// A rule of the business says no; nothing was written.
    #[error("{}", serde_json::to_string(.0).unwrap_or_default())]
    Refused(Refusal),
    /// There is no such command or query.
    #[error("there is no command or query named {0}")]
    Unknown(String),
    /// The body does not fit.
    #[error("the body does not fit: {0}")]
    BadBody(String),
    /// The command id was used for something else.
    #[error("this command id was used for another command")]
    CommandIdReused,
    /// The machinery failed; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for ExecuteError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<minicbor::decode::Error> for ExecuteError {
    fn from(error: minicbor::decode::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<Refusal> for ExecuteError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

macro_rules! refused_by {
    ($($context:ident),*) => {$(
        impl From<comptoir_domain::$context::Refusal> for ExecuteError {
            fn from(refusal: comptoir_domain::$context::Refusal) -> Self {
                Self::Refused(refusal.into())
            }
        }
    )*};
}
refused_by!(people, catalog, sales, till, stock, customers, conflicts);
