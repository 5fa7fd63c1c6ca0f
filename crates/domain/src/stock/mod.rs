//! Stock: goods movements are facts with their quantity and cost; a level is the last count plus what moved after it.
//!
//! The [`StockLevel`] ledger of a product in a store gathers receipts, sales, adjustments and counts in canonical order, so that
//! a sale made before a count and arriving after it does not disturb the count. Single goods are told apart by their [`SerialNumber`].

mod adjust;
mod count;
mod events;
mod level;
mod receive;
mod refusal;
mod serial;
mod set_limits;

pub use adjust::{AdjustStock, AdjustmentLine};
pub use count::{CountLine, CountStock};
pub use events::*;
pub use level::{MovementReason, StockEntry, StockLevel};
pub use receive::{ReceiptLine, ReceiveGoods};
pub use refusal::Refusal;
pub use serial::*;
pub use set_limits::{SetStockLimits, StockSetting, stock_setting_id};
