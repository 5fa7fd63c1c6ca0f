//! Coming with a code: the computer is taken in by the person who invited it, on whichever device it asked.
//!
//! No door leads here: who calls has checked the code, and has proof that the computer holds its key.

use crate::clock::Timestamp;
use crate::people::{DeviceEnrolled, Invitation, InvitationUsed, Refusal};
use crate::signature::PublicKey;

/// Takes in the computer that came with the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UseInvitation {
    /// Its key, which it has proven to hold.
    pub key: PublicKey,
}

impl UseInvitation {
    /// Decides. `None` where this computer was taken in with this code before: its answer was lost.
    ///
    /// # Errors
    /// [`Refusal::InvitationUsed`], [`Refusal::InvitationExpired`], [`Refusal::DeviceRevoked`]; [`Refusal::InvitationUnknown`] where
    /// it was taken back.
    pub fn decide(
        &self,
        invitation: &Invitation,
        is_revoked: bool,
        now: Timestamp,
    ) -> Result<Option<(InvitationUsed, DeviceEnrolled)>, Refusal> {
        if is_revoked {
            return Err(Refusal::DeviceRevoked);
        }
        if invitation.used_by.iter().any(|used| used.key == self.key) {
            return Ok(None);
        }
        if !invitation.used_by.is_empty() {
            return Err(Refusal::InvitationUsed);
        }
        if invitation.cancelled_by.is_some() {
            return Err(Refusal::InvitationUnknown);
        }
        if !invitation.is_open(now) {
            return Err(Refusal::InvitationExpired);
        }
        let Invitation { name, class, store, .. } = invitation.clone();
        Ok(Some((InvitationUsed { key: self.key }, DeviceEnrolled { key: self.key, name, class, store })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{DeviceId, UserId};
    use crate::people::Use;

    const NOW: Timestamp = Timestamp(1_000);

    fn open() -> Invitation {
        Invitation { name: "Caisse 2".into(), expires_at: Timestamp(2_000), ..Invitation::default() }
    }

    fn used_by(byte: u8) -> Invitation {
        let one = Use { key: PublicKey([byte; 32]), at: DeviceId::default() };
        Invitation { used_by: vec![one], ..open() }
    }

    #[test]
    fn a_code_takes_in_one_computer_and_the_same_one_again_changes_nothing() {
        let wanted = UseInvitation { key: PublicKey([1; 32]) };
        let (used, enrolled) = wanted.decide(&open(), false, NOW).unwrap().unwrap();
        assert_eq!((used.key, enrolled.name.as_str()), (wanted.key, "Caisse 2"));
        assert_eq!(wanted.decide(&used_by(1), false, Timestamp(9_000)), Ok(None), "its first answer was lost");
        assert_eq!(wanted.decide(&used_by(2), false, NOW), Err(Refusal::InvitationUsed));
    }

    #[test]
    fn neither_a_late_computer_nor_a_revoked_one_comes_in() {
        let wanted = UseInvitation { key: PublicKey([1; 32]) };
        assert_eq!(wanted.decide(&open(), false, Timestamp(2_000)), Err(Refusal::InvitationExpired));
        assert_eq!(wanted.decide(&open(), true, NOW), Err(Refusal::DeviceRevoked));
        let cancelled = Invitation { cancelled_by: Some(UserId::default()), ..open() };
        assert_eq!(wanted.decide(&cancelled, false, NOW), Err(Refusal::InvitationUnknown));
        assert_eq!(wanted.decide(&used_by(1), true, NOW), Err(Refusal::DeviceRevoked));
    }
}
