//! Correcting levels by a difference, with a reason.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{ProductId, StockDocumentId, StoreId};
use crate::money::Money;
use crate::people::Permission;
use crate::quantity::Quantity;
use crate::stock::{AdjustedLine, AdjustmentReason, Refusal, StockAdjusted};

/// A product to correct.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentLine {
    /// Which.
    pub product: ProductId,
    /// By how many; negative for less.
    pub quantity: Quantity,
}

/// Corrects levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AdjustStock {
    /// Where.
    pub store: StoreId,
    /// Why.
    pub reason: AdjustmentReason,
    /// In words.
    #[serde(default)]
    pub note: String,
    /// What.
    pub lines: Vec<AdjustmentLine>,
}

command!(AdjustStock, "stock.adjust", Some(Permission::AdjustStock), StockDocumentId);

impl AdjustStock {
    /// Decides. `unit_costs` are those of the lines, in their order.
    ///
    /// # Errors
    /// [`Refusal::Empty`], [`Refusal::QuantityInvalid`], [`Refusal::TextTooLong`].
    pub fn decide(&self, unit_costs: &[Money]) -> Result<StockAdjusted, Refusal> {
        if self.lines.is_empty() {
            return Err(Refusal::Empty);
        }
        let outside = |line: &AdjustmentLine| {
            line.quantity.is_zero() || line.quantity > Quantity::LINE_MAX || -line.quantity > Quantity::LINE_MAX
        };
        if self.lines.iter().any(outside) {
            return Err(Refusal::QuantityInvalid);
        }
        let note = super::receive::text(&self.note)?;
        let lines = self.lines.iter().zip(unit_costs).map(|(line, &unit_cost)| AdjustedLine {
            product: line.product,
            quantity: line.quantity,
            unit_cost,
        });
        Ok(StockAdjusted { store: self.store, reason: self.reason, note, lines: lines.collect() })
    }
}
