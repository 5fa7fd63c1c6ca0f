//! The stock of one product in one store.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fold::{Anomaly, Rule};
use crate::ids::EventId;
use crate::ledger::{EntryAt, Ledger};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::stock::AdjustmentReason;

/// Why goods moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MovementReason {
    /// Sold.
    #[n(0)]
    Sale,
    /// A sale was undone.
    #[n(1)]
    SaleCancelled,
    /// Came from a supplier.
    #[n(2)]
    Receipt,
    /// Corrected.
    #[n(3)]
    Adjustment(#[n(0)] AdjustmentReason),
}

/// Something that touches a level.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum StockEntry {
    /// Goods came or left.
    #[n(0)]
    Moved {
        /// Why.
        #[n(0)]
        reason: MovementReason,
        /// How many; negative when they leave.
        #[n(1)]
        quantity: Quantity,
        /// What one unit costs.
        #[n(2)]
        unit_cost: Money,
        /// How many are no longer set aside.
        #[n(3)]
        released: Quantity,
    },
    /// Goods were set aside.
    #[n(1)]
    Reserved {
        /// How many.
        #[n(0)]
        quantity: Quantity,
    },
    /// Goods were counted: the level is what was found.
    #[n(2)]
    Counted {
        /// How many were there.
        #[n(0)]
        quantity: Quantity,
        /// What one unit costs.
        #[n(1)]
        unit_cost: Money,
    },
}

/// The stock of one product in one store. Value is held as an integer beside the quantity: no average is ever rounded into it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct StockLevel {
    /// What is there.
    #[n(0)]
    pub on_hand: Quantity,
    /// What of it is set aside.
    #[n(1)]
    pub reserved: Quantity,
    /// What it cost, at weighted average.
    #[n(2)]
    pub value: Money,
    /// The event that made the level negative, while it is.
    #[n(3)]
    below_zero_since: Option<EventId>,
    #[n(4)]
    anomalies: Vec<Anomaly>,
}

impl StockLevel {
    /// What may be promised: on hand and not set aside.
    #[must_use]
    pub fn available(&self) -> Quantity {
        self.on_hand - self.reserved
    }

    fn take_in(&mut self, quantity: Quantity, unit_cost: Money) {
        let cost = quantity.at(unit_cost);
        // Goods that fill a hole were valued when they left: only what is above zero adds value.
        if self.on_hand.is_negative() {
            let above_zero = (self.on_hand + quantity).max(Quantity::ZERO);
            self.value = above_zero.at(unit_cost);
        } else {
            self.value += cost;
        }
        self.on_hand += quantity;
    }

    fn take_out(&mut self, quantity: Quantity) {
        let remaining = self.on_hand - quantity;
        self.value = if remaining.is_positive() && self.on_hand.is_positive() {
            self.value.share(remaining.thousandths(), self.on_hand.thousandths())
        } else {
            Money::ZERO
        };
        self.on_hand = remaining;
    }

    fn note_below_zero(&mut self, at: &EntryAt) {
        if !self.on_hand.is_negative() {
            self.below_zero_since = None;
        } else if self.below_zero_since.is_none() {
            self.below_zero_since = Some(at.order.event);
            self.anomalies.push(Anomaly::new(Rule::Oversold, vec![at.order.event]));
        }
    }
}

impl Ledger for StockLevel {
    type Entry = StockEntry;

    fn apply(&mut self, at: &EntryAt, entry: &StockEntry) {
        match *entry {
            StockEntry::Moved { quantity, unit_cost, released, .. } => {
                self.reserved -= released;
                if quantity.is_negative() {
                    self.take_out(-quantity);
                } else {
                    self.take_in(quantity, unit_cost);
                }
            }
            StockEntry::Reserved { quantity } => self.reserved += quantity,
            StockEntry::Counted { quantity, unit_cost } => {
                self.value = if self.on_hand.is_positive() {
                    self.value.share(quantity.thousandths(), self.on_hand.thousandths())
                } else {
                    quantity.at(unit_cost)
                };
                self.on_hand = quantity;
            }
        }
        self.note_below_zero(at);
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::OrderKey;

    fn fold(entries: &[StockEntry]) -> StockLevel {
        let mut level = StockLevel::default();
        entries.iter().for_each(|entry| level.apply(&EntryAt { order: OrderKey::default() }, entry));
        level
    }

    fn moved(units: i64, unit_cost: i64) -> StockEntry {
        StockEntry::Moved {
            reason: MovementReason::Receipt,
            quantity: Quantity::from_units(units),
            unit_cost: Money::from_minor(unit_cost),
            released: Quantity::ZERO,
        }
    }

    #[test]
    fn a_level_is_the_last_count_plus_what_moved_after_it() {
        let counted = StockEntry::Counted { quantity: Quantity::from_units(7), unit_cost: Money::from_minor(100) };
        let level = fold(&[moved(10, 100), moved(-2, 0), counted, moved(-1, 0)]);
        assert_eq!((level.on_hand, level.value), (Quantity::from_units(6), Money::from_minor(600)));
    }

    #[test]
    fn weighted_average_keeps_integers() {
        let level = fold(&[moved(3, 100), moved(4, 101), moved(-7, 0)]);
        assert_eq!((level.on_hand, level.value), (Quantity::ZERO, Money::ZERO));
    }

    #[test]
    fn selling_more_than_there_is_raises_one_item_until_it_is_filled() {
        let level = fold(&[moved(1, 100), moved(-2, 0), moved(-1, 0)]);
        assert_eq!(level.anomalies().len(), 1);
        let filled = fold(&[moved(1, 100), moved(-2, 0), moved(5, 120)]);
        assert_eq!((filled.on_hand, filled.value), (Quantity::from_units(4), Money::from_minor(480)));
    }
}
