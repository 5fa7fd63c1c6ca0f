//! The open database of one organisation on this device.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use comptoir_domain::ids::{DeviceId, EpochId, OrganisationId, RegisterId};
use comptoir_domain::people::ChooseRegister;
use comptoir_domain::signature::DeviceKey;
use comptoir_domain::{Command as _, CommandId, Timestamp, Zone};
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use crate::backup;
use crate::database::{self, DatabaseKey, Durability, Medium, random};
use crate::device_key;
use crate::error::{ExecuteError, StoreError};
use crate::execute::{Clock, SystemClock};
use crate::journal::Head;
use crate::ledgers::LedgerCache;
use crate::people::organisation_id;
use crate::people::session::Session;
use crate::planted::{Planted, is_planted};
use crate::progress::Progress;
use crate::quarantine;
use crate::recovery::SealedKey;
use crate::streams::StreamCache;

/// The setting that keeps the database's key under the recovery code.
pub(crate) const RECOVERY: &str = "recovery";

/// The open database. Cloned handles are not needed: share it behind an `Arc`.
///
/// One connection writes, another reads, so that a query never waits for a command.
pub struct Store {
    path: PathBuf,
    key: DatabaseKey,
    medium: Medium,
    /// For questions, which do not wait for the writing half.
    pub(crate) clock: Arc<dyn Clock>,
    writer: Mutex<Writer>,
    reader: Mutex<Connection>,
}

/// Which life of the journal begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Epoch {
    /// The first one: nothing happens where there is one already.
    First,
    /// One more.
    Next,
}

/// The writing half: connection, caches, the end of the journal.
pub(crate) struct Writer {
    pub(crate) connection: Connection,
    pub(crate) streams: StreamCache,
    pub(crate) ledgers: LedgerCache,
    pub(crate) head: Option<Head>,
    pub(crate) data_version: i64,
    pub(crate) clock: Arc<dyn Clock>,
    /// It is a replica of a journal that several computers share.
    pub(crate) is_replica: bool,
}

impl Store {
    /// Opens the database in `directory`, or makes one.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`], [`StoreError::TooNew`], or what the disk answers.
    pub fn open(directory: &Path, key: &DatabaseKey) -> Result<Self, StoreError> {
        Self::open_with_clock(directory, key, Box::new(SystemClock))
    }

