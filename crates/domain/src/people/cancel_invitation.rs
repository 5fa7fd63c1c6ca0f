//! Taking an invitation back: the code was read by the wrong person, or is not needed any more.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Timestamp;
use crate::command::command;
use crate::ids::InvitationId;
use crate::people::{Invitation, InvitationCancelled, Permission, Refusal};

/// Takes an invitation back. A device that is apart and has not heard of it may still let a computer in: the list of devices shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelInvitation {
    /// Which.
    pub invitation: InvitationId,
}

command!(CancelInvitation, "people.cancel_invitation", Some(Permission::ManageDevices), ());

impl CancelInvitation {
    /// Decides.
    ///
    /// # Errors
    /// [`Refusal::InvitationUsed`] once a computer came with it, [`Refusal::InvitationExpired`] where it is good no more.
    pub fn decide(&self, invitation: &Invitation, now: Timestamp) -> Result<InvitationCancelled, Refusal> {
        if !invitation.used_by.is_empty() {
            return Err(Refusal::InvitationUsed);
        }
        if invitation.is_open(now) { Ok(InvitationCancelled {}) } else { Err(Refusal::InvitationExpired) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{DeviceId, UserId};
    use crate::people::Use;
    use crate::signature::PublicKey;

    #[test]
    fn only_an_open_invitation_is_taken_back() {
        let cancel = CancelInvitation { invitation: InvitationId::default() };
        let open = Invitation { expires_at: Timestamp(2_000), ..Invitation::default() };
        assert_eq!(cancel.decide(&open, Timestamp(1_000)), Ok(InvitationCancelled {}));
        assert_eq!(cancel.decide(&open, Timestamp(2_000)), Err(Refusal::InvitationExpired));
        let cancelled = Invitation { cancelled_by: Some(UserId::default()), ..open.clone() };
        assert_eq!(cancel.decide(&cancelled, Timestamp(1_000)), Err(Refusal::InvitationExpired));
        let one = Use { key: PublicKey([1; 32]), at: DeviceId::default() };
        let used = Invitation { used_by: vec![one], ..open };
        assert_eq!(cancel.decide(&used, Timestamp(1_000)), Err(Refusal::InvitationUsed));
    }
}
