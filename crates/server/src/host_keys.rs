//! The server's keys: the one that devices pin, and the one from which each business's database key follows.
//!
//! Both are in one file that only the server's account reads. Who has the file has everything; who loses it has backups that
//! nothing opens: a copy belongs in a safe place.

use std::path::{Path, PathBuf};

use comptoir_domain::hash::Hash;
use comptoir_domain::ids::OrganisationId;
use comptoir_store::DatabaseKey;
use comptoir_sync::transport::DeviceKey;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::private_file;

const FILE: &str = "host-keys.json";

/// The server's keys.
pub(crate) struct HostKeys {
    host: DeviceKey,
    databases: Zeroizing<[u8; 32]>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    host_key: Zeroizing<String>,
    database_key: Zeroizing<String>,
}

impl HostKeys {
    /// Where the keys are, unless another place is set.
    pub(crate) fn path_in(directory: &Path) -> PathBuf {
        directory.join(FILE)
    }

    /// Reads the keys in a file, and makes them where there are none.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        if !path.exists() {
            let key = DatabaseKey::generate()?;
            let host = DeviceKey::generate().map_err(|error| comptoir_store::StoreError::Random(error.to_string()))?;
            let kept = Kept { host_key: hex(&host.to_secret_bytes()), database_key: hex(key.as_bytes()) };
            let bytes = Zeroizing::new(serde_json::to_vec_pretty(&kept).map_err(comptoir_store::StoreError::from)?);
            private_file::write(path, &bytes).map_err(Failure::file(path))?;
        }
        Self::read(path)
    }

    fn read(path: &Path) -> Result<Self, Failure> {
        let damaged = || Failure::Keys(path.display().to_string());
        let bytes = Zeroizing::new(std::fs::read(path).map_err(Failure::file(path))?);
        let kept: Kept = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        let host = Hash::from_hex(&kept.host_key).ok_or_else(damaged)?;
        let Hash(databases) = Hash::from_hex(&kept.database_key).ok_or_else(damaged)?;
        Ok(Self { host: DeviceKey::from_secret_bytes(&host.0), databases: Zeroizing::new(databases) })
    }

    /// The key under which secrets are sealed in a database that others may read.
    pub(crate) fn sealing(&self) -> Zeroizing<[u8; 32]> {
        let parts: [&[u8]; 2] = [b"comptoir server sealed 1", self.databases.as_slice()];
        Zeroizing::new(Hash::of(&parts).0)
    }

    /// The key that devices pin.
    pub(crate) const fn host(&self) -> &DeviceKey {
        &self.host
    }

    /// The key of a business's database: another for each.
    pub(crate) fn database(&self, organisation: OrganisationId) -> DatabaseKey {
        let parts: [&[u8]; 3] = [b"comptoir server database 1", self.databases.as_slice(), organisation.as_bytes()];
        DatabaseKey::from_bytes(Hash::of(&parts).0)
    }
}

fn hex(bytes: &[u8; 32]) -> Zeroizing<String> {
    Zeroizing::new(Hash(*bytes).to_hex())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(directory: &Path) -> Result<HostKeys, Failure> {
        HostKeys::open(&HostKeys::path_in(directory))
    }

    #[test]
    fn the_keys_stay_and_no_other_account_reads_them() {
        let directory = tempfile::tempdir().unwrap();
        let (one, other) = (open(directory.path()).unwrap(), open(directory.path()).unwrap());
        assert_eq!(one.host().public(), other.host().public());
        let (first, second) = (OrganisationId(uuid::Uuid::from_u128(1)), OrganisationId(uuid::Uuid::from_u128(2)));
        assert_eq!(one.database(first).as_bytes(), other.database(first).as_bytes());
        assert_ne!(one.database(first).as_bytes(), one.database(second).as_bytes());
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::PermissionsExt::mode(
                &std::fs::metadata(directory.path().join(FILE)).unwrap().permissions(),
            );
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn damaged_keys_are_never_replaced() {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join(FILE), "{}").unwrap();
        assert!(matches!(open(directory.path()), Err(Failure::Keys(_))));
    }
}