    /// Opens the database for somebody who watches how far it is: after an update a large one is folded anew.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_watched(directory: &Path, key: &DatabaseKey, progress: &Progress) -> Result<Self, StoreError> {
        Self::open_as(directory, key, Box::new(SystemClock), Medium::default(), None, progress)
    }

    /// Opens the database with a given clock: simulations and demonstrations have their own time.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_with_clock(directory: &Path, key: &DatabaseKey, clock: Box<dyn Clock>) -> Result<Self, StoreError> {
        Self::open_on(directory, key, clock, Medium::default())
    }

    /// Opens a replica of a journal that several computers share as one device, or makes an empty one: it speaks under the
    /// device's key that is given, in an epoch of its own, and is durable only as a cache must be.
    ///
    /// # Errors
    /// As [`Store::open`]; [`StoreError::WrongKey`] where it is another device's.
    pub fn open_replica(directory: &Path, key: &DatabaseKey, device: &DeviceKey) -> Result<Self, StoreError> {
        let medium = Medium { vfs: None, durability: Durability::Later };
        let store = Self::open_as(directory, key, Box::new(SystemClock), medium, Some(device), &Progress::default())?;
        store.writer().is_replica = true;
        if store.device_key()?.public() == device.public() { Ok(store) } else { Err(StoreError::WrongKey) }
    }

    /// Opens the database with a given clock on a given medium.
    pub(crate) fn open_on(
        directory: &Path,
        key: &DatabaseKey,
        clock: Box<dyn Clock>,
        medium: Medium,
    ) -> Result<Self, StoreError> {
        Self::open_as(directory, key, clock, medium, None, &Progress::default())
    }

    /// The same; a new one speaks as the given device.
    fn open_as(
        directory: &Path,
        key: &DatabaseKey,
        clock: Box<dyn Clock>,
        medium: Medium,
        device: Option<&DeviceKey>,
        progress: &Progress,
    ) -> Result<Self, StoreError> {
        let file_error = |source| StoreError::File { path: directory.display().to_string(), source };
        std::fs::create_dir_all(directory).map_err(file_error)?;
        // Held while the file is checked, backed up and brought up to date: the window and the command line may start together.
        let opening = std::fs::File::create(directory.join("comptoir.opening")).map_err(file_error)?;
        opening.lock().map_err(file_error)?;
        let path = Self::database_path(directory);
        let is_new = !path.exists();
        if !is_new {
            prepare_existing(&path, key, medium, clock.now())?;
        }
        let connection = database::open(&path, key, medium)?;
        if is_new {
            // SQLite makes the content durable, not the name of a new database.
            crate::database::sync_directory(directory)?;
        }
        let reader = database::open_reader(&path, key, medium)?;
        let clock: Arc<dyn Clock> = Arc::from(clock);
        let writer = Writer {
            connection,
            streams: StreamCache::new(),
            ledgers: LedgerCache::default(),
            head: None,
            data_version: -1,
            clock: Arc::clone(&clock),
            is_replica: false,
        };
        let (key, writer, reader) = (key.clone(), Mutex::new(writer), Mutex::new(reader));
        let store = Self { path, key, medium, clock, writer, reader };
        store.open_first_epoch(device)?;
        store.refold_after_update(progress)?;
        drop(opening);
        Ok(store)
    }

    /// The database's file in a data folder.
    #[must_use]
    pub fn database_path(directory: &Path) -> PathBuf {
        directory.join("comptoir.db")
    }

    /// Now, by this store's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.writer().now()
    }

    /// How many milliseconds the clock lies before the last recorded event, when that is more than five minutes: it went
    /// backwards, or was ahead.
    #[must_use]
    pub fn clock_behind(&self) -> Option<i64> {
        let writer = self.writer();
        let last = Head::load(&writer.connection).ok().flatten()?.clock.physical();
        Some(last.0.saturating_sub(writer.now().0)).filter(|&behind| behind > 5 * 60 * 1_000)
    }

    /// The file of this database.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) const fn key(&self) -> &DatabaseKey {
        &self.key
    }

    pub(crate) const fn medium(&self) -> Medium {
        self.medium
    }

    /// The writing half. A panic while it was held leaves a transaction that was rolled back: the caches are dropped.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(|poisoned| {
            let mut writer = poisoned.into_inner();
            writer.forget();
            writer
        })
    }

    /// The reading half.
    pub(crate) fn reader(&self) -> MutexGuard<'_, Connection> {
        self.reader.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn open_first_epoch(&self, given: Option<&DeviceKey>) -> Result<(), StoreError> {
        let mut writer = self.writer();
        let key = match device_key::read(&writer.connection)? {
            Some(key) => key,
            None => match given {
                Some(given) => device_key::keep(&writer.connection, given)?,
                None => device_key::make(&writer.connection)?,
            },
        };
        let device = key.public().device();
        let head = Head::load(&writer.connection)?;
        if head.as_ref().is_none_or(|head| head.device != device) {
            writer.open_epoch(device, head.map_or(0, |head| head.series + 1), Epoch::First)?;
        }
        Ok(())
    }

    /// This device.
    ///
    /// # Errors
    /// What the database answers.
    pub fn device(&self) -> Result<DeviceId, StoreError> {
        Head::load(&self.reader())?
            .map(|head| head.device)
            .ok_or_else(|| StoreError::Damaged("the journal has no device".to_owned()))
    }

    /// This device and the present life of its journal.
    ///
    /// # Errors
    /// What the database answers.
    pub fn own_epoch(&self) -> Result<(DeviceId, EpochId), StoreError> {
        Head::load(&self.reader())?
            .map(|head| (head.device, head.epoch))
            .ok_or_else(|| StoreError::Damaged("the journal has no device".to_owned()))
    }

    /// The business; `None` before it is founded or joined.
    ///
    /// # Errors
    /// What the database answers.
    pub fn organisation(&self) -> Result<Option<OrganisationId>, StoreError> {
        organisation_id(&self.reader())
    }

    /// The place of the last event that was stored here; 0 where there is none. Whatever process stored it: whoever sees the same
    /// place twice has missed nothing.
    ///
    /// # Errors
    /// What the database answers.
    pub fn last_position(&self) -> Result<i64, StoreError> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached("SELECT coalesce(max(position), 0) FROM event")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// A setting of this device.
    ///
    /// # Errors
    /// What the database answers.
    pub fn device_setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        read_setting(&self.reader(), name)
    }

    /// Says at which register this device sells and collects.
    ///
    /// # Errors
    /// A refusal when the register is not known, or the person has no work in its store.
    pub fn choose_register(&self, session: &Session, register: RegisterId) -> Result<(), ExecuteError> {
        let id = CommandId(Uuid::from_bytes(random()?));
        let body = serde_json::to_value(ChooseRegister { register }).map_err(StoreError::from)?;
        self.execute(Some(session), id, ChooseRegister::NAME, body).map(|_| ())
    }

    /// Keeps the database's key under the recovery code: it goes into every backup.
    ///
    /// # Errors
    /// What the database answers.
    pub fn set_recovery(&self, sealed: &SealedKey) -> Result<(), StoreError> {
        write_setting(&self.writer().connection, RECOVERY, &serde_json::to_string(sealed)?)
    }

    /// Keeps a setting of this device.
    ///
    /// # Errors
    /// What the database answers.
    pub fn set_device_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        write_setting(&self.writer().connection, name, value)
    }
}

