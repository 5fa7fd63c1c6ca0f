//! Taking a computer into the business.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::hash::Hash;
use crate::ids::{DeviceId, StoreId};
use crate::people::{DeviceClass, DeviceEnrolled, Permission, Refusal};
use crate::signature::PublicKey;

/// Takes a computer into the business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EnrolDevice {
    /// Its Ed25519 public key, 64 hexadecimal digits.
    pub key: String,
    /// Its name, such as `Comptoir 2`.
    pub name: String,
    /// What it is used for.
    pub class: DeviceClass,
    /// Where it stands; absent for one that serves every store.
    #[serde(default)]
    #[ts(optional)]
    pub store: Option<StoreId>,
}

command!(EnrolDevice, "people.enrol_device", Some(Permission::ManageDevices), DeviceId);

impl EnrolDevice {
    /// Decides. A device that was revoked does not come back under its old key.
    ///
    /// # Errors
    /// [`Refusal::DeviceKeyInvalid`], [`Refusal::DeviceRevoked`], or the field that is wrong.
    pub fn decide(&self, is_revoked: bool) -> Result<DeviceEnrolled, Refusal> {
        let key = Hash::from_hex(&self.key).map(|Hash(bytes)| PublicKey(bytes)).ok_or(Refusal::DeviceKeyInvalid)?;
        if is_revoked {
            return Err(Refusal::DeviceRevoked);
        }
        let needs_store = self.class == DeviceClass::Terminal;
        if needs_store != self.store.is_some() {
            return Err(Refusal::FieldRequired { field: "store" });
        }
        let name = super::create_user::required("name", &self.name, 80)?;
        Ok(DeviceEnrolled { key, name, class: self.class, store: self.store })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enrol() -> EnrolDevice {
        let store = Some(StoreId(uuid::Uuid::from_u128(1)));
        EnrolDevice { key: "0a".repeat(32), name: " Comptoir 2 ".into(), class: DeviceClass::Terminal, store }
    }

    #[test]
    fn a_terminal_stands_in_a_store_and_a_server_in_none() {
        let enrolled = enrol().decide(false).unwrap();
        assert_eq!((enrolled.key, enrolled.name.as_str()), (PublicKey([10; 32]), "Comptoir 2"));
        let server = EnrolDevice { class: DeviceClass::Server, ..enrol() };
        assert_eq!(server.decide(false), Err(Refusal::FieldRequired { field: "store" }));
        assert!(EnrolDevice { store: None, ..server }.decide(false).is_ok());
    }

    #[test]
    fn a_revoked_device_does_not_come_back_and_a_key_has_64_digits() {
        assert_eq!(enrol().decide(true), Err(Refusal::DeviceRevoked));
        for key in ["", "0a", &"zz".repeat(32), &"é".repeat(32)] {
            assert_eq!(EnrolDevice { key: key.to_owned(), ..enrol() }.decide(false), Err(Refusal::DeviceKeyInvalid));
        }
    }
}
