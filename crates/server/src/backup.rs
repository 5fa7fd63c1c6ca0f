//! Backing a business up, and bringing it back.

use std::path::Path;

use comptoir_domain::ids::OrganisationId;
use comptoir_store::backup::{Replaced, Unlock, inspect, prepare};
use comptoir_store::{Clock as _, Store, SystemClock};
use serde_json::{Value, json};

use crate::businesses::list;
use crate::failure::Failure;
use crate::host_keys::HostKeys;
use crate::settings::Settings;

/// Backs a business up: the one that is named, or the only one.
pub(crate) fn back_up(
    folder: &Path,
    settings: &Settings,
    file: &Path,
    wanted: Option<OrganisationId>,
) -> Result<Value, Failure> {
    let held = list(folder)?;
    let known = || held.iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>().join(", ");
    let (organisation, directory) = match (wanted, held.as_slice()) {
        (Some(wanted), held) => held
            .iter()
            .find(|(id, _)| *id == wanted)
            .ok_or_else(|| Failure::Business(format!("{wanted} is not held here; there is: {}", known())))?,
        (None, [only]) => only,
        (None, []) => return Err(Failure::Business("there is no business here".to_owned())),
        (None, _) => return Err(Failure::Business(format!("say which with --organisation: {}", known()))),
    };
    if file.exists() {
        return Err(Failure::Business(format!("{} is there already", file.display())));
    }
    let store = Store::open(directory, &HostKeys::open(&settings.keys)?.database(*organisation))?;
    let made = store.backup_to(file)?;
    Ok(json!({ "path": made.path, "bytes": made.bytes, "organisation": organisation, "events": made.manifest.events }))
}

/// Brings a business back, or says what that would do.
pub(crate) fn restore(folder: &Path, settings: &Settings, file: &Path, dry_run: bool) -> Result<Value, Failure> {
    let manifest = inspect(file)?;
    let key = HostKeys::open(&settings.keys)?.database(manifest.organisation);
    let target = folder.join(manifest.organisation.to_string());
    let replaced = if Store::database_path(&target).exists() { Replaced::Key(&key) } else { Replaced::Nothing };
    let prepared = prepare(file, &Unlock::Key(&key), &target, &replaced)?;
    let report = json!({
        "organisation": manifest.organisation,
        "organisation_name": manifest.organisation_name,
        "created_at": manifest.created_at,
        "events": manifest.events,
        "sales": prepared.report().sales,
    });
    if !dry_run {
        // A server gives no paper numbers: the series only names the new life of its journal.
        let series = prepared.next_series(None);
        prepared.apply(series, &replaced, SystemClock.now())?;
    }
    Ok(report)
}
