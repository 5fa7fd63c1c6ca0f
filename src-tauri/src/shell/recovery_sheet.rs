//! The recovery sheet as a PDF. The code is not kept here: the screen passes it in, right after it was made.
//!
//! Architecture invariant: the file is there to be printed and no longer. It goes when the person says so, at sign-out and at
//! the next start.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use comptoir_documents::paper::RecoverySheetPaper;
use comptoir_documents::{Language, pdf};
use comptoir_domain::people::Permission;
use comptoir_store::{SealedKey, StoreError, normalise_code};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

use super::ShellVerb;
use super::backup::require;
use super::paper::{SavedPaper, language, papers_directory};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::papers::House;

/// Writes the recovery sheet and gives its path.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct SaveRecoverySheet {
    /// The code, as shown.
    code: String,
    language: String,
}

impl ShellVerb for SaveRecoverySheet {
    const NAME: &'static str = "device.recovery_sheet";
    type Answer = SavedPaper;

    fn call(self, desk: &Desk) -> Result<SavedPaper, Failure> {
        require(desk, Permission::ManageBackups)?;
        let sealed =
            desk.store()?.device_setting("recovery")?.ok_or_else(|| Failure::new("backup.no_recovery", json!({})))?;
        let sealed: SealedKey = serde_json::from_str(&sealed).map_err(StoreError::from)?;
        // A sheet with a wrong code would be found out on the worst day.
        let code = normalise_code(&self.code);
        sealed.open(&code)?;
        write_sheet(desk, &code, language(&self.language))
    }
}

/// Writes the sheet of a code that is known to be right.
pub(super) fn write_sheet(desk: &Desk, code: &str, language: Language) -> Result<SavedPaper, Failure> {
    let (house, code) = (House::of(desk)?, normalise_code(code));
    let groups = code.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned());
    let paper = RecoverySheetPaper {
        organisation: house.issuer.name.clone(),
        code: groups.collect(),
        created: house.moment(desk.store()?.now()).date,
        language,
    };
    let bytes = pdf::recovery_sheet(&paper).map_err(|error| Failure::incident("documents.pdf", &error.to_string()))?;
    let path = sheet_path(desk);
    write_private(&path, &bytes).map_err(|source| StoreError::File { path: path.display().to_string(), source })?;
    Ok(SavedPaper { path: path.display().to_string() })
}

/// Deletes the sheet's file: it is on paper now.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ForgetRecoverySheet {}

impl ShellVerb for ForgetRecoverySheet {
    const NAME: &'static str = "device.forget_recovery_sheet";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        desk.signed_in()?;
        forget(desk)
    }
}

/// Deletes the sheet's file, if there is one.
pub(crate) fn forget(desk: &Desk) -> Result<(), Failure> {
    let path = sheet_path(desk);
    match std::fs::remove_file(&path) {
        Err(source) if source.kind() != ErrorKind::NotFound => {
            Err(StoreError::File { path: path.display().to_string(), source }.into())
        }
        _ => Ok(()),
    }
}

fn sheet_path(desk: &Desk) -> PathBuf {
    papers_directory(desk).join("fiche-de-secours.pdf")
}

/// Writes a file that only this account can read.
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(bytes)
}
