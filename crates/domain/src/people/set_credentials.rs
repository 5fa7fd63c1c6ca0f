//! Setting a password or a PIN. The event says that it happened; the verifier goes to the vault.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::context::Actor;
use crate::ids::UserId;
use crate::people::{CredentialsSet, Permission, Refusal};

const PASSWORD_LENGTH_MIN: usize = 8;

/// Sets a password: one's own with the old one, or another's as an administrator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPassword {
    /// Whose.
    pub user: UserId,
    /// The old password; required for one's own.
    #[serde(default)]
    #[ts(optional)]
    pub old: Option<String>,
    /// At least eight characters.
    pub new: String,
}

command!(SetPassword, "people.set_password", None, ());

impl SetPassword {
    /// Decides.
    ///
    /// # Errors
    /// [`Refusal::CredentialsWrong`] without one's old password, a missing permission for another's, or a short one.
    pub fn decide(&self, actor: &Actor, old_is_right: bool) -> Result<CredentialsSet, Refusal> {
        if actor.user == self.user {
            if !old_is_right {
                return Err(Refusal::CredentialsWrong);
            }
        } else if !actor.grants.allow(Permission::ManagePeople, None) {
            return Err(Refusal::Forbidden { permission: Permission::ManagePeople });
        }
        check_password(&self.new)?;
        Ok(CredentialsSet { password: true, pin: false })
    }
}

/// Sets a PIN: one's own, or another's as an administrator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPin {
    /// Whose.
    pub user: UserId,
    /// Four to eight digits.
    pub pin: String,
}

command!(SetPin, "people.set_pin", None, ());

impl SetPin {
    /// Decides.
    ///
    /// # Errors
    /// A missing permission for another's, or [`Refusal::PinInvalid`].
    pub fn decide(&self, actor: &Actor) -> Result<CredentialsSet, Refusal> {
        if actor.user != self.user && !actor.grants.allow(Permission::ManagePeople, None) {
            return Err(Refusal::Forbidden { permission: Permission::ManagePeople });
        }
        check_pin(&self.pin)?;
        Ok(CredentialsSet { password: false, pin: true })
    }
}

pub(super) fn check_password(password: &str) -> Result<(), Refusal> {
    if password.chars().count() < PASSWORD_LENGTH_MIN {
        return Err(Refusal::PasswordTooShort { length_min: PASSWORD_LENGTH_MIN });
    }
    Ok(())
}

pub(super) fn check_pin(pin: &str) -> Result<(), Refusal> {
    if (4..=8).contains(&pin.len()) && pin.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(())
    } else {
        Err(Refusal::PinInvalid)
    }
}
