//! What a shift has taken: the ledger that the blind count is held against.
//!
//! Expected cash = float + cash payments − cash returned − cash out + cash in, of this shift only.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ledger::{EntryAt, Ledger};
use crate::money::Money;
use crate::sales::PaymentMeans;
use crate::till::CashMoveKind;

/// How a payment was made, without its reference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "method")]
pub enum MeansKind {
    /// Notes and coins.
    #[n(0)]
    Cash,
    /// Mobile money, by operator.
    #[n(1)]
    MobileMoney {
        /// The operator.
        #[n(0)]
        operator: String,
    },
    /// Bank transfer.
    #[n(2)]
    BankTransfer,
    /// Cheque.
    #[n(3)]
    Cheque,
    /// On the customer's account.
    #[n(4)]
    CustomerCredit,
}

impl From<&PaymentMeans> for MeansKind {
    fn from(means: &PaymentMeans) -> Self {
        match means {
            PaymentMeans::Cash => Self::Cash,
            PaymentMeans::MobileMoney { operator, .. } => Self::MobileMoney { operator: operator.clone() },
            PaymentMeans::BankTransfer { .. } => Self::BankTransfer,
            PaymentMeans::Cheque { .. } => Self::Cheque,
            PaymentMeans::CustomerCredit => Self::CustomerCredit,
        }
    }
}

/// Something that a shift took or gave.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum DrawerEntry {
    /// The cash at the beginning.
    #[n(0)]
    Float(#[n(0)] Money),
    /// A payment, or one that went back (negative).
    #[n(1)]
    Payment {
        /// How.
        #[n(0)]
        means: MeansKind,
        /// How much.
        #[n(1)]
        amount: Money,
    },
    /// Cash moved without a sale.
    #[n(2)]
    Cash {
        /// Which way.
        #[n(0)]
        kind: CashMoveKind,
        /// How much.
        #[n(1)]
        amount: Money,
    },
}

/// A sum and how many made it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, TS)]
pub struct Tally {
    /// The sum, in minor units.
    #[n(0)]
    pub amount: Money,
    /// How many.
    #[n(1)]
    pub count: u32,
}

impl Tally {
    fn add(&mut self, amount: Money) {
        self.amount += amount;
        self.count = self.count.saturating_add(1);
    }
}

/// What a shift has taken and given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Drawer {
    /// The cash at the beginning.
    #[n(0)]
    pub float: Money,
    /// Payments, by means.
    #[n(1)]
    pub taken: BTreeMap<MeansKind, Tally>,
    /// Payments that went back, by means; the sums are positive.
    #[n(2)]
    pub returned: BTreeMap<MeansKind, Tally>,
    /// Cash moved, by kind.
    #[n(3)]
    pub moved: BTreeMap<CashMoveKind, Tally>,
}

impl Drawer {
    /// What the drawer should hold in cash.
    #[must_use]
    pub fn expected_cash(&self) -> Money {
        let cash =
            |tallies: &BTreeMap<MeansKind, Tally>| tallies.get(&MeansKind::Cash).copied().unwrap_or_default().amount;
        let moved = |kind| self.moved.get(&kind).copied().unwrap_or_default().amount;
        self.float + cash(&self.taken) - cash(&self.returned) + moved(CashMoveKind::In)
            - moved(CashMoveKind::Out)
            - moved(CashMoveKind::SafeDrop)
    }
}

impl Ledger for Drawer {
    type Entry = DrawerEntry;

    fn apply(&mut self, _: &EntryAt, entry: &DrawerEntry) {
        match entry {
            DrawerEntry::Float(amount) => self.float += *amount,
            DrawerEntry::Payment { means, amount } if amount.is_negative() => {
                self.returned.entry(means.clone()).or_default().add(-*amount);
            }
            DrawerEntry::Payment { means, amount } => self.taken.entry(means.clone()).or_default().add(*amount),
            DrawerEntry::Cash { kind, amount } => self.moved.entry(*kind).or_default().add(*amount),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credit_is_not_cash_and_expenses_leave_the_drawer() {
        let at = EntryAt { order: crate::fold::OrderKey::default() };
        let mut drawer = Drawer::default();
        let money = Money::from_minor;
        for entry in [
            DrawerEntry::Float(money(50_000)),
            DrawerEntry::Payment { means: MeansKind::Cash, amount: money(565_600) },
            DrawerEntry::Payment { means: MeansKind::CustomerCredit, amount: money(141_000) },
            DrawerEntry::Payment { means: MeansKind::Cash, amount: money(-28_500) },
            DrawerEntry::Cash { kind: CashMoveKind::Out, amount: money(12_000) },
            DrawerEntry::Cash { kind: CashMoveKind::SafeDrop, amount: money(100_000) },
        ] {
            drawer.apply(&at, &entry);
        }
        assert_eq!(drawer.expected_cash(), money(475_100), "as on the drawn closing screen");
    }
}
