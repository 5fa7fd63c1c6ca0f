//! Changing what is known of a customer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::customers::{CustomerProfile, Refusal};
use crate::ids::CustomerId;
use crate::people::Permission;

/// Changes some fields of a customer; absent ones stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeCustomer {
    /// Whom.
    pub customer: CustomerId,
    /// What to change.
    pub profile: CustomerProfile,
}

command!(ChangeCustomer, "customers.change", Some(Permission::EditCustomers), ());

impl ChangeCustomer {
    /// Decides, before anything is sealed: gives the fields, cleaned.
    ///
    /// # Errors
    /// The field that is wrong.
    pub fn decide(&self, country: &str) -> Result<CustomerProfile, Refusal> {
        super::create::check(&self.profile, country)
    }
}
