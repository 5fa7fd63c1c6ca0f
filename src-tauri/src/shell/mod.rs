//! What the screens ask of this computer rather than of the business: first run, sign-in, printers, files.

pub(crate) mod backup;
mod claim;
mod device;
mod export;
mod fresh_file;
mod import;
mod join;
mod paper;
mod picture;
pub(crate) mod recovery_sheet;
mod renew_recovery_code;
mod session;
mod slip;
mod sync_connect;
mod sync_listen;
mod sync_peers;
mod sync_status;

pub(crate) use import::ImportBench;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::Failure;

/// A verb of this computer.
pub trait ShellVerb: DeserializeOwned + TS {
    /// Its public name.
    const NAME: &'static str;
    /// What it answers.
    type Answer: Serialize + TS;
    /// Does it.
    ///
    /// # Errors
    /// The refusal, or what the machinery answers.
    fn call(self, desk: &Desk) -> Result<Self::Answer, Failure>;
}

macro_rules! shell_verbs {
    ($($verb:ty),* $(,)?) => {
        /// Calls the named verb.
        ///
        /// # Errors
        /// As the verb; `platform.unknown_verb`, `platform.bad_body`.
        pub fn call(desk: &Desk, name: &str, body: Value) -> Result<Value, Failure> {
            $(if name == <$verb as ShellVerb>::NAME {
                let verb: $verb = serde_json::from_value(body)
                    .map_err(|error| Failure::new("platform.bad_body", serde_json::json!({ "detail": error.to_string() })))?;
                return serde_json::to_value(verb.call(desk)?)
                    .map_err(|error| Failure::incident("platform.answer", &error.to_string()));
            })*
            Err(Failure::new("platform.unknown_verb", serde_json::json!({ "name": name })))
        }

        /// Adds every verb to the contract with the screens.
        pub fn describe(contract: &mut comptoir_store::Contract) {
            $(contract.add::<$verb, <$verb as ShellVerb>::Answer>("Shell", <$verb as ShellVerb>::NAME);)*
        }
    };
}

shell_verbs!(
    device::Start,
    device::Unlock,
    device::CreateDemonstration,
    device::ForgetDemonstration,
    device::CreateBusiness,
    join::JoinBusiness,
    join::ReadJoinProgress,
    join::StopJoin,
    join::ResumeJoin,
    join::ForgetJoin,
    device::ReadSettings,
    device::StandAtRegister,
    device::SetPrinter,
    recovery_sheet::SaveRecoverySheet,
    recovery_sheet::ForgetRecoverySheet,
    renew_recovery_code::RenewRecoveryCode,
    backup::MakeBackup,
    backup::ListBackups,
    backup::InspectBackup,
    backup::RestoreBackup,
    session::ListPeople,
    session::SignInHere,
    session::CurrentPerson,
    session::Lock,
    claim::ClaimSale,
    claim::ReleaseSale,
    paper::PreviewReceipt,
    paper::PrintReceipt,
    paper::SaveInvoice,
    paper::SaveShiftReport,
    slip::PrintSlip,
    slip::SaveSlip,
    import::ReadImport,
    import::PreviewImport,
    import::ApplyImport,
    import::ReadImportProgress,
    import::CancelImport,
    import::WriteErrorFile,
    export::ExportCatalogue,
    picture::PreparePicture,
    sync_status::ReadSyncStatus,
    sync_listen::Listen,
    sync_connect::Connect,
    sync_peers::AddPeer,
    sync_peers::ForgetPeer,
);

/// What screens must ask again after a verb: everything when another person or another database is there.
#[must_use]
pub fn changed_by(name: &str) -> Vec<&'static str> {
    match name {
        "till.claim" | "till.release" => vec!["till"],
        "sync.listen" | "sync.add_peer" | "sync.forget_peer" => vec!["sync"],
        "sync.connect" => vec!["sync", "people"],
        "device.set_printer" => vec!["device"],
        "device.start"
        | "device.settings"
        | "device.join_progress"
        | "device.recovery_sheet"
        | "device.forget_recovery_sheet"
        | "device.renew_recovery_code" => Vec::new(),
        name if name.starts_with("device.") => vec!["*"],
        "session.sign_in" | "session.lock" | "backup.restore" => vec!["*"],
        _ => Vec::new(),
    }
}
