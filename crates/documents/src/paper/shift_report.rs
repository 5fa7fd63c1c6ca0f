//! The report printed when a shift is closed.

use comptoir_domain::{Currency, Money};

use super::{Issuer, Moment, PaperCopy, PaymentMethod, TaxLine};
use crate::messages::Language;

/// A shift report on A4.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShiftReportPaper {
    /// The shop.
    pub issuer: Issuer,
    /// Number of the shift.
    pub number: String,
    /// Name of the register.
    pub register: String,
    /// Who held the till.
    pub cashier: String,
    /// When it was opened.
    pub opened: Moment,
    /// When it was closed; its date is the report's.
    pub closed: Moment,
    /// First and last number of the sales collected, if there were any.
    pub documents: Option<(String, String)>,
    /// Number and amount of sales collected.
    pub sales: (u32, Money),
    /// Number and amount of discounts given.
    pub discounts: (u32, Money),
    /// Number and amount of refunds, as a positive amount.
    pub refunds: (u32, Money),
    /// Sales less refunds.
    pub net_sales: Money,
    /// Tax per rate on the net sales.
    pub taxes: Vec<TaxLine>,
    /// Payments per method.
    pub methods: Vec<MethodTotal>,
    /// The cash.
    pub cash: CashSummary,
    /// The blind count, largest first.
    pub counts: Vec<CashCount>,
    /// Cash in, cash out, safe drops and transfers, in order.
    pub movements: Vec<CashMovement>,
    /// Sales not yet paid when the shift was closed.
    pub pending: Vec<PendingSale>,
    /// What the cashier wrote about the variance.
    pub note: Option<String>,
    /// Original or reprint.
    pub copy: PaperCopy,
    /// Currency of every amount.
    pub currency: Currency,
    /// Language of the paper.
    pub language: Language,
}

/// Payments by one method during the shift. The references in `method` are not printed and may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodTotal {
    /// The method, and the operator for mobile money.
    pub method: PaymentMethod,
    /// How many.
    pub count: u32,
    /// How much.
    pub amount: Money,
}

/// The cash of the shift. All amounts are positive but `variance`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CashSummary {
    /// Opening float.
    pub float: Money,
    /// Cash payments, net of change.
    pub payments: Money,
    /// Cash refunds.
    pub refunds: Money,
    /// Cash in.
    pub cash_in: Money,
    /// Cash out.
    pub cash_out: Money,
    /// Safe drops.
    pub safe_drops: Money,
    /// What should be in the drawer.
    pub expected: Money,
    /// What was counted.
    pub counted: Money,
    /// Counted less expected: negative when money is missing.
    pub variance: Money,
}

/// How many of one note or coin were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CashCount {
    /// Face value.
    pub value: Money,
    /// How many.
    pub count: u32,
}

/// One movement of cash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashMovement {
    /// When.
    pub moment: Moment,
    /// Reason or category.
    pub reason: String,
    /// Signed: out of the drawer is negative.
    pub amount: Money,
}

/// A sale left open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingSale {
    /// Its number.
    pub number: String,
    /// Its customer or seller, as the reader will look for it.
    pub party: String,
    /// What remains to be paid.
    pub due: Money,
}
