//! Backups: the whole database in one encrypted file that the recovery sheet opens, and how it comes back.
//!
//! Architecture invariant: making a backup never waits for a command nor makes one wait, and restoring never deletes anything.

mod container;
mod make;
mod restore;
mod rotation;

use comptoir_domain::Timestamp;
use comptoir_domain::ids::{DeviceId, EpochId, OrganisationId};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::error::StoreError;
use crate::recovery::SealedKey;

pub use container::{inspect, inspect_bytes};
pub(crate) use make::before_migration;
pub use make::{BackupMade, list};
pub use restore::{PreparedRestore, Replaced, RestoreReport, Restored, Unlock, prepare};
pub(crate) use rotation::DAYS_KEPT;

/// What a backup says of itself, in clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The container's format; 1.
    pub format: u32,
    /// The Comptoir that made it.
    pub program: String,
    /// The business.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Its data are fictitious.
    pub demonstration: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// The device that made it.
    pub device: DeviceId,
    /// That device's current epoch.
    pub epoch: EpochId,
    /// The series of paper numbers of that epoch.
    pub series: u32,
    /// The last sequence of that epoch; 0 where there is none.
    pub last_seq: i64,
    /// How many events it holds, of all devices.
    pub events: u64,
    /// When the last of them happened.
    pub last_event_at: Option<Timestamp>,
    /// The size of the database.
    pub database_bytes: u64,
    /// SHA-256 of the database, in hexadecimal.
    pub sha256: String,
    /// The key of the database under the code of the recovery sheet; absent where no sheet was printed.
    pub recovery: Option<SealedKey>,
}

/// A manifest as the screens show it: without the sealed key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupSummary {
    /// The file; empty where its content was sent instead.
    pub path: String,
    /// The business.
    pub organisation_name: String,
    /// Its data are fictitious.
    pub demonstration: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// How many events it holds.
    pub events: u64,
    /// When the last of them happened.
    pub last_event_at: Option<Timestamp>,
    /// The size of the database.
    pub bytes: u64,
    /// The recovery sheet opens it.
    pub has_recovery: bool,
}

impl Manifest {
    /// The manifest as the screens show it.
    #[must_use]
    pub fn summary(&self, path: &str) -> BackupSummary {
        BackupSummary {
            path: path.to_owned(),
            organisation_name: self.organisation_name.clone(),
            demonstration: self.demonstration,
            created_at: self.created_at,
            events: self.events,
            last_event_at: self.last_event_at,
            bytes: self.database_bytes,
            has_recovery: self.recovery.is_some(),
        }
    }
}

/// Why a backup was not made or not restored. The target is as it was.
#[derive(Debug, Error)]
pub enum BackupError {
    /// There is no business to back up yet.
    #[error("there is no business to back up")]
    NotFounded,
    /// The file is no backup of Comptoir's.
    #[error("the file is not a backup of Comptoir")]
    NotABackup,
    /// A newer Comptoir made it.
    #[error("the backup was made by a newer Comptoir (format {format}): update Comptoir")]
    TooNew {
        /// The container's format.
        format: u32,
    },
    /// The file is cut, or was altered.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    /// No recovery sheet opens it.
    #[error("the backup was made before a recovery sheet was printed: only its own computer can open it")]
    NoRecovery,
    /// The folder holds a business already.
    #[error("the folder holds the business {organisation_name} already: nothing was changed")]
    TargetFounded {
        /// Its name.
        organisation_name: String,
    },
    /// The folder holds a database that cannot be read.
    #[error("the folder holds a database that cannot be read: nothing was changed")]
    TargetUnreadable,
    /// The machinery failed, or the code is wrong.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for BackupError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// A fault of a file.
fn file_error(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> BackupError + '_ {
    move |source| StoreError::File { path: path.display().to_string(), source }.into()
}
