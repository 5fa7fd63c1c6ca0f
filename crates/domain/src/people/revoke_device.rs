//! Shutting a computer out: stolen, sold, or no longer trusted.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::DeviceId;
use crate::people::{Device, DeviceShutOut, HeldLog, Permission, Refusal};

/// Shuts a computer out. What it recorded before stays; what it still holds it may hand in once, for review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RevokeDevice {
    /// Which.
    pub device: DeviceId,
    /// Why.
    pub reason: String,
}

command!(RevokeDevice, "people.revoke_device", Some(Permission::ManageDevices), ());

impl RevokeDevice {
    /// Decides. Nobody shuts out the computer at which they sit. `held` is what is held here of its log.
    ///
    /// # Errors
    /// [`Refusal::DeviceRevoked`], [`Refusal::OwnDevice`], or the field that is wrong.
    pub fn decide(&self, device: &Device, here: DeviceId, held: Vec<HeldLog>) -> Result<DeviceShutOut, Refusal> {
        if device.is_revoked {
            return Err(Refusal::DeviceRevoked);
        }
        if self.device == here {
            return Err(Refusal::OwnDevice);
        }
        Ok(DeviceShutOut { reason: super::create_user::required("reason", &self.reason, 200)?, held })
    }
}
