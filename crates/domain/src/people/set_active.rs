//! Letting a person sign in, or no longer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::UserId;
use crate::people::{Permission, Refusal, UserDescribed};

/// Lets a person sign in, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetUserActive {
    /// Whom.
    pub user: UserId,
    /// May sign in.
    pub active: bool,
}

command!(SetUserActive, "people.set_user_active", Some(Permission::ManagePeople), ());

impl SetUserActive {
    /// Decides: somebody must remain who can let people in.
    ///
    /// # Errors
    /// [`Refusal::LastAdministrator`].
    pub const fn decide(&self, is_last_administrator: bool) -> Result<UserDescribed, Refusal> {
        if is_last_administrator && !self.active {
            return Err(Refusal::LastAdministrator);
        }
        Ok(UserDescribed {
            active: Some(self.active),
            user_name: None,
            name: None,
            email: None,
            phone: None,
            language: None,
        })
    }
}
