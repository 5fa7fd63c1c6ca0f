//! Bringing a backup back: first beside everything, opened and verified; then, if that is wanted, in its place.
//!
//! The restored journal goes on in a new epoch with a new series of paper numbers, because the device of the backup may have
//! recorded more since, and may still be at work.

use std::path::{Path, PathBuf};

use comptoir_domain::ids::OrganisationId;
use comptoir_domain::{Timestamp, Zone};
use rusqlite::{Connection, OptionalExtension as _};

use super::{BackupError, Manifest, container, file_error, inspect};
use crate::database::{self, DatabaseKey, Medium, sync_directory};
use crate::error::StoreError;
use crate::journal::Head;
use crate::one_time_code::normalise_code;
use crate::people::organisation_id;
use crate::quarantine::set_aside;
use crate::store::{Epoch, Store};
use crate::verify::verify;

/// What opens the backup.
pub enum Unlock<'a> {
    /// The code of the recovery sheet, as typed.
    Code(&'a str),
    /// The key itself, on the computer that made the backup.
    Key(&'a DatabaseKey),
}

/// What is known of a database in the target folder.
pub enum Replaced<'a> {
    /// Its key: it is opened, and must hold no business.
    Key(&'a DatabaseKey),
    /// Nothing: there must be none.
    Nothing,
}

/// What restoring would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestoreReport {
    /// What the backup says of itself; checked against its content.
    pub manifest: Manifest,
    /// When the last event in it happened.
    pub last_event_at: Option<Timestamp>,
    /// How many sales it holds.
    pub sales: u64,
    /// The folder holds a database without a business, which would be set aside.
    pub sets_aside: bool,
}

/// A backup that was opened and verified beside the target folder's content. Dropping it leaves no trace.
pub struct PreparedRestore {
    target: PathBuf,
    staging: PathBuf,
    key: DatabaseKey,
    report: RestoreReport,
    series_held: u32,
}

/// A backup that was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The business.
    pub organisation: OrganisationId,
    /// The series of paper numbers from now on.
    pub series: u32,
    /// Where the database that was in the way is now.
    pub set_aside: Option<PathBuf>,
}

/// Opens and verifies a backup beside what is in the folder `target`. Nothing there is changed.
///
/// # Errors
/// [`BackupError`]: the target holds a business, the code is wrong, or the backup is not whole.
pub fn prepare(
    backup: &Path,
    unlock: &Unlock<'_>,
    target: &Path,
    replaced: &Replaced<'_>,
) -> Result<PreparedRestore, BackupError> {
    let sets_aside = check_target(target, replaced)?;
    let manifest = inspect(backup)?;
    let key = match unlock {
        Unlock::Key(key) => (*key).clone(),
        Unlock::Code(code) => manifest.recovery.as_ref().ok_or(BackupError::NoRecovery)?.open(&normalise_code(code))?,
    };
    std::fs::create_dir_all(target).map_err(file_error(target))?;
    let staging = target.join(format!("restoring-{}", uuid::Uuid::new_v4().simple()));
    std::fs::create_dir(&staging).map_err(file_error(&staging))?;
    let report = RestoreReport { manifest, last_event_at: None, sales: 0, sets_aside };
    let mut prepared = PreparedRestore { target: target.to_owned(), staging, key, report, series_held: 0 };
    prepared.open(backup)?;
    Ok(prepared)
}

/// Refuses a folder that holds a business. True when it holds a database without one.
fn check_target(target: &Path, replaced: &Replaced<'_>) -> Result<bool, BackupError> {
    let path = Store::database_path(target);
    if !path.exists() {
        return Ok(false);
    }
    let Replaced::Key(key) = replaced else { return Err(BackupError::TargetUnreadable) };
    let connection = database::open_reader(&path, key, Medium::default()).map_err(|_| BackupError::TargetUnreadable)?;
    let name = connection
        .query_row("SELECT name FROM organisation_row LIMIT 1", [], |row| row.get(0))
        .optional()
        .map_err(|_| BackupError::TargetUnreadable)?;
    match name {
        Some(organisation_name) => Err(BackupError::TargetFounded { organisation_name }),
        None => Ok(true),
    }
}

