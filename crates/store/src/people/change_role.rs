//! Changing a role of the organisation's own.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::{Administrators, ChangeRole, Refusal, Role};

use super::administrators_if;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for ChangeRole {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let role = unit.existing::<Role>(self.role.0)?.ok_or(Refusal::RoleUnknown)?;
        let administrators = match &self.permissions {
            Some(permissions) => administrators_if(unit, self.role, permissions)?,
            None => Administrators::Remain,
        };
        if let Some(changed) = self.decide(&unit.context.actor, &role.state, administrators)? {
            unit.emit(StreamKind::Role, self.role.0, Scope::Organisation, changed);
        }
        Ok(())
    }
}
