//! A draft as the counter shows it: priced, in the order of the screen.

use serde::Serialize;
use ts_rs::TS;

use crate::clock::Timestamp;
use crate::ids::{CustomerId, ProductId, SaleId, StoreId};
use crate::money::{Currency, Money};
use crate::quantity::Quantity;
use crate::sales::totals::{PricedLine, price};
use crate::sales::{Discount, Draft};
use crate::stock::SerialNumber;

/// A priced line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DraftLineView {
    /// Names the line in commands.
    pub line: u32,
    /// Which product.
    pub product: ProductId,
    /// Its code.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// What one unit is called; empty for a piece.
    pub unit: String,
    /// How many.
    pub quantity: Quantity,
    /// Shelf price of one unit.
    pub list_price: Money,
    /// Asked price of one unit.
    pub unit_price: Money,
    /// Its own discount.
    pub discount: Option<Discount>,
    /// Each unit is sold under its own serial number.
    pub serial_tracked: bool,
    /// The serial numbers that were read so far.
    pub serials: Vec<SerialNumber>,
    /// How many are still to be read before it is sent to the till.
    pub serials_missing: usize,
    /// Its amounts.
    #[serde(flatten)]
    pub amounts: PricedLineView,
}

/// The amounts of a line, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PricedLineView {
    /// Quantity × unit price.
    pub gross: Money,
    /// All discounts, own and shared.
    pub reduction: Money,
    /// The tax in, or on, it.
    pub tax: Money,
    /// What the customer pays for it.
    pub total: Money,
}

impl From<&PricedLine> for PricedLineView {
    fn from(line: &PricedLine) -> Self {
        Self { gross: line.gross, reduction: line.discount + line.sale_discount, tax: line.tax, total: line.total }
    }
}

/// A draft with its amounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DraftView {
    /// The sale it will become.
    pub sale: SaleId,
    /// Where.
    pub store: StoreId,
    /// In which currency.
    pub currency: Currency,
    /// Since when.
    pub started_at: Timestamp,
    /// For whom; "client de passage" when absent.
    pub customer: Option<CustomerId>,
    /// In the order of the screen.
    pub lines: Vec<DraftLineView>,
    /// A discount on the whole.
    pub sale_discount: Option<Discount>,
    /// Sum of quantity × unit price.
    pub gross: Money,
    /// Sum of all discounts.
    pub discount: Money,
    /// Sum of the taxes.
    pub tax: Money,
    /// What the customer pays.
    pub total: Money,
}

impl From<&Draft> for DraftView {
    fn from(draft: &Draft) -> Self {
        let priced = price(draft);
        let lines = draft.lines.iter().zip(&priced.lines).map(|(line, amounts)| DraftLineView {
            line: line.line,
            product: line.offer.product,
            sku: line.offer.sku.clone(),
            name: line.offer.name.clone(),
            unit: line.offer.unit.clone(),
            quantity: line.quantity,
            list_price: line.offer.list_price,
            unit_price: line.unit_price,
            discount: line.discount,
            serial_tracked: line.offer.serial_tracked,
            serials: line.serials.clone(),
            serials_missing: line.serials_missing(),
            amounts: amounts.into(),
        });
        Self {
            sale: draft.sale,
            store: draft.store,
            currency: draft.currency,
            started_at: draft.started_at,
            customer: draft.customer,
            lines: lines.collect(),
            sale_discount: draft.discount,
            gross: priced.gross,
            discount: priced.discount,
            tax: priced.tax,
            total: priced.total,
        }
    }
}
