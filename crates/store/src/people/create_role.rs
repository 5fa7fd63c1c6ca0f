//! Defining a role of the organisation's own.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::RoleId;
use comptoir_domain::people::CreateRole;

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for CreateRole {
    fn handle(self, unit: &mut Unit<'_>) -> Result<RoleId, ExecuteError> {
        let defined = self.decide(&unit.context.actor)?;
        let role = RoleId(unit.context.fresh_id());
        unit.emit(StreamKind::Role, role.0, Scope::Organisation, defined);
        Ok(role)
    }
}
