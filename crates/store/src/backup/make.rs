//! Making a backup: SQLite's online copy, checked, hashed, put into its container, made durable, then named.

use std::path::{Path, PathBuf};

use comptoir_domain::event::Envelope;
use comptoir_domain::ids::{DeviceId, EpochId};
use comptoir_domain::{Timestamp, Zone};
use rusqlite::backup::Backup;
use rusqlite::{Connection, OptionalExtension as _};

use super::{BackupError, BackupSummary, Manifest, container, file_error, inspect, rotation};
use crate::database::{self, DatabaseKey, Medium};
use crate::error::StoreError;
use crate::journal::uuid_at;
use crate::people::{organisation_id, organisation_zone};
use crate::store::{RECOVERY, Store, read_setting};

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupMade {
    /// Where.
    pub path: PathBuf,
    /// The size of the file.
    pub bytes: u64,
    /// What it says of itself.
    pub manifest: Manifest,
}

impl Store {
    /// The folder of this database's own backups.
    #[must_use]
    pub fn backup_directory(&self) -> PathBuf {
        backup_directory(self.path())
    }

    /// Backs up into this database's own folder, and lets the oldest backups go.
    ///
    /// # Errors
    /// [`BackupError::NotFounded`], or what disk and database answer.
    pub fn backup(&self) -> Result<BackupMade, BackupError> {
        let now = self.writer().now();
        let made = self.as_source(now).back_up(&self.backup_directory())?;
        rotation::rotate(&self.backup_directory(), &made.path)?;
        Ok(made)
    }

    /// Backs up into a given file.
    ///
    /// # Errors
    /// As [`Store::backup`].
    pub fn backup_to(&self, path: &Path) -> Result<BackupMade, BackupError> {
        let now = self.writer().now();
        self.as_source(now).back_up_to(|_| path.to_owned())
    }

    fn as_source(&self, now: Timestamp) -> Source<'_> {
        Source { database: self.path(), key: self.key(), medium: self.medium(), now }
    }

    /// Backs up when none was made since 02:00 of the organisation's day; never a demonstration.
    ///
    /// # Errors
    /// As [`Store::backup`].
    pub fn backup_if_due(&self) -> Result<Option<BackupMade>, BackupError> {
        if !self.is_founded()? || self.is_demonstration()? {
            return Ok(None);
        }
        let zone = organisation_zone(&self.reader())?.unwrap_or_default();
        let now = self.writer().now();
        let newest = list(&self.backup_directory())?.into_iter().next();
        // Not "earlier than": a backup dated by a clock that ran ahead must not stand in the way.
        let is_due = newest.is_none_or(|newest| backup_day(zone, newest.created_at) != backup_day(zone, now));
        if is_due { self.backup().map(Some) } else { Ok(None) }
    }
}

/// Days of backups begin at 02:00.
fn backup_day(zone: Zone, time: Timestamp) -> comptoir_domain::BusinessDate {
    zone.date_at(Timestamp(time.0.saturating_sub(2 * 60 * 60 * 1_000)))
}

fn backup_directory(database: &Path) -> PathBuf {
    database.with_file_name("backups")
}

/// The backups in a folder, the newest first. A file that cannot be read is left out.
///
/// # Errors
/// What the disk answers.
pub fn list(directory: &Path) -> Result<Vec<BackupSummary>, BackupError> {
    let paths = rotation::backups(directory)?.into_iter().rev();
    Ok(paths
        .filter_map(|path| inspect(&path).ok().map(|manifest| manifest.summary(&path.display().to_string())))
        .collect())
}

/// Backs up the file before its schema changes. Nothing is made for a file without a business.
pub(crate) fn before_migration(
    database: &Path,
    key: &DatabaseKey,
    medium: Medium,
    now: Timestamp,
) -> Result<(), BackupError> {
    match (Source { database, key, medium, now }).back_up(&backup_directory(database)) {
        Ok(_) | Err(BackupError::NotFounded) => Ok(()),
        Err(error) => Err(error),
    }
}

