//! Why a command about stock is refused.

use serde::Serialize;
use ts_rs::TS;

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
}
