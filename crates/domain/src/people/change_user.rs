//! Changing a person's fields.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::UserId;
use crate::people::{Permission, Refusal};

/// Changes some fields of a person; absent ones stay. Roles never change through here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ChangeUser {
    /// Whom.
    pub user: UserId,
    /// What the person types to sign in.
    #[serde(default)]
    pub user_name: Option<String>,
    /// First and last name.
    #[serde(default)]
    pub name: Option<String>,
    /// E-mail.
    #[serde(default)]
    pub email: Option<String>,
    /// Phone.
    #[serde(default)]
    pub phone: Option<String>,
    /// `fr` or `en`.
    #[serde(default)]
    pub language: Option<String>,
}

command!(ChangeUser, "people.change_user", Some(Permission::ManagePeople), ());

impl ChangeUser {
    /// Decides, before anything is sealed: gives the fields, cleaned.
    ///
    /// # Errors
    /// The field that is wrong, or [`Refusal::UserNameTaken`].
    pub fn decide(&self, user_name_taken: bool) -> Result<Self, Refusal> {
        use super::create_user::{language, optional, required};
        let clean = |field, text: &Option<String>, length_max| {
            text.as_ref().map(|text| required(field, text, length_max)).transpose()
        };
        let user_name = clean("user_name", &self.user_name, 40)?;
        if let (true, Some(user_name)) = (user_name_taken, &user_name) {
            return Err(Refusal::UserNameTaken { user_name: user_name.clone() });
        }
        Ok(Self {
            user: self.user,
            user_name,
            name: clean("name", &self.name, 120)?,
            email: self.email.as_ref().map(|text| optional("email", text, 200)).transpose()?,
            phone: self.phone.as_ref().map(|text| optional("phone", text, 40)).transpose()?,
            language: self.language.as_deref().map(language).transpose()?,
        })
    }
}
