//! Asking another price than that of the shelf.

use comptoir_domain::people::Permission;
use comptoir_domain::sales::{DraftView, OverridePrice};

use super::drafts::{kept, own};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for OverridePrice {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own(unit, self.sale)?;
        let answerable = match &self.approval {
            Some(approval) => Some(unit.approver(approval, Permission::OverridePrice, draft.store)?.user),
            None => {
                let actor = &unit.context.actor;
                actor.may(Permission::OverridePrice, draft.store).then_some(actor.user)
            }
        };
        kept(unit, &self.decide(draft, answerable)?)
    }
}
