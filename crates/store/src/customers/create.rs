//! Entering a customer.

use comptoir_domain::customers::CreateCustomer;
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::CustomerId;

use super::describe;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for CreateCustomer {
    fn handle(self, unit: &mut Unit<'_>) -> Result<CustomerId, ExecuteError> {
        let (_, organisation) = unit.organisation()?;
        let profile = self.decide(&organisation.state.country)?;
        let customer = CustomerId(unit.context.fresh_id());
        let described = describe(unit, customer, &profile)?;
        unit.emit(StreamKind::Customer, customer.0, Scope::Organisation, described);
        Ok(customer)
    }
}
