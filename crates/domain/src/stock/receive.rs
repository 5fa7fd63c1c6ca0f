//! Receiving goods from a supplier.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{ProductId, StockDocumentId, StoreId};
use crate::money::Money;
use crate::people::Permission;
use crate::quantity::Quantity;
use crate::stock::{GoodsReceived, ReceivedLine, Refusal};

/// A product to receive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReceiptLine {
    /// Which.
    pub product: ProductId,
    /// How many.
    pub quantity: Quantity,
    /// What one unit cost; it becomes the product's latest cost.
    pub unit_cost: Money,
}

/// Receives goods from a supplier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReceiveGoods {
    /// Where.
    pub store: StoreId,
    /// From whom.
    #[serde(default)]
    pub supplier: String,
    /// The supplier's delivery note.
    #[serde(default)]
    pub reference: String,
    /// What.
    pub lines: Vec<ReceiptLine>,
}

command!(ReceiveGoods, "stock.receive", Some(Permission::ReceiveGoods), StockDocumentId);

impl ReceiveGoods {
    /// Decides: the caller has made sure that every product keeps a stock.
    ///
    /// # Errors
    /// [`Refusal::Empty`], [`Refusal::QuantityInvalid`], [`Refusal::CostInvalid`], [`Refusal::TextTooLong`].
    pub fn decide(&self) -> Result<GoodsReceived, Refusal> {
        if self.lines.is_empty() {
            return Err(Refusal::Empty);
        }
        let (supplier, reference) = (text(&self.supplier)?, text(&self.reference)?);
        for line in &self.lines {
            if !line.quantity.is_positive() || line.quantity > Quantity::LINE_MAX {
                return Err(Refusal::QuantityInvalid);
            }
            if line.unit_cost.is_negative() {
                return Err(Refusal::CostInvalid);
            }
        }
        let lines = self.lines.iter().map(|line| ReceivedLine {
            product: line.product,
            quantity: line.quantity,
            unit_cost: line.unit_cost,
        });
        Ok(GoodsReceived { store: self.store, supplier, reference, lines: lines.collect() })
    }
}

/// Free text of at most 200 characters.
pub(super) fn text(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > 200 { Err(Refusal::TextTooLong { length_max: 200 }) } else { Ok(text.to_owned()) }
}
