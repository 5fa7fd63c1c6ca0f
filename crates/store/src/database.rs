//! Opening the encrypted file: key, pragmas, schema.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::planted::{Planted, is_planted};

// What is in the directory is read when this file is compiled: a new migration needs it touched.
mod embedded {
    refinery::embed_migrations!("../../migrations/device");
}

/// The key of a database: 32 random bytes, never derived from a password.
#[derive(Clone)]
pub struct DatabaseKey(pub(crate) Zeroizing<[u8; 32]>);

impl DatabaseKey {
    /// A fresh key.
    ///
    /// # Errors
    /// [`StoreError::Random`] when the system gives no random numbers.
    pub fn generate() -> Result<Self, StoreError> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// The key with these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The key's bytes, for the keyring.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn pragma(&self) -> Zeroizing<String> {
        let hex: String = self.0.iter().map(|byte| format!("{byte:02x}")).collect();
        Zeroizing::new(format!("PRAGMA key = \"x'{hex}'\";"))
    }
}

/// What lies under the file. Only tests have another one than the computer's disk.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Medium {
    /// The name of the file system, as registered with SQLite.
    pub(crate) vfs: Option<&'static str>,
    /// Whether each commit waits until it is durable.
    pub(crate) durability: Durability,
}

#[cfg(any(test, feature = "fault-injection"))]
impl Medium {
    /// The file system of this name.
    pub(crate) const fn on(vfs: &'static str) -> Self {
        Self { vfs: Some(vfs), durability: Durability::Full }
    }
}

/// Whether each commit waits until it is durable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Durability {
    /// It does.
    #[default]
    Full,
    /// It does not, and a power cut leaves an earlier state that is whole: a replica, whose journal is elsewhere.
    Later,
    /// It does not: tests of rules, where no power is cut.
    #[cfg(test)]
    None,
}

impl Durability {
    /// How SQLite calls it.
    pub(crate) const fn synchronous(self) -> &'static str {
        match self {
            Self::Full => "FULL",
            Self::Later => "NORMAL",
            #[cfg(test)]
            Self::None => "OFF",
        }
    }
}

/// Random bytes from the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0_u8; N];
    #[cfg(any(test, feature = "fault-injection"))]
    if crate::chance::fill(&mut bytes) {
        return Ok(bytes);
    }
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Random(error.to_string()))?;
    Ok(bytes)
}

/// Opens the file, creating it if it is not there, and brings its schema up to date.
pub(crate) fn open(path: &Path, key: &DatabaseKey, medium: Medium) -> Result<Connection, StoreError> {
    let mut connection = connect(path, key, OpenFlags::default(), medium)?;
    refuse_newer(&connection)?;
    // In one transaction: else a power cut between a migration and the note that it was made leaves a file that is never opened again.
    let at_once = !is_planted(Planted::MigratedInSteps);
    embedded::migrations::runner().set_grouped(at_once).run(&mut connection).map_err(Box::new)?;
    Ok(connection)
}

/// True when the file's schema is older than this program's. The file is left as it is.
pub(crate) fn is_outdated(path: &Path, key: &DatabaseKey, medium: Medium) -> Result<bool, StoreError> {
    let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX, medium)?;
    Ok(schema_version(&connection)?.is_some_and(|found| found < known_version()))
}

/// Opens a file for a copy: it is made durable as a whole later on.
pub(crate) fn connect_copy(path: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    let connection = Connection::open(path)?;
    connection.execute_batch(&key.pragma())?;
    connection.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;")?;
    Ok(connection)
}

/// The write-ahead log beside a database.
pub(crate) fn wal_path(path: &Path) -> std::path::PathBuf {
    std::path::PathBuf::from(format!("{}-wal", path.display()))
}

/// Opens the file for reading only.
pub(crate) fn open_reader(path: &Path, key: &DatabaseKey, medium: Medium) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = connect(path, key, flags, medium)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn connect(path: &Path, key: &DatabaseKey, flags: OpenFlags, medium: Medium) -> Result<Connection, StoreError> {
    let connection = match medium.vfs {
        None => Connection::open_with_flags(path, flags)?,
        Some(vfs) => Connection::open_with_flags_and_vfs(path, flags, vfs)?,
    };
    // What SQLCipher would print, its callers are told as errors.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.execute_batch(&key.pragma())?;
    connection
        .query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get::<_, i64>(0))
        .map_err(|error| if is_not_a_database(&error) { StoreError::WrongKey } else { error.into() })?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA foreign_keys = OFF;
         PRAGMA busy_timeout = 5000;
         PRAGMA cache_size = -6000;
         PRAGMA temp_store = MEMORY;
         PRAGMA wal_autocheckpoint = 2000;",
    )?;
    let synchronous = if is_planted(Planted::NotDurable) { "OFF" } else { medium.durability.synchronous() };
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// Makes the names in a directory durable.
pub(crate) fn sync_directory(directory: &Path) -> Result<(), StoreError> {
    // Windows has no such call and needs none: NTFS journals its names.
    if cfg!(unix) {
        let file_error = |source| StoreError::File { path: directory.display().to_string(), source };
        std::fs::File::open(directory).and_then(|file| file.sync_all()).map_err(file_error)?;
    }
    Ok(())
}

fn is_not_a_database(error: &rusqlite::Error) -> bool {
    matches!(error, rusqlite::Error::SqliteFailure(failure, _) if failure.code == rusqlite::ErrorCode::NotADatabase)
}

fn refuse_newer(connection: &Connection) -> Result<(), StoreError> {
    let known = known_version();
    match schema_version(connection)? {
        Some(found) if found > known => Err(StoreError::TooNew { found, known }),
        _ => Ok(()),
    }
}

/// The version of the schema in the file; `None` where there is none yet.
fn schema_version(connection: &Connection) -> Result<Option<u32>, StoreError> {
    let has_history: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'refinery_schema_history')",
        [],
        |row| row.get(0),
    )?;
    if !has_history {
        return Ok(None);
    }
    Ok(connection.query_row("SELECT max(version) FROM refinery_schema_history", [], |row| row.get(0))?)
}

/// The newest version that this program knows.
fn known_version() -> u32 {
    let runner = embedded::migrations::runner();
    let versions = runner.get_migrations().iter().map(refinery::Migration::version);
    versions.max().and_then(|version| u32::try_from(version).ok()).unwrap_or(0)
}
