//! Giving a draft up.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::SaleId;
use crate::people::Permission;
use crate::sales::{Draft, SaleAbandoned};

/// Gives a draft up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AbandonDraft {
    /// Which.
    pub sale: SaleId,
}

command!(AbandonDraft, "sales.abandon", Some(Permission::CreateSales), ());

impl AbandonDraft {
    /// Decides: a draft that others have seen parked says in the journal that it is gone.
    #[must_use]
    pub fn decide(&self, draft: &Draft) -> Option<SaleAbandoned> {
        draft.was_parked.then_some(SaleAbandoned {})
    }
}
