//! Setting how much a customer may owe.

use comptoir_domain::customers::{Customer, Refusal, SetCreditLimit};
use comptoir_domain::event::{Scope, StreamKind};

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for SetCreditLimit {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let customer = unit.existing::<Customer>(self.customer.0)?.ok_or(Refusal::Unknown)?;
        if let Some(set) = self.decide(&customer.state)? {
            unit.emit(StreamKind::Customer, self.customer.0, Scope::Organisation, set);
        }
        Ok(())
    }
}
