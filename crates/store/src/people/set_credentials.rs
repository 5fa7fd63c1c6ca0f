//! Setting a password or a PIN.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::{Refusal, SetPassword, SetPin, User};

use super::credentials;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for SetPassword {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        unit.existing::<User>(self.user.0)?.ok_or(Refusal::UserUnknown)?;
        let old_is_right = match &self.old {
            Some(old) => credentials::password_is_right(unit.connection, Some(self.user), old)?,
            None => false,
        };
        let set = self.decide(&unit.context.actor, old_is_right)?;
        credentials::set_password(unit.connection, self.user, &self.new, unit.context.now)?;
        unit.emit(StreamKind::User, self.user.0, Scope::Organisation, set);
        Ok(())
    }
}

impl Handle for SetPin {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        unit.existing::<User>(self.user.0)?.ok_or(Refusal::UserUnknown)?;
        let set = self.decide(&unit.context.actor)?;
        credentials::set_pin(unit.connection, self.user, &self.pin, unit.context.now)?;
        unit.emit(StreamKind::User, self.user.0, Scope::Organisation, set);
        Ok(())
    }
}
