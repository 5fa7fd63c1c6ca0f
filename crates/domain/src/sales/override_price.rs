//! Selling at another price than the listed one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{SaleId, UserId};
use crate::money::Money;
use crate::people::{Approval, Permission};
use crate::sales::draft_view::DraftView;
use crate::sales::{Draft, Refusal};

/// Sets the unit price of a line; back to the listed one when absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OverridePrice {
    /// The draft.
    pub sale: SaleId,
    /// The line.
    pub line: u32,
    /// The price of one unit.
    #[serde(default)]
    #[ts(optional)]
    pub unit_price: Option<Money>,
    /// A manager's consent.
    #[serde(default)]
    #[ts(optional)]
    pub approval: Option<Approval>,
}

command!(OverridePrice, "sales.override_price", Some(Permission::CreateSales), DraftView);

impl OverridePrice {
    /// Decides. `answerable` is who may override prices here: the actor, or the manager whose PIN was given.
    ///
    /// # Errors
    /// [`Refusal::PriceNeedsManager`], [`Refusal::PriceInvalid`], [`Refusal::LineUnknown`].
    pub fn decide(&self, mut draft: Draft, answerable: Option<UserId>) -> Result<Draft, Refusal> {
        let line = draft.line_mut(self.line)?;
        let price = self.unit_price.unwrap_or(line.offer.list_price);
        if price.is_negative() {
            return Err(Refusal::PriceInvalid);
        }
        if price == line.offer.list_price {
            line.price_approved_by = None;
        } else {
            line.price_approved_by = Some(answerable.ok_or(Refusal::PriceNeedsManager { floor: line.offer.floor })?);
        }
        line.unit_price = price;
        Ok(draft)
    }
}
