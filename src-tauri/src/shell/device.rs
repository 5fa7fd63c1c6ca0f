//! This computer: its first run, its register, its printer.

use std::sync::Arc;
use std::time::Duration;

use comptoir_domain::CommandId;
use comptoir_domain::ids::RegisterId;
use comptoir_domain::people::{FoundOrganisation, Founded};
use comptoir_store::{
    DemonstrationPerson, SealedKey, Session, Store, demonstration_people, normalise_code, recovery_code,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;
use uuid::Uuid;

use super::{ShellVerb, join};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keys::{self, KeyHome, PlainFile};
use crate::papers::Printer;

/// So long a window waits for its database before it says that it is being opened.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where this computer stands.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct Start {}

/// Where this computer stands.
#[derive(Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(super) enum StartState {
    /// The database is still being opened: after an update that may take minutes.
    Opening,
    /// No business on this computer.
    New,
    /// It has joined a business whose history is still on its way.
    Joining,
    /// The passphrase of the database is needed.
    PassphraseNeeded,
    /// Nobody is signed in.
    Locked,
    /// Somebody is.
    Open,
}

/// Where this computer stands, and which Comptoir it runs.
#[derive(Serialize, TS)]
pub(super) struct Started {
    state: StartState,
    version: String,
    /// How far the opening is; absent when it is over, and while that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    opened_percent: Option<u8>,
    /// The people of the demonstration, with their shown passwords; empty for a real business.
    demonstration: Vec<DemonstrationPerson>,
    /// Where a damaged database was set aside at this start: a backup should be restored.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    quarantined: Option<String>,
    /// By how many milliseconds the clock lies before what was last recorded; absent when it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    clock_behind_ms: Option<i64>,
}

impl ShellVerb for Start {
    const NAME: &'static str = "device.start";
    type Answer = Started;

    fn call(self, desk: &Desk) -> Result<Started, Failure> {
        let opening = desk.opening(PATIENCE)?;
        let state = if opening.is_some() {
            StartState::Opening
        } else if desk.needs_passphrase() {
            StartState::PassphraseNeeded
        } else if desk.store().is_ok_and(|store| join::is_under_way(&store).unwrap_or(false)) {
            StartState::Joining
        } else if !desk.store().is_ok_and(|store| store.is_founded().unwrap_or(false)) {
            StartState::New
        } else if desk.session().is_some() {
            StartState::Open
        } else {
            StartState::Locked
        };
        let is_demonstration = desk.store().is_ok_and(|store| store.is_demonstration().unwrap_or(false));
        let demonstration = if is_demonstration { demonstration_people()? } else { Vec::new() };
        Ok(Started {
            state,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            opened_percent: opening.flatten(),
            demonstration,
            quarantined: desk.quarantined(),
            clock_behind_ms: desk.store().ok().and_then(|store| store.clock_behind()),
        })
    }
}

/// Gives the passphrase of the database.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct Unlock {
    passphrase: String,
}

impl ShellVerb for Unlock {
    const NAME: &'static str = "device.unlock";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        desk.unlock(&self.passphrase)
    }
}

/// Fills this computer with the demonstration.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct CreateDemonstration {}

impl ShellVerb for CreateDemonstration {
    const NAME: &'static str = "device.create_demonstration";
    type Answer = Vec<DemonstrationPerson>;

    fn call(self, desk: &Desk) -> Result<Vec<DemonstrationPerson>, Failure> {
        refuse_founded(desk)?;
        let store = match desk.store() {
            // An empty one is left by a business that was not joined in the end.
            Ok(store) => store,
            Err(_) => {
                let key = match keys::load(desk.directory(), None)? {
                    Some(key) => key,
                    None => keys::create(desk.directory(), None, PlainFile::Allowed)?,
                };
                desk.open_with(&key)?
            }
        };
        store.fill_demonstration()?;
        Ok(demonstration_people()?)
    }
}

/// Throws the demonstration away. A real business is never thrown away.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ForgetDemonstration {}

impl ShellVerb for ForgetDemonstration {
    const NAME: &'static str = "device.forget_demonstration";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        let store = desk.store()?;
        if !store.is_demonstration()? {
            return Err(Failure::new("device.not_a_demonstration", json!({})));
        }
        remove_database(desk, store)
    }
}

