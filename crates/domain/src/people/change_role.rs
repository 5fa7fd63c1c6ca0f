//! Changing a role of the organisation's own. Built-in roles have no id: they cannot be named here.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::context::Actor;
use crate::ids::RoleId;
use crate::people::{Permission, Refusal, Role, RoleChanged};

/// Changes the name of a role, or what it allows; absent fields stay. Who holds the role may do the rest from then on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ChangeRole {
    /// Which.
    pub role: RoleId,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// What it allows.
    #[serde(default)]
    pub permissions: Option<BTreeSet<Permission>>,
}

command!(ChangeRole, "people.change_role", Some(Permission::ManagePeople), ());

/// Who would manage people after the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Administrators {
    /// Somebody, everywhere.
    Remain,
    /// Nobody.
    Gone,
}

impl ChangeRole {
    /// Decides: nobody adds what they do not hold, and somebody must remain who can let people in. `None` changes nothing.
    ///
    /// # Errors
    /// [`Refusal::Escalation`], [`Refusal::LastAdministrator`], or the field that is wrong.
    pub fn decide(
        &self,
        actor: &Actor,
        role: &Role,
        administrators: Administrators,
    ) -> Result<Option<RoleChanged>, Refusal> {
        let name = self.name.as_ref().map(|name| super::create_user::required("name", name, 80)).transpose()?;
        let name = name.filter(|name| name != role.name.get());
        let permissions = self.permissions.clone().filter(|permissions| permissions != role.permissions.get());
        let added = permissions.iter().flatten().filter(|permission| !role.permissions.get().contains(permission));
        for &permission in added {
            if !actor.grants.allow(permission, None) {
                return Err(Refusal::Escalation { permission });
            }
        }
        if administrators == Administrators::Gone {
            return Err(Refusal::LastAdministrator);
        }
        Ok((name.is_some() || permissions.is_some()).then_some(RoleChanged { name, permissions }))
    }
}
