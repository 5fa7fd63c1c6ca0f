//! Entering a person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::UserId;
use crate::people::{Permission, Refusal};

/// Enters a person. Roles are given separately.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateUser {
    /// What the person types to sign in; new in the organisation.
    pub user_name: String,
    /// First and last name.
    pub name: String,
    /// E-mail; also accepted at sign-in.
    #[serde(default)]
    pub email: String,
    /// Phone.
    #[serde(default)]
    pub phone: String,
    /// At least eight characters.
    pub password: String,
    /// Four to eight digits.
    #[serde(default)]
    #[ts(optional)]
    pub pin: Option<String>,
    /// `fr` or `en`.
    pub language: String,
}

command!(CreateUser, "people.create_user", Some(Permission::ManagePeople), UserId);

impl CreateUser {
    /// Decides, before anything is sealed: gives the fields, cleaned.
    ///
    /// # Errors
    /// The field that is wrong, or [`Refusal::UserNameTaken`].
    pub fn decide(&self, user_name_taken: bool) -> Result<Self, Refusal> {
        let user_name = required("user_name", &self.user_name, 40)?;
        if user_name_taken {
            return Err(Refusal::UserNameTaken { user_name });
        }
        super::set_credentials::check_password(&self.password)?;
        self.pin.as_deref().map_or(Ok(()), super::set_credentials::check_pin)?;
        Ok(Self {
            user_name,
            name: required("name", &self.name, 120)?,
            email: optional("email", &self.email, 200)?,
            phone: optional("phone", &self.phone, 40)?,
            language: language(&self.language)?,
            ..self.clone()
        })
    }
}

/// The text without surrounding blanks, if it has any character and no more than `length_max`.
pub(super) fn required(field: &'static str, text: &str, length_max: usize) -> Result<String, Refusal> {
    let text = optional(field, text, length_max)?;
    if text.is_empty() { Err(Refusal::FieldRequired { field }) } else { Ok(text) }
}

/// The text without surrounding blanks, if it has no more than `length_max` characters.
pub(super) fn optional(field: &'static str, text: &str, length_max: usize) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > length_max {
        Err(Refusal::FieldTooLong { field, length_max })
    } else {
        Ok(text.to_owned())
    }
}

/// `fr` or `en`.
pub(super) fn language(code: &str) -> Result<String, Refusal> {
    if matches!(code, "fr" | "en") { Ok(code.to_owned()) } else { Err(Refusal::FieldRequired { field: "language" }) }
}
