//! A new recovery code, for a sheet that was lost or that somebody has seen.

use comptoir_store::Proof;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ShellVerb;
use super::paper::{SavedPaper, language};
use super::recovery_sheet::write_sheet;
use crate::desk::Desk;
use crate::failure::Failure;

/// Replaces the recovery code, writes its sheet, and makes a backup that it opens.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct RenewRecoveryCode {
    /// Who asks proves once more who they are.
    proof: Proof,
    language: String,
}

/// The new code. What fails after it was replaced is said, never a reason not to show the code.
#[derive(Serialize, TS)]
pub(super) struct RecoveryCodeRenewed {
    /// Shown once.
    recovery_code: String,
    /// Its sheet, to be printed.
    sheet: Option<SavedPaper>,
    /// A backup that the new code opens.
    backup: Option<String>,
}

impl ShellVerb for RenewRecoveryCode {
    const NAME: &'static str = "device.renew_recovery_code";
    type Answer = RecoveryCodeRenewed;

    fn call(self, desk: &Desk) -> Result<RecoveryCodeRenewed, Failure> {
        let store = desk.store()?;
        let recovery_code = store.renew_recovery_code(&desk.signed_in()?, &self.proof)?;
        let sheet = write_sheet(desk, &recovery_code, language(&self.language)).ok();
        // A failure is in the log under its incident number.
        let made = store.backup().map_err(Failure::from).ok();
        Ok(RecoveryCodeRenewed { recovery_code, sheet, backup: made.map(|made| made.path.display().to_string()) })
    }
}
