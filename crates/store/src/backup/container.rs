//! The file: `COMPTOIR-BACKUP1`, the manifest's length (4 bytes, big-endian), the manifest (JSON), the database to the end.
//!
//! The manifest is in clear, so that one can see what a file is without its code. What it claims is checked against the
//! database, every page of which is authenticated under the key.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::{BackupError, Manifest, file_error};
use crate::database::sync_directory;
use crate::error::StoreError;

const MAGIC: &[u8; 16] = b"COMPTOIR-BACKUP1";
const FORMAT: u32 = 1;
const MANIFEST_BYTES_MAX: u32 = 64 * 1024;

/// What a backup says of itself.
///
/// # Errors
/// [`BackupError::NotABackup`], [`BackupError::TooNew`], or what the disk answers.
pub fn inspect(path: &Path) -> Result<Manifest, BackupError> {
    read_manifest(&mut File::open(path).map_err(file_error(path))?)
}

/// What the beginning of a backup says of it.
///
/// # Errors
/// As [`inspect`].
pub fn inspect_bytes(mut bytes: &[u8]) -> Result<Manifest, BackupError> {
    read_manifest(&mut bytes)
}

fn read_manifest(input: &mut impl Read) -> Result<Manifest, BackupError> {
    let (mut magic, mut length) = ([0_u8; 16], [0_u8; 4]);
    let head = input.read_exact(&mut magic).and_then(|()| input.read_exact(&mut length));
    let length = u32::from_be_bytes(length);
    if head.is_err() || &magic != MAGIC || length > MANIFEST_BYTES_MAX {
        return Err(BackupError::NotABackup);
    }
    let mut json = vec![0_u8; usize::try_from(length).unwrap_or(0)];
    input.read_exact(&mut json).map_err(|_| BackupError::NotABackup)?;
    let value: serde_json::Value = serde_json::from_slice(&json).map_err(|_| BackupError::NotABackup)?;
    let format = value.get("format").and_then(serde_json::Value::as_u64).and_then(|format| u32::try_from(format).ok());
    match format {
        Some(FORMAT) => serde_json::from_value(value).map_err(|_| BackupError::NotABackup),
        Some(format) if format > FORMAT => Err(BackupError::TooNew { format }),
        _ => Err(BackupError::NotABackup),
    }
}

/// Writes the container so that it is there whole or not at all.
pub(super) fn write(path: &Path, manifest: &Manifest, database: &Path) -> Result<u64, BackupError> {
    let temporary = path.with_extension("part");
    let write = || -> Result<u64, std::io::Error> {
        let json = serde_json::to_vec(manifest)?;
        let length = u32::try_from(json.len()).map_err(std::io::Error::other)?;
        let mut file = File::create(&temporary)?;
        file.write_all(MAGIC)?;
        file.write_all(&length.to_be_bytes())?;
        file.write_all(&json)?;
        std::io::copy(&mut File::open(database)?, &mut file)?;
        file.sync_all()?;
        std::fs::rename(&temporary, path)?;
        Ok(file.metadata()?.len())
    };
    let bytes = write().map_err(|source| {
        // The temporary file is of no use to anyone; that it stays would be no worse fault.
        let _ = std::fs::remove_file(&temporary);
        StoreError::File { path: path.display().to_string(), source }
    })?;
    sync_directory(path.parent().unwrap_or(path))?;
    Ok(bytes)
}

/// Takes the database out of a backup. It is durable, and the one of which the manifest speaks.
pub(super) fn extract(path: &Path, target: &Path) -> Result<Manifest, BackupError> {
    let mut input = File::open(path).map_err(file_error(path))?;
    let manifest = read_manifest(&mut input)?;
    let mut output = File::create(target).map_err(file_error(target))?;
    let (bytes, sha256) = copy_hashing(&mut input, &mut output).map_err(file_error(target))?;
    output.sync_all().map_err(file_error(target))?;
    if bytes != manifest.database_bytes {
        return Err(BackupError::Damaged(format!("{bytes} bytes instead of {}", manifest.database_bytes)));
    }
    if sha256 != manifest.sha256 {
        return Err(BackupError::Damaged("the content does not match its SHA-256".to_owned()));
    }
    Ok(manifest)
}

/// The size and SHA-256 of a file.
pub(super) fn measure(path: &Path) -> Result<(u64, String), BackupError> {
    let mut file = File::open(path).map_err(file_error(path))?;
    copy_hashing(&mut file, &mut std::io::sink()).map_err(file_error(path))
}

fn copy_hashing(input: &mut impl Read, output: &mut impl Write) -> Result<(u64, String), std::io::Error> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0_u8; 256 * 1024];
    let mut bytes = 0_u64;
    loop {
        let read = input.read(&mut buffer)?;
        let Some(chunk) = buffer.get(..read).filter(|chunk| !chunk.is_empty()) else { break };
        hasher.update(chunk);
        output.write_all(chunk)?;
        bytes += read as u64;
    }
    Ok((bytes, hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}
