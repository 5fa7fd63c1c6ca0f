//! A damaged database is set aside under a dated name, never deleted: what can be read of it may still be wanted.

use std::path::{Path, PathBuf};

use comptoir_domain::{Timestamp, Zone};
use rusqlite::{Connection, ErrorCode};

use crate::database::sync_directory;
use crate::error::StoreError;
use crate::execute::{Clock as _, SystemClock};
use crate::store::Store;

/// Up to this size every page is checked at each start; a larger file is checked at each backup.
const CHECKED_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// Renames a database with the files beside it, and gives its new place.
pub(crate) fn set_aside(path: &Path, why: &str, zone: Zone, now: Timestamp) -> Result<PathBuf, StoreError> {
    let (hour, minute) = zone.hour_minute_at(now);
    let second = now.0.div_euclid(1_000).rem_euclid(60);
    let stem = format!("comptoir-{why}-{}-{hour:02}{minute:02}{second:02}", zone.date_at(now).to_date());
    let mut target = path.with_file_name(format!("{stem}.db"));
    for number in 2_u32.. {
        if !target.exists() {
            break;
        }
        target = path.with_file_name(format!("{stem}-{number}.db"));
    }
    for ending in ["-wal", "-shm", ""] {
        let with_ending = |path: &Path| PathBuf::from(format!("{}{ending}", path.display()));
        let (from, to) = (with_ending(path), with_ending(&target));
        if from.exists() {
            std::fs::rename(&from, &to)
                .map_err(|source| StoreError::File { path: from.display().to_string(), source })?;
        }
    }
    sync_directory(path.parent().unwrap_or(path))?;
    Ok(target)
}

impl Store {
    /// Sets the database in a data folder aside, and gives its new place: its key is known to be right, and does not open it.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn set_aside_damaged(directory: &Path) -> Result<PathBuf, StoreError> {
        set_aside(&Self::database_path(directory), "damaged", Zone::default(), SystemClock.now())
    }
}

/// True for errors that say that the file's content is damaged.
pub(crate) fn is_damage(error: &StoreError) -> bool {
    match error {
        StoreError::WrongKey | StoreError::Damaged(_) => true,
        StoreError::Database(rusqlite::Error::SqliteFailure(failure, _)) => {
            matches!(failure.code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
        }
        _ => false,
    }
}

/// Whether the file should be checked page by page before it is worked with.
pub(crate) fn needs_check(path: &Path) -> bool {
    let size = std::fs::metadata(path).map_or(0, |metadata| metadata.len());
    size > 0 && size <= CHECKED_BYTES_MAX
}

/// Reads every page. A page that was altered does not match its authentication code.
pub(crate) fn check(connection: &Connection) -> Result<(), StoreError> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(StoreError::Damaged(found)) }
}
