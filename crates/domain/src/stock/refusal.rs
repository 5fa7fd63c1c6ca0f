//! Why a command about stock is refused.

use serde::Serialize;
use ts_rs::TS;

use crate::quantity::Quantity;

/// A refusal, without words: the message catalogue has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", content = "params")]
#[ts(rename = "StockRefusal")]
pub enum Refusal {
    /// The document has no line.
    #[serde(rename = "stock.empty")]
    Empty,
    /// A quantity is zero, out of bounds or of the wrong sign.
    #[serde(rename = "stock.quantity_invalid")]
    QuantityInvalid,
    /// A cost is negative.
    #[serde(rename = "stock.cost_invalid")]
    CostInvalid,
    /// A text is too long.
    #[serde(rename = "stock.text_too_long")]
    TextTooLong {
        /// The limit, in characters.
        length_max: usize,
    },
    /// The maximum is below the minimum, or one is negative.
    #[serde(rename = "stock.limits_invalid")]
    LimitsInvalid,
    /// The product keeps no stock.
    #[serde(rename = "stock.not_tracked")]
    NotTracked {
        /// Its name.
        name: String,
    },
    /// A serial number has 1 to 40 printable characters, without accents.
    #[serde(rename = "stock.serial_invalid")]
    SerialInvalid {
        /// What was given.
        serial: String,
    },
    /// One serial number stands twice in a document.
    #[serde(rename = "stock.serial_twice")]
    SerialTwice {
        /// Which.
        serial: String,
    },
    /// A line that names serial numbers names one for each unit.
    #[serde(rename = "stock.serials_count")]
    SerialsCount {
        /// How many it names.
        given: usize,
        /// How many came.
        quantity: Quantity,
    },
}
