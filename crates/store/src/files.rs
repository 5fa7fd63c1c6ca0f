//! Files that events name by the hash of their bytes: pictures of products, logos of stores. Beside the journal, in the same encrypted database.
//!
//! The seam for synchronisation: an event travels with the hash alone. A device that shows a row whose file it lacks asks any
//! peer for that hash, checks the bytes against it, and keeps them with [`keep`]; until then the screen shows none. A file that
//! nothing names any more stays: an older event of the journal may.

use comptoir_domain::hash::Hash;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::StoreError;

/// Keeps a file. The same bytes again change nothing.
pub(crate) fn keep(connection: &Connection, bytes: &[u8]) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO file (hash, bytes) VALUES (?1, ?2)")?
        .execute(params![Hash::of_bytes(bytes).to_hex(), bytes])?;
    Ok(())
}

/// The bytes with this hash, in lower-case hexadecimal; `None` where they have not come to this device.
pub(crate) fn find(connection: &Connection, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT bytes FROM file WHERE hash = ?1")?;
    Ok(statement.query_row([hash], |row| row.get(0)).optional()?)
}