/// Closes the database and removes its files.
pub(super) fn remove_database(desk: &Desk, store: Arc<Store>) -> Result<(), Failure> {
    let path = store.path().to_owned();
    drop(store);
    desk.close();
    for ending in ["", "-wal", "-shm"] {
        let file = path.with_file_name(format!("comptoir.db{ending}"));
        match std::fs::remove_file(&file) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                return Err(comptoir_store::StoreError::File { path: file.display().to_string(), source }.into());
            }
            _ => {}
        }
    }
    Ok(())
}

fn refuse_founded(desk: &Desk) -> Result<(), Failure> {
    match desk.store() {
        Ok(store) if join::is_under_way(&store)? => Err(Failure::new("device.history_under_way", json!({}))),
        Ok(store) if store.is_founded()? => Err(Failure::new("people.already_founded", json!({}))),
        _ => Ok(()),
    }
}

/// Sets up a business on this computer and signs its administrator in.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct CreateBusiness {
    business: FoundOrganisation,
    /// Asked at every start, where this computer has no keyring.
    #[serde(default)]
    #[ts(optional)]
    passphrase: Option<String>,
}

/// A business was set up.
#[derive(Serialize, TS)]
pub(super) struct BusinessCreated {
    founded: Founded,
    /// For the recovery sheet: it is shown once, and opens every backup.
    recovery_code: String,
}

impl ShellVerb for CreateBusiness {
    const NAME: &'static str = "device.create_business";
    type Answer = BusinessCreated;

    fn call(self, desk: &Desk) -> Result<BusinessCreated, Failure> {
        refuse_founded(desk)?;
        let passphrase = self.passphrase.as_deref();
        let key = match keys::load(desk.directory(), passphrase)? {
            Some(key) => key,
            None => keys::create(desk.directory(), passphrase, PlainFile::Refused)?,
        };
        let store = desk.open_with(&key)?;
        let body = serde_json::to_value(&self.business).unwrap_or_default();
        let executed = store.execute(None, CommandId(Uuid::now_v7()), "people.found_organisation", body)?;
        let founded: Founded = serde_json::from_value(executed.answer)
            .map_err(|error| Failure::incident("platform.answer", &error.to_string()))?;
        let code = recovery_code()?;
        store.set_recovery(&SealedKey::seal(&key, &normalise_code(&code))?)?;
        desk.set_session(Some(Session { user: founded.administrator }));
        Ok(BusinessCreated { founded, recovery_code: code })
    }
}

/// The settings of this computer.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ReadSettings {}

/// The settings of this computer.
#[derive(Serialize, TS)]
pub(super) struct DeviceSettings {
    /// Its register.
    register: Option<RegisterId>,
    /// Its receipt printer.
    printer: Option<Printer>,
    /// Where the key of its database is.
    key_home: Option<KeyHome>,
    /// The folder of its data.
    directory: String,
    /// Which Comptoir it runs.
    version: String,
}

impl ShellVerb for ReadSettings {
    const NAME: &'static str = "device.settings";
    type Answer = DeviceSettings;

    fn call(self, desk: &Desk) -> Result<DeviceSettings, Failure> {
        desk.signed_in()?;
        let store = desk.store()?;
        Ok(DeviceSettings {
            register: store.device_setting("register")?.and_then(|text| text.parse().ok()),
            printer: Printer::of(&store)?,
            key_home: keys::home(desk.directory())?,
            directory: desk.directory().display().to_string(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }
}

/// Says at which register this computer stands.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct StandAtRegister {
    register: RegisterId,
}

impl ShellVerb for StandAtRegister {
    const NAME: &'static str = "device.choose_register";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        Ok(desk.store()?.choose_register(&desk.signed_in()?, self.register)?)
    }
}

/// Says which receipt printer this computer has; none when absent.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct SetPrinter {
    #[serde(default)]
    #[ts(optional)]
    printer: Option<Printer>,
}

impl ShellVerb for SetPrinter {
    const NAME: &'static str = "device.set_printer";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        desk.signed_in()?;
        Printer::keep(self.printer.as_ref(), desk.store()?.as_ref())
    }
}
