//! Where the key of the database is kept: the operating system's keyring, else under a passphrase, else (demonstration, kiosk)
//! in a file that one account can read. What is in force is shown in the settings as what it is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use comptoir_domain::ids::OrganisationId;
use comptoir_store::{DatabaseKey, SealedKey, StoreError};
use keyring::Entry;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Failure;

const SERVICE: &str = "org.comptoir.Comptoir";

/// Where the key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeyHome {
    /// In the operating system's keyring.
    Keyring,
    /// In a file, under a passphrase that is asked at every start.
    Passphrase,
    /// In a file that only this account can read.
    File,
}

/// The file beside the database that says where its key is, and what must outlive the database.
#[derive(Serialize, Deserialize)]
struct KeyFile {
    #[serde(flatten)]
    record: KeyRecord,
    /// The highest series of paper numbers ever begun here, by organisation: two restores of one backup do not share one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    series: BTreeMap<OrganisationId, u32>,
}

/// Where the key is, with what is needed to get it.
#[derive(Serialize, Deserialize)]
#[serde(tag = "home", rename_all = "snake_case")]
enum KeyRecord {
    Keyring { account: String },
    Passphrase { sealed: SealedKey },
    File { key: String },
}

fn record_path(directory: &Path) -> PathBuf {
    directory.join("key.json")
}

fn read_file(directory: &Path) -> Result<Option<KeyFile>, Failure> {
    match std::fs::read(record_path(directory)) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|error| Failure::incident("device.key_record_damaged", &error.to_string())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(file_error(&record_path(directory), source).into()),
    }
}

fn file_error(path: &Path, source: std::io::Error) -> StoreError {
    StoreError::File { path: path.display().to_string(), source }
}

/// Where the key of the database in `directory` is; `None` where there is no database.
///
/// # Errors
/// When the record cannot be read.
pub fn home(directory: &Path) -> Result<Option<KeyHome>, Failure> {
    Ok(read_file(directory)?.map(|file| match file.record {
        KeyRecord::Keyring { .. } => KeyHome::Keyring,
        KeyRecord::Passphrase { .. } => KeyHome::Passphrase,
        KeyRecord::File { .. } => KeyHome::File,
    }))
}

/// The key of the database in `directory`; `None` where there is none yet.
///
/// # Errors
/// `device.passphrase_needed`, `device.code_wrong`, or what keyring and disk answer.
pub fn load(directory: &Path, passphrase: Option<&str>) -> Result<Option<DatabaseKey>, Failure> {
    match read_file(directory)?.map(|file| file.record) {
        None => Ok(None),
        Some(KeyRecord::Keyring { account }) => {
            let text = Entry::new(SERVICE, &account)
                .and_then(|entry| entry.get_password())
                .map_err(|error| Failure::incident("device.keyring", &error.to_string()))?;
            from_hex(&text).map(Some)
        }
        Some(KeyRecord::Passphrase { sealed }) => {
            let passphrase =
                passphrase.ok_or_else(|| Failure::new("device.passphrase_needed", serde_json::json!({})))?;
            Ok(Some(sealed.open(passphrase)?))
        }
        Some(KeyRecord::File { key }) => from_hex(&key).map(Some),
    }
}

/// True when the keyring takes and gives back a secret: its mere presence says nothing.
#[must_use]
pub fn keyring_works() -> bool {
    let account = format!("probe-{}", uuid::Uuid::new_v4().simple());
    let Ok(entry) = Entry::new(SERVICE, &account) else { return false };
    let works = entry.set_password("probe").is_ok() && entry.get_password().is_ok_and(|text| text == "probe");
    let _ = entry.delete_credential();
    works
}

/// Makes and keeps a key: under the passphrase if there is one, in a file when that is allowed, else in the keyring.
///
/// # Errors
/// `device.passphrase_needed` where there is no keyring, no passphrase, and a file is not allowed.
pub fn create(directory: &Path, passphrase: Option<&str>, plain_file: PlainFile) -> Result<DatabaseKey, Failure> {
    let key = DatabaseKey::generate()?;
    keep(directory, &key, passphrase, plain_file)?;
    Ok(key)
}

/// Whether a key may lie in a file without a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainFile {
    /// The data are fictitious, or someone chose it for a kiosk.
    Allowed,
    /// The data are a business's.
    Refused,
}

