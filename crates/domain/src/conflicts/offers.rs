//! The remedies that a conflict has as it stands.

use serde::Serialize;
use ts_rs::TS;

use crate::authority::Weight;
use crate::conflicts::conflict::{missing, to_return};
use crate::conflicts::{Conflict, Matter, SerialHolder};
use crate::fold::Rule;
use crate::ids::{EventId, SaleId};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::sales::{Payment, PaymentMeans, Sale};
use crate::stock::{SerialNumber, StockLevel};

/// A remedy that may be chosen, with what it would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "remedy")]
pub enum Offer {
    /// Cash goes back to the customer.
    ReturnCash {
        /// How much.
        amount: Money,
    },
    /// Mobile money goes back to the customer, from the business's own account.
    ReturnMobileMoney {
        /// How much.
        amount: Money,
        /// By whom it had come; empty where it had not come so.
        operator: String,
    },
    /// These are two sales under one number: both payments are kept.
    TwoSales,
    /// The customer keeps the goods, the shop the money.
    KeepGoods,
    /// Goods are recorded as gone twice, and left once: the stock is corrected.
    CorrectGoods,
    /// The goods are counted.
    Count,
    /// The level is accepted, and set to nothing where it is below.
    AcceptLevel {
        /// By how much it is corrected.
        adjusted_by: Quantity,
    },
    /// The serial number of one of the sales is put right.
    CorrectSerial {
        /// Of which sale.
        sale: SaleId,
        /// Its number on paper.
        number: String,
        /// The serial number that it names.
        serial: SerialNumber,
    },
    /// The values of one of the two edits stand.
    KeepValues {
        /// Of which.
        edit: EventId,
    },
    /// It counts from now on, on the word of somebody who might have done the same.
    Confirm,
    /// It stays without effect.
    LeaveWithoutEffect,
    /// It was read, and nothing is to be done.
    Acknowledge,
}

impl Offer {
    /// True where no fact is recorded that speaks for itself: whoever decides says why.
    #[must_use]
    pub const fn needs_note(&self) -> bool {
        match self {
            Self::ReturnCash { .. }
            | Self::ReturnMobileMoney { .. }
            | Self::CorrectGoods
            | Self::Count
            | Self::CorrectSerial { .. }
            | Self::KeepValues { .. }
            | Self::Confirm
            | Self::LeaveWithoutEffect => false,
            Self::TwoSales | Self::KeepGoods | Self::AcceptLevel { .. } | Self::Acknowledge => true,
        }
    }
}

impl Conflict<'_> {
    /// The remedies, the advised one first. There is always one.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        match (self.rule(), self.matter) {
            (Rule::PaidTwice | Rule::PaidAfterCancel | Rule::CancelledAfterPay, Matter::Sale(sale)) => {
                self.offers_of_money(sale)
            }
            (Rule::DeliveredTwice, Matter::Sale(sale)) if !sale.gone_too_much().is_empty() => {
                vec![Offer::CorrectGoods, Offer::Acknowledge]
            }
            (Rule::Oversold, Matter::Stock(level)) => offers_of_stock(level),
            (Rule::SameSerial, Matter::Serial(holders)) => offers_of_serial(holders),
            (Rule::ConcurrentEdit, Matter::Edits(earlier, later)) => {
                // The later one is what screens have shown since.
                vec![Offer::KeepValues { edit: later }, Offer::KeepValues { edit: earlier }]
            }
            // It has no effect as it is, and nothing is lost: who confirms must want to.
            (Rule::WithoutAuthority, Matter::Authority(Weight::Decision)) => {
                vec![Offer::LeaveWithoutEffect, Offer::Confirm]
            }
            _ => vec![Offer::Acknowledge],
        }
    }

    fn offers_of_money(&self, sale: &Sale) -> Vec<Offer> {
        let payments = self.payments(sale);
        let amount = to_return(sale, &payments);
        if !amount.is_positive() {
            return vec![Offer::Acknowledge];
        }
        let operator = payments.last().and_then(|payment| operator(payment));
        let came_by_phone = operator.is_some();
        let by_phone = Offer::ReturnMobileMoney { amount, operator: operator.unwrap_or_default() };
        let mut offers = vec![Offer::ReturnCash { amount }];
        // It goes back the way it came: the customer expects it there, and the drawer stays as it was counted.
        offers.insert(if came_by_phone { 0 } else { 1 }, by_phone);
        offers.push(if self.rule() == Rule::PaidTwice { Offer::TwoSales } else { Offer::KeepGoods });
        offers
    }
}

fn operator(payment: &Payment) -> Option<String> {
    match &payment.taken.means {
        PaymentMeans::MobileMoney { operator, .. } => Some(operator.clone()),
        _ => None,
    }
}

fn offers_of_stock(level: &StockLevel) -> Vec<Offer> {
    let accept = Offer::AcceptLevel { adjusted_by: missing(level) };
    // Once goods have come in again, the shelf need not be counted for this alone.
    if level.on_hand.is_negative() { vec![Offer::Count, accept] } else { vec![accept, Offer::Count] }
}

/// Whoever named it last is asked to look at the box first. That neither has misread it is possible too: makers err.
fn offers_of_serial(holders: &[SerialHolder]) -> Vec<Offer> {
    let correct = |holder: &SerialHolder| {
        let SerialHolder { sale, number, serial, .. } = holder.clone();
        Offer::CorrectSerial { sale, number, serial }
    };
    holders.iter().filter(|_| holders.len() > 1).map(correct).chain([Offer::Acknowledge]).collect()
}
