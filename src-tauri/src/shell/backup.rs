//! Backups of this computer: making, listing, looking into, bringing back; and the one that is made every day by itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use comptoir_domain::Timestamp;
use comptoir_domain::people::Permission;
use comptoir_store::BackupSummary;
use comptoir_store::backup::{self, PreparedRestore, Replaced, Unlock};
use comptoir_store::{Clock as _, SystemClock};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use super::ShellVerb;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keys::{self, PlainFile};

/// How often it is asked whether a backup is due.
const ASKED_EVERY: Duration = Duration::from_secs(10 * 60);

/// Refuses unless the person signed in may do this.
pub(super) fn require(desk: &Desk, permission: Permission) -> Result<(), Failure> {
    let person = desk.store()?.person(&desk.signed_in()?)?;
    if person.permissions.contains(&permission) {
        return Ok(());
    }
    Err(comptoir_store::ExecuteError::Refused(comptoir_domain::Refusal::forbidden(permission)).into())
}

fn is_founded(desk: &Desk) -> Result<bool, Failure> {
    Ok(match desk.store() {
        Ok(store) => store.is_founded()?,
        Err(_) => false,
    })
}

/// Makes a backup now.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct MakeBackup {}

/// A backup was made.
#[derive(Serialize, TS)]
pub(super) struct MadeBackup {
    /// Where.
    path: String,
    /// The size of the file.
    bytes: u64,
}

impl ShellVerb for MakeBackup {
    const NAME: &'static str = "backup.make";
    type Answer = MadeBackup;

    fn call(self, desk: &Desk) -> Result<MadeBackup, Failure> {
        require(desk, Permission::ManageBackups)?;
        let made = desk.store()?.backup()?;
        Ok(MadeBackup { path: made.path.display().to_string(), bytes: made.bytes })
    }
}

/// The backups of this computer, the newest first. Before there is a business, nobody need be signed in.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ListBackups {}

impl ShellVerb for ListBackups {
    const NAME: &'static str = "backup.list";
    type Answer = Vec<BackupSummary>;

    fn call(self, desk: &Desk) -> Result<Vec<BackupSummary>, Failure> {
        if is_founded(desk)? {
            require(desk, Permission::ManageBackups)?;
        }
        Ok(backup::list(&desk.directory().join("backups"))?)
    }
}

/// What a file says of itself: by its path, or by its beginning in base64 where the screen has no path.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct InspectBackup {
    #[serde(default)]
    #[ts(optional)]
    path: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    base64: Option<String>,
}

impl ShellVerb for InspectBackup {
    const NAME: &'static str = "backup.inspect";
    type Answer = BackupSummary;

    fn call(self, desk: &Desk) -> Result<BackupSummary, Failure> {
        if is_founded(desk)? {
            require(desk, Permission::ManageBackups)?;
        }
        if let Some(path) = self.path {
            return Ok(backup::inspect(Path::new(&path))?.summary(&path));
        }
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(self.base64.unwrap_or_default())
            .map_err(|_| Failure::new("backup.not_a_backup", json!({})))?;
        Ok(backup::inspect_bytes(&bytes)?.summary(""))
    }
}

/// Brings a backup back, on a computer without a business.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct RestoreBackup {
    path: String,
    /// The code of the recovery sheet.
    code: String,
    /// Asked at every start, where this computer has no keyring.
    #[serde(default)]
    #[ts(optional)]
    passphrase: Option<String>,
    /// Only verify it, and say what restoring would do.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    dry_run: bool,
}

/// What restoring did, or would do.
#[derive(Serialize, TS)]
pub(super) struct RestoreAnswer {
    /// The backup.
    backup: BackupSummary,
    /// How many sales it holds.
    sales: u64,
    /// The series of paper numbers from then on, from 0: 1 is B.
    series: u32,
    /// The folder holds a database without a business, which is set aside.
    sets_aside: bool,
    /// Where that one is now; absent on a dry run.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    set_aside: Option<String>,
    /// It was done.
    restored: bool,
}

