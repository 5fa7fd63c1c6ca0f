//! Setting a password or a PIN. What checks it goes to the vault; the event names it by its hash, so that no device can give
//! another one for it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::context::Actor;
use crate::hash::Hash;
use crate::ids::UserId;
use crate::people::{Permission, Refusal, VerifiersSet};

const PASSWORD_LENGTH_MIN: usize = 8;

/// How the journal names what checks a person's password or PIN: it has a salt of its own, so that nothing can be guessed from this.
#[must_use]
pub fn verifier_hash(user: UserId, verifier: &str) -> Hash {
    Hash::of(&[b"comptoir verifier 1", user.as_bytes(), verifier.as_bytes()])
}

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
    /// Decides; `verifier` is the hash of what will check the new one.
    ///
    /// # Errors
    /// [`Refusal::CredentialsWrong`] without one's old password, a missing permission for another's, or a short one.
    pub fn decide(&self, actor: &Actor, old_is_right: bool, verifier: Hash) -> Result<VerifiersSet, Refusal> {
        if actor.user == self.user {
            if !old_is_right {
                return Err(Refusal::CredentialsWrong);
            }
        } else if !actor.grants.allow(Permission::ManagePeople, None) {
            return Err(Refusal::Forbidden { permission: Permission::ManagePeople });
        }
        check_password(&self.new)?;
        Ok(VerifiersSet { password: Some(verifier), pin: None })
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
    /// Decides; `verifier` is the hash of what will check it.
    ///
    /// # Errors
    /// A missing permission for another's, or [`Refusal::PinInvalid`].
    pub fn decide(&self, actor: &Actor, verifier: Hash) -> Result<VerifiersSet, Refusal> {
        if actor.user != self.user && !actor.grants.allow(Permission::ManagePeople, None) {
            return Err(Refusal::Forbidden { permission: Permission::ManagePeople });
        }
        check_pin(&self.pin)?;
        Ok(VerifiersSet { password: None, pin: Some(verifier) })
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
