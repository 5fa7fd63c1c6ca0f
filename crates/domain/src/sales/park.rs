//! Setting a draft aside and taking it up again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::SaleId;
use crate::people::Permission;
use crate::sales::draft_view::DraftView;
use crate::sales::{Draft, Refusal, Sale, SaleParked, SaleRecalled, SaleStatus};

/// Sets a draft aside: anyone of the store may take it up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ParkDraft {
    /// The draft.
    pub sale: SaleId,
    /// What to call it; empty for none.
    #[serde(default)]
    pub label: String,
}

command!(ParkDraft, "sales.park", Some(Permission::CreateSales), ());

impl ParkDraft {
    /// Decides.
    ///
    /// # Errors
    /// [`Refusal::Empty`] for a draft without lines.
    pub fn decide(&self, draft: Draft) -> Result<SaleParked, Refusal> {
        if draft.lines.is_empty() {
            return Err(Refusal::Empty);
        }
        let label = self.label.trim().chars().take(60).collect();
        Ok(SaleParked { draft, label })
    }
}

/// Takes a parked sale up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecallSale {
    /// Which.
    pub sale: SaleId,
}

command!(RecallSale, "sales.recall", Some(Permission::CreateSales), DraftView);

impl RecallSale {
    /// Decides: gives the draft as it was parked.
    ///
    /// # Errors
    /// [`Refusal::WrongStatus`] when it is not parked.
    pub fn decide(&self, sale: &Sale) -> Result<(SaleRecalled, Draft), Refusal> {
        match (&sale.parked, sale.status) {
            (Some(draft), SaleStatus::Parked) => Ok((SaleRecalled {}, Draft { was_parked: true, ..draft.clone() })),
            (_, status) => Err(Refusal::WrongStatus { status }),
        }
    }
}
