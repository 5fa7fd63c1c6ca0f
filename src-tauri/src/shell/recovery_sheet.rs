//! The recovery sheet as a PDF. The code is not kept here: the screen passes it in, right after it was made.

use comptoir_documents::paper::RecoverySheetPaper;
use comptoir_documents::pdf;
use comptoir_domain::people::Permission;
use comptoir_store::{SealedKey, StoreError, normalise_code};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

use super::ShellVerb;
use super::backup::require;
use super::paper::{SavedPaper, language, save};
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
        let store = desk.store()?;
        let sealed = store.device_setting("recovery")?.ok_or_else(|| Failure::new("backup.no_recovery", json!({})))?;
        let sealed: SealedKey = serde_json::from_str(&sealed).map_err(StoreError::from)?;
        // A sheet with a wrong code would be found out on the worst day.
        let code = normalise_code(&self.code);
        sealed.open(&code)?;
        let house = House::of(desk)?;
        let groups = code.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned());
        let paper = RecoverySheetPaper {
            organisation: house.issuer.name.clone(),
            code: groups.collect(),
            created: house.moment(store.now()).date,
            language: language(&self.language),
        };
        let bytes =
            pdf::recovery_sheet(&paper).map_err(|error| Failure::incident("documents.pdf", &error.to_string()))?;
        save(desk, "fiche-de-secours", &bytes)
    }
}
