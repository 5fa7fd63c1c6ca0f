//! Receiving goods from a supplier.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{ProductId, StockDocumentId, StoreId};
use crate::money::Money;
use crate::people::Permission;
use crate::quantity::Quantity;
use crate::stock::{GoodsReceived, ReceivedLine, Refusal, SerialNumber, SoldSerial};

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
    /// The serial number of each unit; none where they were not read.
    #[serde(default)]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub serials: Vec<String>,
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
    /// [`Refusal::Empty`], [`Refusal::QuantityInvalid`], [`Refusal::CostInvalid`], [`Refusal::TextTooLong`],
    /// [`Refusal::SerialInvalid`], [`Refusal::SerialTwice`], [`Refusal::SerialsCount`].
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
        let mut read = BTreeSet::new();
        let lines = self.lines.iter().map(|line| {
            let serials = serials(line, &mut read)?;
            Ok(ReceivedLine { product: line.product, quantity: line.quantity, unit_cost: line.unit_cost, serials })
        });
        let lines = lines.collect::<Result<_, Refusal>>()?;
        Ok(GoodsReceived { store: self.store, supplier, reference, lines })
    }
}

/// The serial numbers of a line, each of them `read` once for its product.
fn serials(line: &ReceiptLine, read: &mut BTreeSet<SoldSerial>) -> Result<Vec<SerialNumber>, Refusal> {
    let given = line.serials.len();
    if given > 0 && line.quantity.whole_units() != Some(given) {
        return Err(Refusal::SerialsCount { given, quantity: line.quantity });
    }
    let one = |text: &String| {
        let serial = SerialNumber::parse(text).ok_or_else(|| Refusal::SerialInvalid { serial: text.clone() })?;
        if !read.insert(SoldSerial { product: line.product, serial: serial.clone() }) {
            return Err(Refusal::SerialTwice { serial: serial.to_string() });
        }
        Ok(serial)
    };
    line.serials.iter().map(one).collect()
}

/// Free text of at most 200 characters.
pub(super) fn text(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > 200 { Err(Refusal::TextTooLong { length_max: 200 }) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(units: i64, serials: &[&str]) -> Result<GoodsReceived, Refusal> {
        let serials = serials.iter().map(|&serial| serial.to_owned()).collect();
        let quantity = Quantity::from_units(units);
        let line = ReceiptLine { product: ProductId::default(), quantity, unit_cost: Money::ZERO, serials };
        let (supplier, reference) = (String::new(), String::new());
        ReceiveGoods { store: StoreId::default(), supplier, reference, lines: vec![line] }.decide()
    }

    #[test]
    fn goods_come_with_a_serial_number_each_or_with_none() {
        let serials = received(2, &["sn 1", "SN2"]).unwrap().lines[0].serials.clone();
        assert_eq!(serials.iter().map(SerialNumber::as_str).collect::<Vec<_>>(), ["SN1", "SN2"]);
        assert_eq!(received(2, &[]).unwrap().lines[0].serials, []);
        let quantity = Quantity::from_units(2);
        assert_eq!(received(2, &["SN1"]), Err(Refusal::SerialsCount { given: 1, quantity }));
    }

    #[test]
    fn a_serial_number_that_is_none_or_stands_twice_is_refused() {
        assert_eq!(received(1, &["é"]), Err(Refusal::SerialInvalid { serial: "é".to_owned() }));
        assert_eq!(received(2, &["sn1", "SN 1"]), Err(Refusal::SerialTwice { serial: "SN1".to_owned() }));
    }
}
