//! Entering and changing customers.

use comptoir_domain::customers::{
    ChangeCustomer, CreateCustomer, Customer, CustomerDescribed, CustomerProfile, Refusal,
};
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::CustomerId;

use crate::error::{ExecuteError, StoreError};
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

fn describe(unit: &Unit<'_>, customer: CustomerId, profile: &CustomerProfile) -> Result<CustomerDescribed, StoreError> {
    let seal = |text: &Option<String>| text.as_deref().map(|text| unit.seal(customer.0, text)).transpose();
    Ok(CustomerDescribed {
        kind: profile.kind,
        name: seal(&profile.name)?,
        phone: seal(&profile.phone)?,
        email: seal(&profile.email)?,
        address: seal(&profile.address)?,
        tax_id: seal(&profile.tax_id)?,
        active: None,
    })
}
