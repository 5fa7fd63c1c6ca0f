//! A sale being prepared: local to its device, durable, and priced again at every edit.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::ProductKind;
use crate::clock::Timestamp;
use crate::ids::{CustomerId, ProductId, SaleId, StoreId, UserId};
use crate::money::{Currency, Money};
use crate::people::TaxRates;
use crate::quantity::Quantity;
use crate::rate::BasisPoints;
use crate::sales::Refusal;
use crate::stock::SerialNumber;

/// What the catalogue offers at the moment a line is made. The line keeps it: nothing is looked up later.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Offer {
    /// Which product.
    #[n(0)]
    pub product: ProductId,
    /// Its code.
    #[n(1)]
    pub sku: String,
    /// Its name.
    #[n(2)]
    pub name: String,
    /// Goods or service.
    #[n(3)]
    pub kind: ProductKind,
    /// Shelf price of one unit.
    #[n(4)]
    pub list_price: Money,
    /// The unit price below which a manager is asked.
    #[n(5)]
    pub floor: Money,
    /// What one unit cost.
    #[n(6)]
    pub cost: Money,
    /// The tax rate of its class in this store.
    #[n(7)]
    pub tax_rate: BasisPoints,
    /// Months of warranty.
    #[n(8)]
    pub warranty_months: u32,
    /// What one unit is called; empty for a piece.
    #[n(9)]
    pub unit: String,
    /// Each unit is sold under its own serial number.
    #[cbor(n(10), skip_if = "std::ops::Not::not")]
    pub serial_tracked: bool,
}

/// A reduction of a line or of a whole sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Discount {
    /// A part of the price.
    #[n(0)]
    Percent(#[n(0)] BasisPoints),
    /// A sum.
    #[n(1)]
    Amount(#[n(0)] Money),
}

impl Discount {
    /// What it takes off `gross`: never more than all of it.
    #[must_use]
    pub fn of(self, gross: Money) -> Money {
        let amount = match self {
            Self::Percent(rate) => rate.of(gross),
            Self::Amount(amount) => amount,
        };
        amount.max(Money::ZERO).min(gross.max(Money::ZERO))
    }
}

/// A manager's consent to a discount above the seller's cap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct DiscountApproval {
    /// Who consented.
    #[n(0)]
    pub by: UserId,
    /// Up to which rate.
    #[n(1)]
    pub ceiling: BasisPoints,
}

/// A line being prepared.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DraftLine {
    /// Names the line while others come and go.
    #[n(0)]
    pub line: u32,
    /// What the catalogue offered.
    #[n(1)]
    pub offer: Offer,
    /// How many.
    #[n(2)]
    pub quantity: Quantity,
    /// The asked price of one unit.
    #[n(3)]
    pub unit_price: Money,
    /// Who consented to another price than the listed one.
    #[n(4)]
    pub price_approved_by: Option<UserId>,
    /// Its own discount.
    #[n(5)]
    pub discount: Option<Discount>,
    /// The serial numbers that were read so far; never more than units.
    #[cbor(n(6), skip_if = "Vec::is_empty")]
    pub serials: Vec<SerialNumber>,
}

impl DraftLine {
    /// How many serial numbers are still to be read; none for goods that have none.
    #[must_use]
    pub fn serials_missing(&self) -> usize {
        if self.offer.serial_tracked { self.units().saturating_sub(self.serials.len()) } else { 0 }
    }

    /// How many serial numbers it has room for: one for each unit begun.
    pub(super) fn units(&self) -> usize {
        let up = Quantity::from_thousandths(Quantity::ONE.thousandths() - 1);
        usize::try_from((self.quantity + up).thousandths() / Quantity::ONE.thousandths()).unwrap_or(0)
    }
}

/// A sale being prepared.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Draft {
    /// The sale it will become.
    #[n(0)]
    pub sale: SaleId,
    /// Where.
    #[n(1)]
    pub store: StoreId,
    /// In which currency.
    #[n(2)]
    pub currency: Currency,
    /// With which taxes.
    #[n(3)]
    pub taxes: TaxRates,
    /// Who prepares it.
    #[n(4)]
    pub seller: UserId,
    /// Since when.
    #[n(5)]
    pub started_at: Timestamp,
    /// For whom; "client de passage" when absent.
    #[n(6)]
    pub customer: Option<CustomerId>,
    /// In the order of the screen.
    #[n(7)]
    pub lines: Vec<DraftLine>,
    /// A discount on the whole.
    #[n(8)]
    pub discount: Option<Discount>,
    /// Consent to discounts above the cap.
    #[n(9)]
    pub discount_approval: Option<DiscountApproval>,
    /// The next line's name.
    #[n(10)]
    pub next_line: u32,
    /// It was parked before: submitting or abandoning it says so in the journal.
    #[n(11)]
    pub was_parked: bool,
}

impl Draft {
    /// An empty draft.
    #[must_use]
    pub const fn new(
        sale: SaleId,
        store: StoreId,
        currency: Currency,
        taxes: TaxRates,
        seller: UserId,
        started_at: Timestamp,
    ) -> Self {
        Self {
            sale,
            store,
            currency,
            taxes,
            seller,
            started_at,
            customer: None,
            lines: Vec::new(),
            discount: None,
            discount_approval: None,
            next_line: 1,
            was_parked: false,
        }
    }

    /// The line with this name.
    ///
    /// # Errors
    /// [`Refusal::LineUnknown`].
    pub(super) fn line_mut(&mut self, line: u32) -> Result<&mut DraftLine, Refusal> {
        self.lines.iter_mut().find(|candidate| candidate.line == line).ok_or(Refusal::LineUnknown { line })
    }

    /// Refuses a serial number that two units of one product bear.
    ///
    /// # Errors
    /// [`Refusal::SerialTwice`].
    pub(super) fn check_serials_once(&self) -> Result<(), Refusal> {
        let mut read = BTreeSet::new();
        let each = self.lines.iter().flat_map(|line| line.serials.iter().map(|serial| (line.offer.product, serial)));
        match each.into_iter().find(|&named| !read.insert(named)) {
            Some((_, serial)) => Err(Refusal::SerialTwice { serial: serial.to_string() }),
            None => Ok(()),
        }
    }
}
