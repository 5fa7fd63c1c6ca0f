//! Setting a password or a PIN.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::{Refusal, SetPassword, SetPin, SignInMeans, User};

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
        // A refusal takes it back with the transaction.
        let verifier = credentials::set(unit.connection, self.user, SignInMeans::Password, &self.new)?;
        let set = self.decide(&unit.context.actor, old_is_right, verifier)?;
        unit.emit(StreamKind::User, self.user.0, Scope::Organisation, set);
        Ok(())
    }
}

impl Handle for SetPin {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        unit.existing::<User>(self.user.0)?.ok_or(Refusal::UserUnknown)?;
        let verifier = credentials::set(unit.connection, self.user, SignInMeans::Pin, &self.pin)?;
        let set = self.decide(&unit.context.actor, verifier)?;
        unit.emit(StreamKind::User, self.user.0, Scope::Organisation, set);
        Ok(())
    }
}
