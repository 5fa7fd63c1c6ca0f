//! Changing how many of a line, and taking it off.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::SaleId;
use crate::people::Permission;
use crate::quantity::Quantity;
use crate::sales::draft_view::DraftView;
use crate::sales::{Draft, Refusal};

/// Sets how many of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetLineQuantity {
    /// The draft.
    pub sale: SaleId,
    /// The line.
    pub line: u32,
    /// How many; zero takes the line off.
    pub quantity: Quantity,
}

command!(SetLineQuantity, "sales.set_line_quantity", Some(Permission::CreateSales), DraftView);

impl SetLineQuantity {
    /// Decides. Fewer units than serial numbers are refused: which box goes back only the seller knows, and what the paper names must be
    /// what the customer carries.
    ///
    /// # Errors
    /// [`Refusal::LineUnknown`], [`Refusal::QuantityInvalid`], [`Refusal::SerialsAboveQuantity`].
    pub fn decide(&self, mut draft: Draft) -> Result<Draft, Refusal> {
        if self.quantity.is_zero() {
            return RemoveLine { sale: self.sale, line: self.line }.decide(draft);
        }
        let line = draft.line_mut(self.line)?;
        line.quantity = super::add_line::checked(self.quantity)?;
        super::set_serials::check_room(line)?;
        Ok(draft)
    }
}

/// Takes a line off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveLine {
    /// The draft.
    pub sale: SaleId,
    /// The line.
    pub line: u32,
}

command!(RemoveLine, "sales.remove_line", Some(Permission::CreateSales), DraftView);

impl RemoveLine {
    /// Decides.
    ///
    /// # Errors
    /// [`Refusal::LineUnknown`].
    pub fn decide(&self, mut draft: Draft) -> Result<Draft, Refusal> {
        draft.line_mut(self.line)?;
        draft.lines.retain(|line| line.line != self.line);
        Ok(draft)
    }
}
