//! A sale being prepared: local to its device, durable, and priced again at every edit.

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
}
