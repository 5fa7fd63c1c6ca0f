//! Why a command about the till is refused.

use serde::Serialize;
use ts_rs::TS;

/// A refusal, without words: the message catalogue has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", content = "params")]
#[ts(rename = "TillRefusal")]
pub enum Refusal {
    /// There is no such shift.
    #[serde(rename = "till.shift_unknown")]
    ShiftUnknown,
    /// The shift is closed.
    #[serde(rename = "till.not_open")]
    NotOpen,
    /// The shift is someone else's.
    #[serde(rename = "till.not_yours")]
    NotYours,
    /// The cashier has a shift open already.
    #[serde(rename = "till.shift_open_already")]
    ShiftOpenAlready,
    /// Another cashier has a shift open at this register.
    #[serde(rename = "till.register_busy")]
    RegisterBusy,
    /// An amount is zero or negative, or more than there is.
    #[serde(rename = "till.amount_invalid")]
    AmountInvalid,
    /// A reason or an explanation is required.
    #[serde(rename = "till.reason_required")]
    ReasonRequired,
    /// The drawer does not hold that much.
    #[serde(rename = "till.not_enough_cash")]
    NotEnoughCash,
    /// Sales are still waiting or parked: the person must have seen them.
    #[serde(rename = "till.open_sales")]
    OpenSales {
        /// How many.
        count: u32,
    },
    /// The drawer was counted as often as it may be.
    #[serde(rename = "till.counted_often")]
    CountedOften {
        /// The limit.
        counts_max: u32,
    },
    /// The drawer was not counted, or something was recorded since.
    #[serde(rename = "till.not_counted")]
    NotCounted,
}
