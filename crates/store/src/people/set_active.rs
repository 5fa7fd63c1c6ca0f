//! Letting a person sign in, or no longer.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::{Refusal, SetUserActive, User};

use super::is_last_administrator;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for SetUserActive {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        unit.existing::<User>(self.user.0)?.ok_or(Refusal::UserUnknown)?;
        let last = is_last_administrator(unit, self.user)?;
        let described = self.decide(last)?;
        unit.emit(StreamKind::User, self.user.0, Scope::Organisation, described);
        Ok(())
    }
}
