//! The raw baseline of `./x bench`: what SQLCipher itself does on this disk, with this program's settings.

use std::path::Path;

use crate::database::{self, DatabaseKey, Medium};
use crate::error::StoreError;

/// Inserts `count` rows, each in a transaction of its own, into a fresh database in `directory`.
///
/// # Errors
/// What the database answers.
pub fn raw_commits(directory: &Path, count: u32) -> Result<(), StoreError> {
    let connection = database::open(&directory.join("raw.db"), &DatabaseKey::generate()?, Medium::default())?;
    connection.execute_batch("CREATE TABLE row (no INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")?;
    for _ in 0..count {
        connection.prepare_cached("INSERT INTO row (bytes) VALUES (zeroblob(200))")?.execute([])?;
    }
    Ok(())
}
