//! Customers on disk.

mod change;
mod create;
pub(crate) mod credit;
mod projection;
pub(crate) mod queries;
mod set_credit_limit;

use comptoir_domain::customers::{CustomerDescribed, CustomerProfile};
use comptoir_domain::ids::CustomerId;

use crate::error::StoreError;
use crate::unit::Unit;

/// The event of a profile, sealed under the customer's key.
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
