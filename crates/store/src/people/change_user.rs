//! Changing a person's fields.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::{ChangeUser, Refusal, User, UserDescribed};

use super::create_user::user_name_taken;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for ChangeUser {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        unit.existing::<User>(self.user.0)?.ok_or(Refusal::UserUnknown)?;
        let taken = match &self.user_name {
            Some(user_name) => user_name_taken(unit.connection, user_name, self.user)?,
            None => false,
        };
        let fields = self.decide(taken)?;
        let seal = |text: &Option<String>| text.as_deref().map(|text| unit.seal(self.user.0, text)).transpose();
        let described = UserDescribed {
            user_name: seal(&fields.user_name)?,
            name: seal(&fields.name)?,
            email: seal(&fields.email)?,
            phone: seal(&fields.phone)?,
            active: None,
            language: fields.language.clone(),
        };
        unit.emit(StreamKind::User, self.user.0, Scope::Organisation, described);
        Ok(())
    }
}