/// Keeps a key as [`create`] does.
///
/// # Errors
/// As [`create`].
pub fn keep(
    directory: &Path,
    key: &DatabaseKey,
    passphrase: Option<&str>,
    plain_file: PlainFile,
) -> Result<(), Failure> {
    let hex: String = key.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let record = if let Some(passphrase) = passphrase.filter(|passphrase| !passphrase.is_empty()) {
        KeyRecord::Passphrase { sealed: SealedKey::seal(key, passphrase)? }
    } else if plain_file == PlainFile::Allowed {
        // Fictitious data are not worth a question of the keyring's, which a locked one asks.
        KeyRecord::File { key: hex }
    } else if keyring_works() {
        let account = format!("database-{}", uuid::Uuid::new_v4().simple());
        Entry::new(SERVICE, &account)
            .and_then(|entry| entry.set_password(&hex))
            .map_err(|error| Failure::incident("device.keyring", &error.to_string()))?;
        KeyRecord::Keyring { account }
    } else {
        return Err(Failure::new("device.passphrase_needed", serde_json::json!({})));
    };
    let series = read_file(directory)?.map(|file| file.series).unwrap_or_default();
    set_earlier_aside(directory)?;
    write_file(directory, &KeyFile { record, series })
}

/// The highest series of paper numbers ever begun here for an organisation.
///
/// # Errors
/// When the record cannot be read.
pub fn series_used(directory: &Path, organisation: OrganisationId) -> Result<Option<u32>, Failure> {
    Ok(read_file(directory)?.and_then(|file| file.series.get(&organisation).copied()))
}

/// Notes a series before its first number is given.
///
/// # Errors
/// When there is no record, or it cannot be written.
pub fn note_series(directory: &Path, organisation: OrganisationId, series: u32) -> Result<(), Failure> {
    let file = read_file(directory)?;
    let mut file = file.ok_or_else(|| Failure::incident("device.key_record_damaged", "there is no key record"))?;
    let known = file.series.entry(organisation).or_default();
    *known = series.max(*known);
    write_file(directory, &file)
}

/// Forgets the key of a database that was removed, so that this computer is as new. A record that must outlive its database stays.
///
/// # Errors
/// When the record cannot be read or removed.
pub fn forget(directory: &Path) -> Result<(), Failure> {
    let Some(file) = read_file(directory)?.filter(|file| file.series.is_empty()) else { return Ok(()) };
    if let KeyRecord::Keyring { account } = &file.record {
        // A key that opens nothing may stay behind.
        let _ = Entry::new(SERVICE, account).and_then(|entry| entry.delete_credential());
    }
    let path = record_path(directory);
    std::fs::remove_file(&path).map_err(|source| file_error(&path, source).into())
}

/// The record of another database's key stays beside the new one: that database may have been set aside here.
fn set_earlier_aside(directory: &Path) -> Result<(), Failure> {
    let earlier = record_path(directory);
    if !earlier.exists() {
        return Ok(());
    }
    let kept = directory.join(format!("key-earlier-{}.json", uuid::Uuid::now_v7().simple()));
    std::fs::copy(&earlier, &kept).map(|_| ()).map_err(|source| file_error(&kept, source).into())
}

fn write_file(directory: &Path, file: &KeyFile) -> Result<(), Failure> {
    let bytes = serde_json::to_vec_pretty(file).map_err(StoreError::from)?;
    write_private(directory, &bytes)
}

/// Writes the record so that it is there whole or not at all, readable by this account only.
fn write_private(directory: &Path, bytes: &[u8]) -> Result<(), Failure> {
    use std::io::Write as _;
    let (path, temporary) = (record_path(directory), directory.join("key.json.new"));
    let write = || {
        std::fs::create_dir_all(directory)?;
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&temporary, &path)?;
        std::fs::File::open(directory)?.sync_all()
    };
    write().map_err(|source| file_error(&path, source).into())
}

fn from_hex(text: &str) -> Result<DatabaseKey, Failure> {
    let damaged = || Failure::incident("device.key_record_damaged", "the key is not 64 hexadecimal digits");
    let mut bytes = [0_u8; 32];
    if text.len() != 64 {
        return Err(damaged());
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        let digits = text.get(index * 2..index * 2 + 2).ok_or_else(damaged)?;
        *byte = u8::from_str_radix(digits, 16).map_err(|_| damaged())?;
    }
    Ok(DatabaseKey::from_bytes(bytes))
}
