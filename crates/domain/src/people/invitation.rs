//! Invitations of computers: a code that is good once, for half an hour, on whichever device of the business holds the invitation.

use minicbor::{Decode, Encode};

use crate::clock::Timestamp;
use crate::event::StreamKind;
use crate::fold::{At, Fold};
use crate::ids::{DeviceId, StoreId, UserId};
use crate::people::{DeviceClass, InvitationEvent};
use crate::signature::PublicKey;

/// A computer that came with the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Use {
    /// Its key.
    #[n(0)]
    pub key: PublicKey,
    /// Which device let it in.
    #[n(1)]
    pub at: DeviceId,
}

/// An invitation. Devices apart may each let a computer in with the same code: both stay in, and the list shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
pub struct Invitation {
    /// The name that the computer will have.
    #[n(0)]
    pub name: String,
    /// What it will be used for.
    #[n(1)]
    pub class: DeviceClass,
    /// Where it will stand.
    #[n(2)]
    pub store: Option<StoreId>,
    /// Until when the code is good.
    #[n(3)]
    pub expires_at: Timestamp,
    /// What checks the code.
    #[n(4)]
    pub verifier: String,
    /// Who invited: whoever comes with the code is taken in by that person.
    #[n(5)]
    pub invited_by: UserId,
    /// The computers that came with the code, in canonical order: one, unless devices apart let in two.
    #[n(6)]
    pub used_by: Vec<Use>,
    /// Who took the code back.
    #[n(7)]
    pub cancelled_by: Option<UserId>,
}

impl Invitation {
    /// True while a computer may come with the code.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.used_by.is_empty() && self.cancelled_by.is_none() && now < self.expires_at
    }
}

impl Fold for Invitation {
    type Event = InvitationEvent;
    const KIND: StreamKind = StreamKind::Invitation;

    fn apply(&mut self, at: &At<'_>, event: &InvitationEvent) {
        match event {
            InvitationEvent::InvitationIssued(issued) => {
                self.name.clone_from(&issued.name);
                self.class = issued.class;
                self.store = issued.store;
                self.expires_at = issued.expires_at;
                self.verifier.clone_from(&issued.verifier);
                self.invited_by = at.actor;
            }
            InvitationEvent::InvitationCancelled(_) => self.cancelled_by = self.cancelled_by.or(Some(at.actor)),
            InvitationEvent::InvitationUsed(used) => {
                // The same computer twice: its first answer was lost, and it asked another device.
                if self.used_by.iter().all(|before| before.key != used.key) {
                    self.used_by.push(Use { key: used.key, at: at.device });
                }
            }
        }
    }
}
