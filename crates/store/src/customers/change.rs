//! Changing what is known of a customer.

use comptoir_domain::customers::{ChangeCustomer, Customer, Refusal};
use comptoir_domain::event::{Scope, StreamKind};

use super::describe;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for ChangeCustomer {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        unit.existing::<Customer>(self.customer.0)?.ok_or(Refusal::Unknown)?;
        let (_, organisation) = unit.organisation()?;
        let profile = self.decide(&organisation.state.country)?;
        let described = describe(unit, self.customer, &profile)?;
        unit.emit(StreamKind::Customer, self.customer.0, Scope::Organisation, described);
        Ok(())
    }
}
