//! Renaming a computer, or saying where it stands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{DeviceId, StoreId};
use crate::people::{Device, DeviceClass, DeviceDescribed, Permission, Refusal};

/// Renames a computer, or says where it stands. Absent fields stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ChangeDevice {
    /// Which.
    pub device: DeviceId,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// The store in which it stands.
    #[serde(default)]
    pub store: Option<StoreId>,
}

command!(ChangeDevice, "people.change_device", Some(Permission::ManageDevices), ());

impl ChangeDevice {
    /// Decides.
    ///
    /// # Errors
    /// [`Refusal::DeviceRevoked`], or the field that is wrong.
    pub fn decide(&self, device: &Device) -> Result<DeviceDescribed, Refusal> {
        if device.is_revoked {
            return Err(Refusal::DeviceRevoked);
        }
        if self.store.is_some() && device.class != DeviceClass::Terminal {
            return Err(Refusal::FieldRequired { field: "store" });
        }
        let name = self.name.as_ref().map(|name| super::create_user::required("name", name, 80)).transpose()?;
        Ok(DeviceDescribed { name, store: self.store })
    }
}
