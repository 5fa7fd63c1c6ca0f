//! The key of this device: made with its database, kept in it, so that a restored backup is still the same device.
//!
//! The database is encrypted under a key of the operating system's keyring; a second place there would protect nothing more,
//! and a backup without it could never speak for its own facts again.

use comptoir_domain::signature::DeviceKey;
use rusqlite::{Connection, OptionalExtension as _};
use zeroize::Zeroizing;

use crate::database::random;
use crate::error::StoreError;
use crate::store::Store;

impl Store {
    /// The key with which this device signs.
    ///
    /// # Errors
    /// What the database answers.
    pub fn device_key(&self) -> Result<DeviceKey, StoreError> {
        read(&self.reader())?.ok_or_else(|| StoreError::Damaged("this device has no key".to_owned()))
    }
}

/// The key, once there is one.
pub(crate) fn read(connection: &Connection) -> Result<Option<DeviceKey>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT secret FROM device_key")?;
    let secret = statement.query_row([], |row| row.get(0).map(Zeroizing::<[u8; 32]>::new)).optional()?;
    Ok(secret.map(|secret| DeviceKey::from_bytes(&secret)))
}

/// Makes the key of a new database.
pub(crate) fn make(connection: &Connection) -> Result<DeviceKey, StoreError> {
    let secret = Zeroizing::new(random::<32>()?);
    keep(connection, &DeviceKey::from_bytes(&secret))
}

/// Keeps the key of a new database that speaks as a known device.
pub(crate) fn keep(connection: &Connection, key: &DeviceKey) -> Result<DeviceKey, StoreError> {
    connection.execute("INSERT INTO device_key (no, secret) VALUES (1, ?1)", [key.as_bytes().as_slice()])?;
    Ok(DeviceKey::from_bytes(key.as_bytes()))
}