impl ShellVerb for RestoreBackup {
    const NAME: &'static str = "backup.restore";
    type Answer = RestoreAnswer;

    fn call(self, desk: &Desk) -> Result<RestoreAnswer, Failure> {
        let outcome = if self.dry_run { Outcome::Reported } else { Outcome::Applied };
        restore_backup(desk, Path::new(&self.path), &self.code, self.passphrase.as_deref(), outcome)
    }
}

/// Whether a restore is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Only what it would do is said.
    Reported,
    /// It is.
    Applied,
}

/// Restores for the command line.
pub(crate) fn restore(
    desk: &Desk,
    path: &Path,
    code: &str,
    passphrase: Option<&str>,
    outcome: Outcome,
) -> Result<Value, Failure> {
    let answer = restore_backup(desk, path, code, passphrase, outcome)?;
    serde_json::to_value(answer).map_err(|error| Failure::incident("platform.answer", &error.to_string()))
}

fn restore_backup(
    desk: &Desk,
    path: &Path,
    code: &str,
    passphrase: Option<&str>,
    outcome: Outcome,
) -> Result<RestoreAnswer, Failure> {
    if desk.needs_passphrase() {
        return Err(Failure::new("device.passphrase_needed", json!({})));
    }
    // What cannot be opened here is not replaced either: `prepare` refuses.
    let earlier = keys::load(desk.directory(), passphrase).ok().flatten();
    let replaced = earlier.as_ref().map_or(Replaced::Nothing, Replaced::Key);
    let prepared = backup::prepare(path, &Unlock::Code(code), desk.directory(), &replaced)?;
    let report = prepared.report().clone();
    let series = prepared.next_series(keys::series_used(desk.directory(), report.manifest.organisation)?);
    let mut answer = RestoreAnswer {
        backup: report.manifest.summary(&path.display().to_string()),
        sales: report.sales,
        series,
        sets_aside: report.sets_aside,
        set_aside: None,
        restored: outcome == Outcome::Applied,
    };
    if outcome == Outcome::Applied {
        let now = SystemClock.now();
        answer.set_aside = apply(desk, prepared, series, &replaced, passphrase, now)?;
    }
    Ok(answer)
}

/// First the key and the series are kept, then the database takes its place: no moment has one that nobody can open.
fn apply(
    desk: &Desk,
    prepared: PreparedRestore,
    series: u32,
    replaced: &Replaced<'_>,
    passphrase: Option<&str>,
    now: Timestamp,
) -> Result<Option<String>, Failure> {
    let key = prepared.key().clone();
    let manifest = &prepared.report().manifest;
    let is_kept = matches!(replaced, Replaced::Key(earlier) if earlier.as_bytes() == key.as_bytes());
    if !is_kept {
        let plain_file = if manifest.demonstration { PlainFile::Allowed } else { PlainFile::Refused };
        keys::keep(desk.directory(), &key, passphrase, plain_file)?;
    }
    keys::note_series(desk.directory(), manifest.organisation, series)?;
    desk.close();
    let restored = prepared.apply(series, replaced, now)?;
    desk.open_with(&key)?;
    Ok(restored.set_aside.map(|path: PathBuf| path.display().to_string()))
}

/// Makes the daily backup in the background for as long as the program runs.
pub(crate) fn keep_making(desk: &Arc<Desk>) {
    let desk = Arc::downgrade(desk);
    let work = move || {
        // The first minute belongs to the person who has just opened the window.
        std::thread::sleep(Duration::from_secs(20));
        while let Some(desk) = desk.upgrade() {
            if let Ok(store) = desk.store()
                && let Err(error) = store.backup_if_due()
            {
                // Written to the log under an incident number; asked again later.
                let _ = Failure::from(error);
            }
            drop(desk);
            std::thread::sleep(ASKED_EVERY);
        }
    };
    if let Err(error) = std::thread::Builder::new().name("backups".to_owned()).spawn(work) {
        let _ = Failure::incident("backup.not_watched", &error.to_string());
    }
}
