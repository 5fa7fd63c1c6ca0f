//! Giving a role and taking it back.

use std::collections::BTreeSet;

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::{Grant, GrantRole, Permission, Refusal, Role, RoleRef, User, WithdrawRole};

use super::{is_last_administrator, manages_people_without};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for GrantRole {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        unit.existing::<User>(self.user.0)?.ok_or(Refusal::UserUnknown)?;
        if let Some(store) = self.store {
            unit.store(store)?;
        }
        let permissions = permissions_of(unit, self.role)?;
        let granted = self.decide(&unit.context.actor, &permissions)?;
        unit.emit(StreamKind::User, self.user.0, Scope::Organisation, granted);
        Ok(())
    }
}

impl Handle for WithdrawRole {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        unit.existing::<User>(self.user.0)?.ok_or(Refusal::UserUnknown)?;
        // Whatever the role is called: a role of the organisation's own may make an administrator, too.
        let given = Grant { role: self.role, store: self.store };
        let last = !manages_people_without(unit, self.user, given)? && is_last_administrator(unit, self.user)?;
        let withdrawn = self.decide(last)?;
        unit.emit(StreamKind::User, self.user.0, Scope::Organisation, withdrawn);
        Ok(())
    }
}

fn permissions_of(unit: &mut Unit<'_>, role: RoleRef) -> Result<BTreeSet<Permission>, ExecuteError> {
    match role {
        RoleRef::BuiltIn(role) => Ok(role.permissions().iter().copied().collect()),
        RoleRef::Custom(id) => {
            let role = unit.existing::<Role>(id.0)?.ok_or(Refusal::RoleUnknown)?;
            Ok(role.state.permissions.get().clone())
        }
    }
}
