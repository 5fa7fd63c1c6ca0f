//! What a sale asks, as a slip says it: what was agreed with the customer, without names and without costs.

use minicbor::{Decode, Encode};

use crate::calendar::BusinessDate;
use crate::catalog::ProductKind;
use crate::clock::Timestamp;
use crate::hash::Hash;
use crate::ids::{CustomerId, ProductId, RegisterId, StoreId, UserId};
use crate::money::{Currency, Money};
use crate::quantity::Quantity;
use crate::rate::BasisPoints;
use crate::sales::{Sale, SaleLine, SaleNumber};

/// A line of a slip. Its number is its place, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SlipLine {
    /// Which product.
    #[n(0)]
    pub product: ProductId,
    /// Goods or service.
    #[n(1)]
    pub kind: ProductKind,
    /// How many.
    #[n(2)]
    pub quantity: Quantity,
    /// Asked price of one unit.
    #[n(3)]
    pub unit_price: Money,
    /// What the customer pays for it.
    #[n(4)]
    pub total: Money,
    /// Its tax rate.
    #[n(5)]
    pub tax_rate: BasisPoints,
    /// The tax in, or on, it.
    #[n(6)]
    pub tax: Money,
    /// The line's own discount.
    #[n(7)]
    pub discount: Money,
    /// Its share of the sale's discount.
    #[n(8)]
    pub sale_discount: Money,
}

/// What a sale asks.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SlipTerms {
    /// Its number on paper.
    #[n(0)]
    pub number: SaleNumber,
    /// Where.
    #[n(1)]
    pub store: StoreId,
    /// The register whose number it bears.
    #[n(2)]
    pub register: RegisterId,
    /// Who sold.
    #[n(3)]
    pub seller: UserId,
    /// For whom, by the identifier alone.
    #[n(4)]
    pub customer: Option<CustomerId>,
    /// In which currency.
    #[n(5)]
    pub currency: Currency,
    /// The unit prices include the tax.
    #[n(6)]
    pub prices_include_tax: bool,
    /// When it was submitted.
    #[n(7)]
    pub submitted_at: Timestamp,
    /// The store's day to which it belongs.
    #[n(8)]
    pub business_date: BusinessDate,
    /// Sum of quantity × unit price.
    #[n(9)]
    pub gross: Money,
    /// Sum of the discounts.
    #[n(10)]
    pub discount: Money,
    /// Sum of the taxes.
    #[n(11)]
    pub tax: Money,
    /// What the customer pays.
    #[n(12)]
    pub total: Money,
    /// All lines.
    #[n(13)]
    pub lines: Vec<SlipLine>,
}

impl SlipTerms {
    /// What this sale asks; `None` before it was submitted.
    #[must_use]
    pub fn of(sale: &Sale) -> Option<Self> {
        let number = sale.number.clone()?;
        Some(Self {
            number,
            store: sale.store,
            register: sale.register,
            seller: sale.seller,
            customer: sale.customer,
            currency: sale.currency,
            prices_include_tax: sale.prices_include_tax,
            submitted_at: sale.submitted_at,
            business_date: sale.business_date,
            gross: sale.gross,
            discount: sale.discount,
            tax: sale.tax,
            total: sale.total,
            lines: sale.lines.iter().map(SlipLine::of).collect(),
        })
    }

    /// The hash by which a slip names terms that it has no room for.
    #[must_use]
    pub fn hash(&self) -> Hash {
        // Writing to memory cannot fail.
        Hash::of(&[b"comptoir slip terms 1", &minicbor::to_vec(self).unwrap_or_default()])
    }
}

impl SlipLine {
    fn of(line: &SaleLine) -> Self {
        Self {
            product: line.product,
            kind: line.kind,
            quantity: line.quantity,
            unit_price: line.unit_price,
            total: line.total,
            tax_rate: line.tax_rate,
            tax: line.tax,
            discount: line.discount,
            sale_discount: line.sale_discount,
        }
    }
}
