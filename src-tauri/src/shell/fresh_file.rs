//! Files that leave Comptoir: each under a name that no other file has, never over another one.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use comptoir_store::StoreError;
use serde::Serialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::Failure;

/// How many files of one name there may be.
const NAMES_MAX: u32 = 10_000;

/// A file that was written.
#[derive(Serialize, TS)]
pub(super) struct WrittenFile {
    /// Where.
    pub(super) path: String,
}

/// The folder of what was exported.
pub(super) fn exports(desk: &Desk) -> PathBuf {
    desk.directory().join("exports")
}

/// Writes a file named `stem.extension`, or `stem-2.extension` and so on where that is taken.
pub(super) fn write(folder: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Result<WrittenFile, Failure> {
    let failed = |path: &Path, source| StoreError::File { path: path.display().to_string(), source };
    std::fs::create_dir_all(folder).map_err(|source| failed(folder, source))?;
    for number in 1..=NAMES_MAX {
        let name = if number == 1 { format!("{stem}.{extension}") } else { format!("{stem}-{number}.{extension}") };
        let path = folder.join(name);
        match std::fs::File::create_new(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(source) => return Err(failed(&path, source).into()),
            Ok(mut file) => {
                file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|source| failed(&path, source))?;
                return Ok(WrittenFile { path: path.display().to_string() });
            }
        }
    }
    Err(failed(&folder.join(stem), ErrorKind::AlreadyExists.into()).into())
}
