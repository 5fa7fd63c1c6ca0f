//! Defining a role of the organisation's own.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::context::Actor;
use crate::ids::RoleId;
use crate::people::{Permission, Refusal, RoleDefined};

/// Defines a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateRole {
    /// Its name.
    pub name: String,
    /// What it allows.
    pub permissions: BTreeSet<Permission>,
}

command!(CreateRole, "people.create_role", Some(Permission::ManagePeople), RoleId);

impl CreateRole {
    /// Decides: nobody makes a role that allows more than they hold themselves.
    ///
    /// # Errors
    /// [`Refusal::Escalation`], or the field that is wrong.
    pub fn decide(&self, actor: &Actor) -> Result<RoleDefined, Refusal> {
        let name = super::create_user::required("name", &self.name, 80)?;
        match self.permissions.iter().find(|&&permission| !actor.grants.allow(permission, None)) {
            Some(&permission) => Err(Refusal::Escalation { permission }),
            None => Ok(RoleDefined { name, permissions: self.permissions.clone() }),
        }
    }
}
