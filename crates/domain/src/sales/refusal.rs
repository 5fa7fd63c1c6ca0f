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
    /// A serial number has 1 to 40 printable characters, without accents.
    #[serde(rename = "sales.serial_invalid")]
    SerialInvalid {
        /// What was given.
        serial: String,
    },
    /// One serial number stands twice in the sale.
    #[serde(rename = "sales.serial_twice")]
    SerialTwice {
        /// Which.
        serial: String,
    },
    /// The serial number was sold with another sale.
    #[serde(rename = "sales.serial_sold")]
    SerialSold {
        /// Which.
        serial: String,
        /// The number of that sale.
        number: String,
    },
    /// The line of the sale has no such serial number.
    #[serde(rename = "sales.serial_unknown")]
    SerialUnknown {
        /// Which.
        serial: String,
    },
    /// A unit has no serial number yet.
    #[serde(rename = "sales.serials_missing")]
    SerialsMissing {
        /// The product's name.
        name: String,
        /// How many are missing.
        missing: usize,
    },
    /// A line has more serial numbers than units.
    #[serde(rename = "sales.serials_above_quantity")]
    SerialsAboveQuantity {
        /// The product's name.
        name: String,
        /// How many serial numbers.
        serials: usize,
    },
    /// The text is no slip, or a part of it is missing.
    #[serde(rename = "sales.slip_unreadable")]
    SlipUnreadable,
    /// What the slip says is not what was signed.
    #[serde(rename = "sales.slip_forged")]
    SlipForged,
    /// The slip names a computer that is not known here.
    #[serde(rename = "sales.slip_unknown_device")]
    SlipUnknownDevice,
    /// The slip's computer was shut out.
    #[serde(rename = "sales.slip_device_revoked")]
    SlipDeviceRevoked {
        /// Its name.
        device: String,
    },
    /// The slip is of another store.
    #[serde(rename = "sales.slip_of_other_store")]
    SlipOfOtherStore {
        /// The sale's number.
        number: String,
        /// The store's code.
        store: String,
    },
    /// The sale is known here, and asks something else than the slip says.
    #[serde(rename = "sales.slip_differs")]
    SlipDiffers {
        /// The sale's number.
        number: String,
    },
    /// The slip had no room for the sale, which has not come yet.
    #[serde(rename = "sales.slip_not_whole")]
    SlipNotWhole {
        /// The sale's number.
        number: String,
        /// What the customer pays.
        total: Money,
    },
}
