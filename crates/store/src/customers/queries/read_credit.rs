//! What a customer may still owe, as the till asks before it takes nothing.

use comptoir_domain::customers::Credit;
use comptoir_domain::ids::CustomerId;
use comptoir_domain::people::Permission;
use serde::Deserialize;
use ts_rs::TS;

use crate::customers::credit::credit_of;
use crate::error::ExecuteError;
use crate::queries::{Asked, Query};

/// One customer's credit, for who collects.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadCredit {
    /// Whose.
    pub(crate) customer: CustomerId,
}

impl Query for ReadCredit {
    const NAME: &'static str = "customers.credit";
    const PERMISSION: Option<Permission> = Some(Permission::Collect);
    type Answer = Credit;

    fn answer(self, asked: &Asked<'_>) -> Result<Credit, ExecuteError> {
        Ok(credit_of(asked.connection, self.customer)?)
    }
}
