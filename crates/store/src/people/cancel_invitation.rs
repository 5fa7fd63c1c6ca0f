//! Taking an invitation back.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::{CancelInvitation, Invitation, Refusal};

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for CancelInvitation {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let invitation = unit.existing::<Invitation>(self.invitation.0)?.ok_or(Refusal::InvitationUnknown)?;
        let cancelled = self.decide(&invitation.state, unit.context.now)?;
        unit.emit(StreamKind::Invitation, self.invitation.0, Scope::Organisation, cancelled);
        Ok(())
    }
}
