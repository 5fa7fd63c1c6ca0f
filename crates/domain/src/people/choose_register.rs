//! Saying at which register this computer stands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{RegisterId, StoreId};
use crate::people::{Device, DeviceStationed, Grants, Permission, Refusal};

/// Says at which register this computer stands: its store, its paper numbers and its currency follow. Everybody who sells or
/// collects in the store may, else nobody could begin to work on a computer that has just come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChooseRegister {
    /// Which.
    pub register: RegisterId,
}

command!(ChooseRegister, "people.choose_register", None, ());

impl ChooseRegister {
    /// Decides; `None` where the others know it already, or do not know this computer yet.
    ///
    /// # Errors
    /// [`Refusal::Forbidden`] to whom has no work in the register's store.
    pub fn decide(
        &self,
        device: Option<&Device>,
        store: StoreId,
        grants: &Grants,
    ) -> Result<Option<DeviceStationed>, Refusal> {
        let needed = Permission::ManageStores;
        if ![needed, Permission::OpenShift, Permission::CreateSales].iter().any(|&one| grants.allow(one, Some(store))) {
            return Err(Refusal::Forbidden { permission: needed });
        }
        let is_news = device.is_some_and(|device| device.register != Some(self.register) || device.assigned.is_some());
        Ok(is_news.then_some(DeviceStationed { register: self.register }))
    }
}