/// Checks a file that is there already, sets it aside when it is damaged, and backs it up before its schema changes.
fn prepare_existing(path: &Path, key: &DatabaseKey, medium: Medium, now: Timestamp) -> Result<(), StoreError> {
    let checked = database::is_outdated(path, key, medium).and_then(|outdated| {
        if quarantine::needs_check(path) {
            quarantine::check(&database::open_reader(path, key, medium)?)?;
        }
        Ok(outdated)
    });
    match checked {
        Ok(false) => Ok(()),
        Ok(true) => {
            backup::before_migration(path, key, medium, now).map_err(|error| StoreError::NoBackup(error.to_string()))
        }
        Err(StoreError::WrongKey) => Err(StoreError::WrongKey),
        Err(error) if quarantine::is_damage(&error) => {
            let kept = quarantine::set_aside(path, "damaged", Zone::default(), now)?;
            Err(StoreError::Quarantined { path: kept.display().to_string() })
        }
        Err(error) => Err(error),
    }
}

pub(crate) fn read_setting(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT value FROM device_setting WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}

pub(crate) fn write_setting(connection: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO device_setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
        )?
        .execute([name, value])?;
    Ok(())
}

pub(crate) fn forget_setting(connection: &Connection, name: &str) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM device_setting WHERE name = ?1")?.execute([name])?;
    Ok(())
}

/// The register at which this device sells and collects, once one is chosen.
pub(crate) fn device_register(connection: &Connection) -> Result<Option<RegisterId>, StoreError> {
    Ok(read_setting(connection, "register")?.and_then(|text| text.parse().ok()))
}

impl Writer {
    /// Forgets what may no longer be true.
    pub(crate) fn forget(&mut self) {
        self.streams.clear();
        self.ledgers.clear();
        self.head = None;
        self.data_version = -1;
    }

    /// Forgets when another process has written since.
    pub(crate) fn notice_other_writers(&mut self) -> Result<(), StoreError> {
        let version =
            self.connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get::<_, i64>(0))?;
        let is_unnoticed = is_planted(Planted::OtherWriterUnnoticed) && self.head.is_some();
        if (version != self.data_version && !is_unnoticed) || self.head.is_none() {
            self.forget();
            self.check_not_outdated()?;
            self.data_version = version;
            self.head = Head::load(&self.connection)?;
        }
        Ok(())
    }

    /// Begins a new life of the journal in a transaction of its own: the first, or the one after a restore.
    pub(crate) fn open_epoch(&mut self, device: DeviceId, series: u32, which: Epoch) -> Result<(), StoreError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        // Another process may have opened the new file at the same time, and been first.
        let is_there = which == Epoch::First && Head::load(&self.connection)?.is_some_and(|head| head.device == device);
        let begun = if is_there { Ok(()) } else { self.begin_epoch(device, series).map(drop) };
        self.connection.execute_batch(if begun.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        self.forget();
        begun
    }

    /// Begins a new life of the journal within the open transaction.
    pub(crate) fn begin_epoch(&self, device: DeviceId, series: u32) -> Result<Head, StoreError> {
        let epoch = EpochId(Uuid::from_bytes(random()?));
        self.connection.execute(
            "INSERT INTO log (device, epoch, series, opened_at, is_own) VALUES (?1, ?2, ?3, ?4, 1)",
            params![device.as_bytes(), epoch.as_bytes(), series, self.clock.now().0],
        )?;
        Head::load(&self.connection)?.ok_or_else(|| StoreError::Damaged("the journal has no device".to_owned()))
    }

    /// Now, by this store's clock.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
