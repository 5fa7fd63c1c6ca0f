//! Inviting a computer: a code that an administrator reads aloud, or types there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Timestamp;
use crate::command::command;
use crate::ids::{InvitationId, StoreId};
use crate::people::{DeviceClass, InvitationIssued, Permission, Refusal};

/// Invites a computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InviteDevice {
    /// The name that it will have, such as `Comptoir 2`.
    pub name: String,
    /// What it will be used for.
    pub class: DeviceClass,
    /// Where it will stand; absent for one that serves every store.
    #[serde(default)]
    #[ts(optional)]
    pub store: Option<StoreId>,
}

/// An invitation that was given out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Invited {
    /// Which.
    pub invitation: InvitationId,
    /// The code to type on the computer. It is told this once, and kept nowhere else.
    pub code: String,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

command!(InviteDevice, "people.invite_device", Some(Permission::ManageDevices), Invited);

impl InviteDevice {
    /// How long a code is good: the time to walk to the other computer and install Comptoir on it.
    pub const VALID_MS: i64 = 30 * 60 * 1_000;
    /// How many invitations may be open at once. Each makes a try at a code cost one Argon2 more.
    pub const OPEN_MAX: usize = 8;

    /// Decides; `verifier` checks the code, `open` invitations are there already.
    ///
    /// # Errors
    /// [`Refusal::TooManyInvitations`], or the field that is wrong.
    pub fn decide(&self, verifier: String, open: usize, now: Timestamp) -> Result<InvitationIssued, Refusal> {
        if open >= Self::OPEN_MAX {
            return Err(Refusal::TooManyInvitations { count_max: Self::OPEN_MAX });
        }
        if (self.class == DeviceClass::Terminal) != self.store.is_some() {
            return Err(Refusal::FieldRequired { field: "store" });
        }
        let name = super::create_user::required("name", &self.name, 80)?;
        let expires_at = Timestamp(now.0.saturating_add(Self::VALID_MS));
        Ok(InvitationIssued { name, class: self.class, store: self.store, expires_at, verifier })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_good_for_half_an_hour_and_a_terminal_stands_in_a_store() {
        let store = Some(StoreId(uuid::Uuid::from_u128(1)));
        let invite = InviteDevice { name: " Caisse 2 ".into(), class: DeviceClass::Terminal, store };
        let issued = invite.decide("verifier".into(), 0, Timestamp(5)).unwrap();
        assert_eq!((issued.name.as_str(), issued.expires_at), ("Caisse 2", Timestamp(1_800_005)));
        let nowhere = InviteDevice { store: None, ..invite.clone() };
        assert_eq!(nowhere.decide(String::new(), 0, Timestamp(5)), Err(Refusal::FieldRequired { field: "store" }));
        let many = InviteDevice::OPEN_MAX;
        assert_eq!(
            invite.decide(String::new(), many, Timestamp(5)),
            Err(Refusal::TooManyInvitations { count_max: many })
        );
    }
}
