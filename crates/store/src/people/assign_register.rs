//! Saying at which register another computer is to stand, and going there.

use comptoir_domain::event::{Scope, StreamKind, StreamRef};
use comptoir_domain::ids::{RegisterId, StoreId};
use comptoir_domain::people::{AssignRegister, Device, Refusal, Register};
use rusqlite::{Connection, OptionalExtension as _};
use serde::Serialize;
use ts_rs::TS;

use crate::error::{ExecuteError, StoreError};
use crate::execute::Handle;
use crate::journal::{Head, uuid_at};
use crate::people::device_store;
use crate::store::{device_register, forget_setting, write_setting};
use crate::streams::{self, AnyStream, Streamed as _};
use crate::unit::Unit;

/// The register at which a computer is to stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct AssignedRegister {
    /// Which.
    pub(crate) register: RegisterId,
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: String,
    #[serde(skip)]
    #[ts(skip)]
    store: StoreId,
}

impl Handle for AssignRegister {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let register = unit.existing::<Register>(self.register.0)?.ok_or(Refusal::RegisterUnknown)?;
        let device = unit.existing::<Device>(self.device.0)?.ok_or(Refusal::DeviceUnknown)?;
        if let Some(assigned) = self.decide(&device.state, register.state.store)? {
            unit.emit(StreamKind::Device, self.device.0, Scope::Organisation, assigned);
        }
        Ok(())
    }
}

/// What was recorded about this computer has changed: where it stands at no register, it begins at the one that it was told; where it came
/// into another store, it works no longer at the one that it left, although its history is still here.
pub(crate) fn follow(connection: &Connection, own: &AnyStream) -> Result<(), StoreError> {
    let Some(device) = Device::unwrap(&own.folded).map(|folded| &folded.state) else { return Ok(()) };
    let own_store = *device.store.get();
    let is_elsewhere = |store: StoreId| own_store.is_some_and(|own| own != store);
    if device_store(connection)?.is_some_and(is_elsewhere) {
        forget_setting(connection, "register")?;
    }
    match assigned(connection, device)? {
        Some(assigned) if device_register(connection)?.is_none() => {
            write_setting(connection, "register", &assigned.register.to_string())
        }
        _ => Ok(()),
    }
}

/// The register at which a computer is to stand and may: since then it was not carried to another store, nor was another one chosen.
pub(crate) fn assigned(connection: &Connection, device: &Device) -> Result<Option<AssignedRegister>, StoreError> {
    let Some(register) = device.assigned else { return Ok(None) };
    let mut statement = connection.prepare_cached("SELECT store, code, name FROM register_row WHERE id = ?1")?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(AssignedRegister { register, store: StoreId(uuid_at(row, 0)?), code: row.get(1)?, name: row.get(2)? })
    };
    let assigned = statement.query_row([register.as_bytes()], read).optional()?;
    Ok(assigned.filter(|assigned| device.store.get().is_none_or(|own| own == assigned.store)))
}

/// The same, of this computer.
pub(crate) fn own_assigned(connection: &Connection) -> Result<Option<AssignedRegister>, StoreError> {
    let Some(own) = Head::load(connection)? else { return Ok(None) };
    let stream = streams::load(connection, StreamRef::new(StreamKind::Device, own.device.0))?;
    let device = Device::unwrap(&stream.folded).map(|folded| &folded.state);
    device.map_or(Ok(None), |device| assigned(connection, device))
}