impl PreparedRestore {
    /// What restoring would do.
    #[must_use]
    pub const fn report(&self) -> &RestoreReport {
        &self.report
    }

    /// The key of the restored database: keep it before [`PreparedRestore::apply`], so that no moment has a database without its key.
    #[must_use]
    pub const fn key(&self) -> &DatabaseKey {
        &self.key
    }

    /// The series of paper numbers that follows all that are known: in the backup, and those given before (`series_used`).
    #[must_use]
    pub fn next_series(&self, series_used: Option<u32>) -> u32 {
        self.series_held.max(series_used.unwrap_or(0)).saturating_add(1)
    }

    /// Takes the database out and checks it: hash, key, every page, every chain, and that the manifest spoke the truth.
    fn open(&mut self, backup: &Path) -> Result<(), BackupError> {
        let path = Store::database_path(&self.staging);
        let manifest = container::extract(backup, &path)?;
        // The copy is brought up to date first: backups outlive the schema in which they were made.
        let connection = database::open(&path, &self.key, Medium::default()).map_err(|error| match error {
            StoreError::WrongKey => BackupError::Damaged("the database does not open with its key".to_owned()),
            error => error.into(),
        })?;
        let verification = verify(&connection)?;
        if let Some(fault) = verification.faults.first() {
            return Err(BackupError::Damaged(fault.clone()));
        }
        let head = Head::load(&connection)?.ok_or_else(|| BackupError::Damaged("it has no journal".to_owned()))?;
        let held = (organisation_id(&connection)?, head.device, head.epoch, head.next_seq - 1, verification.events);
        let said = (Some(manifest.organisation), manifest.device, manifest.epoch, manifest.last_seq, manifest.events);
        if held != said {
            return Err(BackupError::Damaged("its content is not what it says".to_owned()));
        }
        self.series_held = connection.query_row("SELECT coalesce(max(series), 0) FROM log", [], |row| row.get(0))?;
        self.report.last_event_at = super::make::last_event_at(&connection)?;
        self.report.sales = count_sales(&connection)?;
        self.report.manifest = manifest;
        Ok(())
    }

    /// Puts the database in its place, in a new epoch with this series. `now` dates what is set aside.
    ///
    /// # Errors
    /// What disk and database answer; a target that was founded meanwhile.
    pub fn apply(self, series: u32, replaced: &Replaced<'_>, now: Timestamp) -> Result<Restored, BackupError> {
        {
            let store = Store::open(&self.staging, &self.key)?;
            let device = store.device()?;
            let mut writer = store.writer();
            writer.open_epoch(device, series, Epoch::Next)?;
            // Leases of the time of the backup have lapsed.
            writer.connection.execute_batch("DELETE FROM claim; DELETE FROM claim_elsewhere")?;
        }
        let staged = Store::database_path(&self.staging);
        if database::wal_path(&staged).exists() {
            return Err(StoreError::Damaged("the restored database was not closed".to_owned()).into());
        }
        std::fs::File::open(&staged).and_then(|file| file.sync_all()).map_err(file_error(&staged))?;
        let in_the_way = check_target(&self.target, replaced)?;
        let path = Store::database_path(&self.target);
        let set_aside = if in_the_way { Some(set_aside(&path, "unfounded", Zone::default(), now)?) } else { None };
        std::fs::rename(&staged, &path).map_err(file_error(&path))?;
        sync_directory(&self.target)?;
        Ok(Restored { organisation: self.report.manifest.organisation, series, set_aside })
    }
}

impl Drop for PreparedRestore {
    fn drop(&mut self) {
        // Only what `prepare` made: a folder with a random name. If it cannot be removed, it is in nobody's way.
        let _ = std::fs::remove_dir_all(&self.staging);
    }
}

fn count_sales(connection: &Connection) -> Result<u64, StoreError> {
    let count: i64 =
        connection.query_row("SELECT count(*) FROM sale_row WHERE number IS NOT NULL", [], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}