struct Source<'a> {
    database: &'a Path,
    key: &'a DatabaseKey,
    medium: Medium,
    now: Timestamp,
}

impl Source<'_> {
    fn back_up(&self, directory: &Path) -> Result<BackupMade, BackupError> {
        std::fs::create_dir_all(directory).map_err(file_error(directory))?;
        self.back_up_to(|zone| rotation::free_path(directory, zone, self.now))
    }

    fn back_up_to(&self, path: impl FnOnce(Zone) -> PathBuf) -> Result<BackupMade, BackupError> {
        let source = database::open_reader(self.database, self.key, self.medium)?;
        if organisation_id(&source)?.is_none() {
            return Err(BackupError::NotFounded);
        }
        let path = path(organisation_zone(&source)?.unwrap_or_default());
        let copy = path.with_extension("copy");
        let outcome = self.copy(&source, &copy).and_then(|mut manifest| {
            (manifest.database_bytes, manifest.sha256) = container::measure(&copy)?;
            let bytes = container::write(&path, &manifest, &copy)?;
            Ok(BackupMade { path, bytes, manifest })
        });
        // The copy was only a step; a failure to remove it is no failure of the backup.
        let _ = std::fs::remove_file(&copy);
        outcome
    }

    /// Copies the database within one reading transaction: writers go on, and the copy shows one moment.
    fn copy(&self, source: &Connection, copy: &Path) -> Result<Manifest, BackupError> {
        // A copy that a crash left behind is stale.
        let _ = std::fs::remove_file(copy);
        let mut target = database::connect_copy(copy, self.key)?;
        Backup::new(source, &mut target)?.step(-1)?;
        let integrity: String = target.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if integrity != "ok" {
            return Err(StoreError::Damaged(integrity).into());
        }
        let manifest = describe(&target, self.now)?;
        target.close().map_err(|(_, error)| error)?;
        Ok(manifest)
    }
}

/// What the copy holds.
fn describe(connection: &Connection, now: Timestamp) -> Result<Manifest, BackupError> {
    let (device, epoch, series, last_seq) = present_epoch(connection)?.ok_or(BackupError::NotFounded)?;
    let organisation = organisation_id(connection)?.ok_or(BackupError::NotFounded)?;
    let (organisation_name, demonstration) =
        connection.query_row("SELECT name, demonstration FROM organisation_row LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let recovery = read_setting(connection, RECOVERY)?.map(|text| serde_json::from_str(&text));
    let events: i64 = connection.query_row("SELECT count(*) FROM event", [], |row| row.get(0))?;
    Ok(Manifest {
        format: 1,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        organisation,
        organisation_name,
        demonstration,
        created_at: now,
        device,
        epoch,
        series,
        last_seq,
        events: u64::try_from(events).unwrap_or(0),
        last_event_at: last_event_at(connection)?,
        database_bytes: 0,
        sha256: String::new(),
        recovery: recovery.transpose().map_err(StoreError::from)?,
    })
}

/// The life of the journal that is being written, with its last sequence. Backups are made of every schema that was ever
/// shipped: this reads only what the first one had.
fn present_epoch(connection: &Connection) -> Result<Option<(DeviceId, EpochId, u32, i64)>, StoreError> {
    let read =
        |row: &rusqlite::Row<'_>| Ok((DeviceId(uuid_at(row, 0)?), EpochId(uuid_at(row, 1)?), row.get(2)?, row.get(3)?));
    let found = connection.query_row(
        "SELECT device, epoch, series, (SELECT coalesce(max(seq), 0) FROM event WHERE log = no)
         FROM log WHERE is_own = 1 ORDER BY series DESC, no LIMIT 1",
        [],
        read,
    );
    Ok(found.optional()?)
}

/// When the last event happened: the last that arrived here.
pub(super) fn last_event_at(connection: &Connection) -> Result<Option<Timestamp>, StoreError> {
    let mut statement = connection.prepare("SELECT bytes FROM event ORDER BY position DESC LIMIT 1")?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let bytes = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
    Ok(Some(Envelope::from_bytes(bytes)?.clock.physical()))
}
