//! A sale as it stands on a receipt or an invoice.

use comptoir_domain::{BasisPoints, BusinessDate, Currency, Money, Quantity};

use super::{Customer, Payment};

/// A sale, refund or quote with its lines, totals and payments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sale {
    /// Number of the sale, such as `AKWA-C1-2026-001487`.
    pub number: String,
    /// Business date and local time.
    pub moment: Moment,
    /// Currency of every amount.
    pub currency: Currency,
    /// Who sold.
    pub seller: Option<String>,
    /// Who collected.
    pub cashier: Option<String>,
    /// Name of the register, such as `Caisse 1`.
    pub register: Option<String>,
    /// The buyer; `None` for a walk-in customer.
    pub customer: Option<Customer>,
    /// What was sold.
    pub lines: Vec<SaleLine>,
    /// Totals as recorded.
    pub totals: Totals,
    /// Payments in the order they were made.
    pub payments: Vec<Payment>,
    /// Change handed back, over all payments.
    pub change: Money,
    /// What remains to be paid.
    pub due: Money,
}

/// A business date with the store's time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The store's business date.
    pub date: BusinessDate,
    /// 0 to 23.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
}

/// One line of a sale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaleLine {
    /// Name of the product.
    pub name: String,
    /// The shop's code for it; empty when it has none.
    pub sku: String,
    /// Serial numbers or IMEI handed over.
    pub serials: Vec<String>,
    /// How many.
    pub quantity: Quantity,
    /// Price of one before discount, with or without tax as [`Totals::tax_mode`] says.
    pub unit_price: Money,
    /// Discount on this line.
    pub discount: LineDiscount,
    /// Amount of the line after discount.
    pub total: Money,
    /// Tax rate; zero is exempt.
    pub tax_rate: BasisPoints,
}

/// A discount on a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineDiscount {
    /// None.
    #[default]
    None,
    /// A share of the line, printed as such.
    Rate(BasisPoints),
    /// An amount off the line.
    Amount(Money),
}

/// The totals of a sale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Sum of the lines.
    pub subtotal: Money,
    /// Discount on the whole sale, zero or above.
    pub discount: Money,
    /// Whether prices hold the tax.
    pub tax_mode: TaxMode,
    /// One entry per rate.
    pub taxes: Vec<TaxLine>,
    /// To be paid, tax included.
    pub total: Money,
}

impl Totals {
    /// Sum of the bases, the total without tax.
    pub(crate) fn without_tax(&self) -> Money {
        self.taxes.iter().map(|tax| tax.base).sum()
    }
}

/// Whether prices include the tax.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaxMode {
    /// Unit prices and line totals include it.
    #[default]
    Included,
    /// It is added to the subtotal.
    Added,
}

/// The tax at one rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaxLine {
    /// The rate; zero is exempt.
    pub rate: BasisPoints,
    /// Amount that is taxed, without the tax.
    pub base: Money,
    /// The tax.
    pub tax: Money,
}
