//! Which computers may talk to this one.

use comptoir_domain::ids::DeviceId;
use comptoir_domain::signature::PublicKey;

use crate::error::StoreError;
use crate::journal::uuid_at;
use crate::store::Store;

/// A computer of the business, as its peers must know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RosterEntry {
    /// Which.
    pub device: DeviceId,
    /// Its key.
    pub key: PublicKey,
    /// It was shut out.
    pub is_revoked: bool,
}

impl Store {
    /// All computers that were ever taken in.
    ///
    /// # Errors
    /// What the database answers.
    pub fn roster(&self) -> Result<Vec<RosterEntry>, StoreError> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached("SELECT id, key, is_revoked FROM device_row")?;
        let entries = statement.query_map([], |row| {
            let device = DeviceId(uuid_at(row, 0)?);
            Ok(RosterEntry { device, key: PublicKey(row.get(1)?), is_revoked: row.get(2)? })
        })?;
        Ok(entries.collect::<Result<_, _>>()?)
    }
}
