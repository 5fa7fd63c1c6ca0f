//! Saying at which register another computer is to stand.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{DeviceId, RegisterId, StoreId};
use crate::people::{Device, DeviceAssigned, Permission, Refusal};

/// Says at which register a computer is to stand. One that stands at none begins there; where somebody works at another one, they are
/// asked to go there, and are not taken from it in the middle of a sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssignRegister {
    /// Which computer.
    pub device: DeviceId,
    /// Which register.
    pub register: RegisterId,
}

command!(AssignRegister, "people.assign_register", Some(Permission::ManageDevices), ());

impl AssignRegister {
    /// Decides; `None` where it stands there already, or is to. `store` is the register's.
    ///
    /// # Errors
    /// [`Refusal::DeviceRevoked`], or [`Refusal::OtherStore`] for a computer that stands in another store.
    pub fn decide(&self, device: &Device, store: StoreId) -> Result<Option<DeviceAssigned>, Refusal> {
        if device.is_revoked {
            return Err(Refusal::DeviceRevoked);
        }
        if device.store.get().is_some_and(|own| own != store) {
            return Err(Refusal::OtherStore { store: Some(store) });
        }
        Ok((device.register != Some(self.register)).then_some(DeviceAssigned { register: self.register }))
    }
}
