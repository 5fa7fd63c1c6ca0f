//! Saying for whom a sale is.

use comptoir_domain::customers::{self, Customer};
use comptoir_domain::sales::{DraftView, SetCustomer};

use super::drafts::{kept, own_or_new};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for SetCustomer {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        if let Some(customer) = self.customer {
            unit.existing::<Customer>(customer.0)?.ok_or(customers::Refusal::Unknown)?;
        }
        let draft = own_or_new(unit, self.sale)?;
        kept(unit, &self.decide(draft))
    }
}
