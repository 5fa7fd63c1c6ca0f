//! Counting: each line says what is there at its moment.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{ProductId, StockDocumentId, StoreId};
use crate::money::Money;
use crate::people::Permission;
use crate::quantity::Quantity;
use crate::stock::{CountedProduct, Refusal, StockCounted};

/// A counted product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountLine {
    /// Which.
    pub product: ProductId,
    /// How many are there.
    pub quantity: Quantity,
}

/// Records what was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountStock {
    /// Where.
    pub store: StoreId,
    /// In words.
    #[serde(default)]
    pub note: String,
    /// What.
    pub lines: Vec<CountLine>,
}

command!(CountStock, "stock.count", Some(Permission::AdjustStock), StockDocumentId);

impl CountStock {
    /// Decides. `unit_costs` are those of the lines, in their order.
    ///
    /// # Errors
    /// [`Refusal::Empty`], [`Refusal::QuantityInvalid`], [`Refusal::TextTooLong`].
    pub fn decide(&self, unit_costs: &[Money]) -> Result<StockCounted, Refusal> {
        if self.lines.is_empty() {
            return Err(Refusal::Empty);
        }
        if self.lines.iter().any(|line| line.quantity.is_negative() || line.quantity > Quantity::LINE_MAX) {
            return Err(Refusal::QuantityInvalid);
        }
        let note = super::receive::text(&self.note)?;
        let lines = self.lines.iter().zip(unit_costs).map(|(line, &unit_cost)| CountedProduct {
            product: line.product,
            quantity: line.quantity,
            unit_cost,
        });
        Ok(StockCounted { store: self.store, note, lines: lines.collect() })
    }
}
