//! Where devices of the store were seen on its network: hints for the next start, so that nobody waits to be announced.

use comptoir_domain::ids::{DeviceId, StoreId};
use comptoir_domain::signature::PublicKey;
use rusqlite::{OptionalExtension as _, params};

use crate::error::StoreError;
use crate::journal::uuid_at;
use crate::people::device_store;
use crate::store::Store;

/// More devices than any store has.
const KEPT_MAX: i64 = 64;

impl Store {
    /// The devices that were seen, and the addresses of each, those seen last first.
    ///
    /// # Errors
    /// What the database answers.
    pub fn neighbours(&self) -> Result<Vec<(PublicKey, Vec<String>)>, StoreError> {
        let reader = self.reader();
        let mut statement =
            reader.prepare_cached("SELECT key, addresses FROM neighbour ORDER BY seen_at DESC, key LIMIT ?1")?;
        let known = statement.query_map([KEPT_MAX], |row| {
            let addresses: String = row.get(1)?;
            Ok((PublicKey(row.get(0)?), addresses.split_whitespace().map(str::to_owned).collect()))
        })?;
        Ok(known.collect::<Result<_, _>>()?)
    }

    /// Keeps where a device was seen. The oldest are forgotten when there are too many.
    ///
    /// # Errors
    /// What the database answers.
    pub fn remember_neighbour(&self, key: PublicKey, addresses: &[String]) -> Result<(), StoreError> {
        let writer = self.writer();
        let seen_at = writer.now();
        writer
            .connection
            .prepare_cached("INSERT OR REPLACE INTO neighbour (key, addresses, seen_at) VALUES (?1, ?2, ?3)")?
            .execute(params![key.0, addresses.join(" "), seen_at.0])?;
        writer
            .connection
            .prepare_cached(
                "DELETE FROM neighbour WHERE key NOT IN (SELECT key FROM neighbour ORDER BY seen_at DESC, key LIMIT ?1)",
            )?
            .execute([KEPT_MAX])?;
        Ok(())
    }

    /// The store in which this device stands: that of its register, else the one for which it was taken in.
    ///
    /// # Errors
    /// What the database answers.
    pub fn stands_in(&self) -> Result<Option<StoreId>, StoreError> {
        let device = self.device()?;
        let reader = self.reader();
        match device_store(&reader)? {
            Some(store) => Ok(Some(store)),
            None => enrolled_store(&reader, device),
        }
    }

    /// True for a computer that works as a counter or till: taken in as one, or the owner's with a register of its own.
    ///
    /// # Errors
    /// What the database answers.
    pub fn is_terminal(&self) -> Result<bool, StoreError> {
        let device = self.device()?;
        let reader = self.reader();
        let has_register = device_store(&reader)?.is_some();
        let mut statement = reader.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM device_row WHERE id = ?1 AND (class = 'terminal' OR (class = 'office' AND ?2)))",
        )?;
        Ok(statement.query_row(params![device.as_bytes(), has_register], |row| row.get(0))?)
    }

    /// True where no other counter or till of the business can stand in the same store. Those of a demonstration are made up.
    ///
    /// # Errors
    /// What the database answers.
    pub fn is_only_terminal(&self) -> Result<bool, StoreError> {
        let (device, store) = (self.device()?, self.stands_in()?);
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM organisation_row WHERE demonstration)
                 OR NOT EXISTS (SELECT 1 FROM device_row WHERE id <> ?1 AND NOT is_revoked AND class <> 'server'
                 AND (store IS NULL OR ?2 IS NULL OR store = ?2))",
        )?;
        let store = store.map(|store| *store.as_bytes());
        Ok(statement.query_row(params![device.as_bytes(), store], |row| row.get(0))?)
    }

    /// True where the business has another computer, or has invited one. Those of a demonstration are made up.
    ///
    /// # Errors
    /// What the database answers.
    pub fn has_company(&self) -> Result<bool, StoreError> {
        let (device, now) = (self.device()?, self.now());
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT NOT EXISTS (SELECT 1 FROM organisation_row WHERE demonstration)
                 AND (EXISTS (SELECT 1 FROM device_row WHERE id <> ?1 AND NOT is_revoked)
                     OR EXISTS (SELECT 1 FROM invitation_row WHERE NOT is_used AND expires_at > ?2))",
        )?;
        Ok(statement.query_row(params![device.as_bytes(), now.0], |row| row.get(0))?)
    }
}

fn enrolled_store(connection: &rusqlite::Connection, device: DeviceId) -> Result<Option<StoreId>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT store FROM device_row WHERE id = ?1 AND store IS NOT NULL")?;
    Ok(statement.query_row([device.as_bytes()], |row| uuid_at(row, 0)).optional()?.map(StoreId))
}
