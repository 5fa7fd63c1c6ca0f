//! The frozen storage format of shifts. Fields may be added with new numbers, never changed.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::event::events;
use crate::ids::{CashMoveId, RegisterId, StoreId, UserId};
use crate::money::{Currency, Money};
use crate::till::CountedLine;

events! {
    /// A shift.
    pub enum ShiftEvent of Shift {
        /// A cashier took the register with a float.
        "shift.opened" 1 => ShiftOpened,
        /// Cash was put in or taken out.
        "shift.cash_moved" 1 => CashMoved,
        /// The drawer was counted, blind.
        "shift.counted" 1 => ShiftCounted,
        /// The cashier signed and left.
        "shift.closed" 1 => ShiftClosed,
    }
}

/// A cashier took the register.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ShiftOpened {
    /// Where.
    #[n(0)]
    pub store: StoreId,
    /// At which register.
    #[n(1)]
    pub register: RegisterId,
    /// In which currency.
    #[n(2)]
    pub currency: Currency,
    /// The cash that was there.
    #[n(3)]
    pub float: Money,
}

/// Why cash moves without a sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, Serialize, Deserialize, TS)]
#[cbor(index_only)]
#[serde(rename_all = "snake_case")]
pub enum CashMoveKind {
    /// Put in: change from the bank, an advance.
    #[n(0)]
    In,
    /// Taken out: petty expenses.
    #[n(1)]
    Out,
    /// Taken to the safe.
    #[n(2)]
    SafeDrop,
}

/// Cash was put in or taken out.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CashMoved {
    /// The movement.
    #[n(0)]
    pub movement: CashMoveId,
    /// Which way, and why.
    #[n(1)]
    pub kind: CashMoveKind,
    /// How much; always above zero.
    #[n(2)]
    pub amount: Money,
    /// What for.
    #[n(3)]
    pub reason: String,
}

/// The drawer was counted.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ShiftCounted {
    /// By denomination.
    #[n(0)]
    pub lines: Vec<CountedLine>,
    /// Their sum.
    #[n(1)]
    pub counted: Money,
    /// What the drawer should have held, as known then.
    #[n(2)]
    pub expected: Money,
}

/// The cashier signed and left.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ShiftClosed {
    /// What was counted.
    #[n(0)]
    pub counted: Money,
    /// What should have been there.
    #[n(1)]
    pub expected: Money,
    /// The cashier's explanation.
    #[n(2)]
    pub note: String,
    /// What stays for the next shift; the rest goes to the safe.
    #[n(3)]
    pub left_in_drawer: Money,
    /// The register that is free again.
    #[n(4)]
    pub register: RegisterId,
    /// The cashier who is free again.
    #[n(5)]
    pub cashier: UserId,
}
