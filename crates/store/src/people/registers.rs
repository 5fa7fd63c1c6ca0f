//! The registers of the business, and which computers stand at them: what is asked of a computer that has just come.

use comptoir_domain::event::{Scope, StreamKind, StreamRef};
use comptoir_domain::ids::{DeviceId, RegisterId, StoreId};
use comptoir_domain::people::{Device, Permission};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{ExecuteError, StoreError};
use crate::journal::{Head, uuid_at};
use crate::people::audience::own_audience;
use crate::queries::{Asked, Query};
use crate::store::device_register;
use crate::streams::{self, Streamed};

/// The registers at which this computer may stand.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListRegisters {}

/// The registers, and where this computer stands.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct RegisterList {
    /// The store of this computer, as the invitation said; absent for one of an office, which may stand anywhere.
    pub(crate) store: Option<StoreId>,
    /// The register of this computer, once one is chosen.
    pub(crate) here: Option<RegisterId>,
    /// By store and code.
    pub(crate) registers: Vec<RegisterChoice>,
}

/// A register at which this computer may stand.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct RegisterChoice {
    /// Which.
    pub(crate) register: RegisterId,
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: String,
    /// Its store.
    pub(crate) store: StoreId,
    /// The store's name.
    pub(crate) store_name: String,
    /// The names of the other computers that stand there. Two at one register may give the same number to two sales.
    pub(crate) taken_by: Vec<String>,
}

impl Query for ListRegisters {
    const NAME: &'static str = "people.registers";
    const PERMISSION: Option<Permission> = None;
    type Answer = RegisterList;

    fn answer(self, asked: &Asked<'_>) -> Result<RegisterList, ExecuteError> {
        let connection = asked.connection;
        let own = Head::load(connection)?.map(|head| head.device);
        let devices = devices(asked)?;
        let here = devices.iter().find(|(device, _)| Some(*device) == own);
        let mut statement = connection.prepare_cached(
            "SELECT register_row.id, register_row.code, register_row.name, store_row.id, store_row.name
             FROM register_row JOIN store_row ON store_row.id = register_row.store
             ORDER BY store_row.code, register_row.code LIMIT 500",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(RegisterChoice {
                register: RegisterId(uuid_at(row, 0)?),
                code: row.get(1)?,
                name: row.get(2)?,
                store: StoreId(uuid_at(row, 3)?),
                store_name: row.get(4)?,
                taken_by: Vec::new(),
            })
        })?;
        let mut registers = rows.collect::<Result<Vec<_>, _>>()?;
        // Nobody works for a store of which this computer knows nothing.
        let audience = own_audience(connection)?;
        registers.retain(|choice| audience.includes(Scope::Store(choice.store)));
        for choice in &mut registers {
            let others = devices.iter().filter(|(device, _)| Some(*device) != own);
            let there = others.filter(|(_, device)| device.register == Some(choice.register) && !device.is_revoked);
            choice.taken_by = there.map(|(_, device)| device.name.get().clone()).collect();
        }
        let store = here.and_then(|(_, device)| *device.store.get());
        Ok(RegisterList { store, here: device_register(connection)?, registers })
    }
}

fn devices(asked: &Asked<'_>) -> Result<Vec<(DeviceId, Device)>, StoreError> {
    let mut statement = asked.connection.prepare_cached("SELECT id FROM device_row ORDER BY name, id LIMIT 1000")?;
    let ids = statement.query_map([], |row| uuid_at(row, 0))?.collect::<Result<Vec<_>, _>>()?;
    let device = |id| {
        let any = streams::load(asked.connection, StreamRef::new(StreamKind::Device, id))?;
        let state = Device::unwrap(&any.folded).map(|folded| folded.state.clone()).unwrap_or_default();
        Ok((DeviceId(id), state))
    };
    ids.into_iter().map(device).collect()
}
