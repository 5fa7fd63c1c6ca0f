//! Giving a role and taking it back.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::context::Actor;
use crate::ids::{StoreId, UserId};
use crate::people::{Permission, Refusal, RoleGranted, RoleRef, RoleWithdrawn};

/// Gives a role, everywhere or in one store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GrantRole {
    /// To whom.
    pub user: UserId,
    /// Which.
    pub role: RoleRef,
    /// Where; everywhere when absent.
    #[serde(default)]
    #[ts(optional)]
    pub store: Option<StoreId>,
}

command!(GrantRole, "people.grant_role", Some(Permission::ManagePeople), ());

impl GrantRole {
    /// Decides: nobody gives what they do not hold.
    ///
    /// # Errors
    /// [`Refusal::Escalation`].
    pub fn decide(&self, actor: &Actor, role_permissions: &BTreeSet<Permission>) -> Result<RoleGranted, Refusal> {
        match role_permissions.iter().find(|&&permission| !actor.grants.allow(permission, self.store)) {
            Some(&permission) => Err(Refusal::Escalation { permission }),
            None => Ok(RoleGranted { role: self.role, store: self.store }),
        }
    }
}

/// Takes a role back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawRole {
    /// From whom.
    pub user: UserId,
    /// Which.
    pub role: RoleRef,
    /// Where it was given; everywhere when absent.
    #[serde(default)]
    #[ts(optional)]
    pub store: Option<StoreId>,
}

command!(WithdrawRole, "people.withdraw_role", Some(Permission::ManagePeople), ());

impl WithdrawRole {
    /// Decides: somebody must remain who can let people in.
    ///
    /// # Errors
    /// [`Refusal::LastAdministrator`].
    pub const fn decide(&self, is_last_administrator: bool) -> Result<RoleWithdrawn, Refusal> {
        if is_last_administrator {
            return Err(Refusal::LastAdministrator);
        }
        Ok(RoleWithdrawn { role: self.role, store: self.store })
    }
}
