//! Why a command about sales is refused.

use serde::Serialize;
use ts_rs::TS;

use crate::money::Money;
use crate::quantity::Quantity;
use crate::rate::BasisPoints;
use crate::sales::SaleStatus;

/// A refusal, without words: the message catalogue has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", content = "params")]
#[ts(rename = "SalesRefusal")]
pub enum Refusal {
    /// There is no such draft on this device.
    #[serde(rename = "sales.draft_unknown")]
    DraftUnknown,
    /// The draft is someone else's.
    #[serde(rename = "sales.draft_of_another")]
    DraftOfAnother,
    /// There is no such sale.
    #[serde(rename = "sales.unknown")]
    Unknown,
    /// The draft has no such line.
    #[serde(rename = "sales.line_unknown")]
    LineUnknown {
        /// Its name.
        line: u32,
    },
    /// The quantity is zero, negative or above a million.
    #[serde(rename = "sales.quantity_invalid")]
    QuantityInvalid,
    /// The draft has no line.
    #[serde(rename = "sales.empty")]
    Empty,
    /// The total is zero or too large.
    #[serde(rename = "sales.total_invalid")]
    TotalInvalid,
    /// A discount is negative or above the price.
    #[serde(rename = "sales.discount_invalid")]
    DiscountInvalid,
    /// A discount is above what the actor may give; a manager is asked.
    #[serde(rename = "sales.discount_above_cap")]
    DiscountAboveCap {
        /// The actor's cap.
        cap: BasisPoints,
        /// What was asked.
        asked: BasisPoints,
    },
    /// A price is negative.
    #[serde(rename = "sales.price_invalid")]
    PriceInvalid,
    /// Another price than the listed one needs a manager.
    #[serde(rename = "sales.price_needs_manager")]
    PriceNeedsManager {
        /// The floor of the product.
        floor: Money,
    },
    /// The store does not hold enough.
    #[serde(rename = "sales.stock_short")]
    StockShort {
        /// The product's name.
        name: String,
        /// What is available.
        available: Quantity,
    },
    /// The sale is not in a state that allows this.
    #[serde(rename = "sales.wrong_status")]
    WrongStatus {
        /// Its state.
        status: SaleStatus,
    },
    /// No shift is open for this person at this register.
    #[serde(rename = "sales.no_open_shift")]
    NoOpenShift,
    /// No payment was given.
    #[serde(rename = "sales.no_payment")]
    NoPayment,
    /// An amount is zero or negative.
    #[serde(rename = "sales.amount_invalid")]
    AmountInvalid,
    /// Only cash may exceed what is due.
    #[serde(rename = "sales.payment_above_due")]
    PaymentAboveDue {
        /// What is due.
        due: Money,
    },
    /// A mobile-money payment needs operator and reference; a transfer its reference; a cheque its bank and number.
    #[serde(rename = "sales.reference_required")]
    ReferenceRequired,
    /// Customer credit needs a named customer.
    #[serde(rename = "sales.customer_required")]
    CustomerRequired,
    /// The customer's credit does not reach.
    #[serde(rename = "sales.credit_exceeded")]
    CreditExceeded {
        /// What may still be owed.
        available: Money,
    },
    /// A reason is required.
    #[serde(rename = "sales.reason_required")]
    ReasonRequired,
    /// Another till is collecting this sale.
    #[serde(rename = "sales.claimed_elsewhere")]
    ClaimedElsewhere {
        /// Who.
        by: String,
    },
    /// The draft holds as many lines as a sale may.
    #[serde(rename = "sales.too_many_lines")]
    TooManyLines {
        /// The limit.
        lines_max: usize,
    },
}
