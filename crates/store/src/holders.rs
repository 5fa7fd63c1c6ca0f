//! Which other computers hold what this one does, as they said last.
//!
//! A note of it is worth less than a fact: it is written without waiting for the disk, and after a power cut a peer says it again.

use comptoir_domain::ids::{DeviceId, EpochId};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::database::Durability;
use crate::error::StoreError;
use crate::store::Store;

impl Store {
    /// Notes that a peer, in this life of its journal, holds everything that is held here up to a place, as far as it is given it. True
    /// when that is news.
    ///
    /// # Errors
    /// What the database answers.
    pub fn note_holder(&self, holder: DeviceId, epoch: EpochId, position: i64) -> Result<bool, StoreError> {
        if noted(&self.reader(), holder)? == Some((epoch, position)) {
            return Ok(false);
        }
        self.without_waiting(|connection| {
            connection
                .prepare_cached("INSERT OR REPLACE INTO holder (device, epoch, position) VALUES (?1, ?2, ?3)")?
                .execute(params![holder.as_bytes(), epoch.as_bytes(), position])
        })?;
        Ok(true)
    }

    /// Forgets what a peer said in another life of its journal than this one. True when there was something.
    ///
    /// # Errors
    /// What the database answers.
    pub fn forget_holder_but_in(&self, holder: DeviceId, epoch: EpochId) -> Result<bool, StoreError> {
        if noted(&self.reader(), holder)?.is_none_or(|(said_in, _)| said_in == epoch) {
            return Ok(false);
        }
        self.without_waiting(|connection| {
            connection.prepare_cached("DELETE FROM holder WHERE device = ?1")?.execute([holder.as_bytes()])
        })?;
        Ok(true)
    }

    /// The peers that hold what is held here, with the place up to which they do.
    ///
    /// # Errors
    /// What the database answers.
    pub fn holders(&self) -> Result<Vec<(DeviceId, EpochId, i64)>, StoreError> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached("SELECT device, epoch, position FROM holder ORDER BY device")?;
        let holders = statement.query_map([], |row| {
            let (device, epoch) = (crate::journal::uuid_at(row, 0)?, crate::journal::uuid_at(row, 1)?);
            Ok((DeviceId(device), EpochId(epoch), row.get(2)?))
        })?;
        Ok(holders.collect::<Result<_, _>>()?)
    }

    /// The events up to a place of the journal. For the simulation.
    ///
    /// # Errors
    /// What the database answers.
    #[cfg(any(test, feature = "fault-injection"))]
    pub fn held_until(&self, position: i64) -> Result<Vec<crate::journal::Item>, StoreError> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached("SELECT bytes FROM event WHERE position <= ?1")?;
        let items =
            statement.query_map([position], |row| Ok(crate::journal::Item::Event(row.get::<_, Vec<u8>>(0)?.into())))?;
        Ok(items.collect::<Result<_, _>>()?)
    }

    fn without_waiting<T>(&self, write: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let writer = self.writer();
        writer.connection.pragma_update(None, "synchronous", Durability::Later.synchronous())?;
        let written = write(&writer.connection);
        writer.connection.pragma_update(None, "synchronous", self.medium().durability.synchronous())?;
        Ok(written?)
    }
}

fn noted(connection: &Connection, holder: DeviceId) -> Result<Option<(EpochId, i64)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT epoch, position FROM holder WHERE device = ?1")?;
    let read = |row: &rusqlite::Row<'_>| Ok((EpochId(crate::journal::uuid_at(row, 0)?), row.get(1)?));
    Ok(statement.query_row([holder.as_bytes()], read).optional()?)
}
