//! Saying for whom a sale is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{CustomerId, SaleId};
use crate::people::Permission;
use crate::sales::Draft;
use crate::sales::draft_view::DraftView;

/// Names the customer; "client de passage" when absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetCustomer {
    /// The draft; it is started if there is none.
    pub sale: SaleId,
    /// For whom.
    #[serde(default)]
    #[ts(optional)]
    pub customer: Option<CustomerId>,
}

command!(SetCustomer, "sales.set_customer", Some(Permission::CreateSales), DraftView);

impl SetCustomer {
    /// Decides: the caller has made sure that the customer exists.
    #[must_use]
    pub const fn decide(&self, mut draft: Draft) -> Draft {
        draft.customer = self.customer;
        draft
    }
}
