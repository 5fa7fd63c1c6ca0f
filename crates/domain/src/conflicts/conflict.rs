//! A conflict as people meet it: one thing to decide, though several anomalies may have led to it.

use crate::authority::Weight;
use crate::event::StreamRef;
use crate::fold::{Anomaly, Rule};
use crate::ids::{ConflictId, EventId, SaleId, StoreId};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::sales::{GoodsLine, Payment, PaymentMeans, Sale, SaleStatus};
use crate::stock::{SerialNumber, StockLevel};

/// What a conflict is about, as it stands now: what its remedies depend on.
#[derive(Clone, Copy, Debug)]
pub enum Matter<'a> {
    /// A sale's money and goods.
    Sale(&'a Sale),
    /// The stock of a product in a store.
    Stock(&'a StockLevel),
    /// Two edits of one thing, the earlier first, whose values can be set again.
    Edits(EventId, EventId),
    /// The sales that hold one serial number of a product, the one that named it last first.
    Serial(&'a [SerialHolder]),
    /// What was recorded without authority, and what it is worth.
    Authority(Weight),
    /// Nothing that a remedy would change.
    Other,
}

/// A sale that holds a serial number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerialHolder {
    /// Which.
    pub sale: SaleId,
    /// Its number on paper.
    pub number: String,
    /// Its line that names the number.
    pub line: u32,
    /// The number.
    pub serial: SerialNumber,
}

/// One thing to decide.
#[derive(Clone, Copy, Debug)]
pub struct Conflict<'a> {
    /// What it is about.
    pub about: StreamRef,
    /// Where; absent for what belongs to the whole organisation.
    pub store: Option<StoreId>,
    /// The anomaly that leads.
    pub leading: &'a Anomaly,
    /// Those of the same thing that the same decision settles.
    pub others: &'a [Anomaly],
    /// How it stands.
    pub matter: Matter<'a>,
}

impl Rule {
    /// Which of the conflicts of one sale leads: the least. A cancelled sale asks for all its money back, whatever else happened.
    #[must_use]
    pub const fn rank_in_sale(self) -> u8 {
        match self {
            Self::CancelledAfterPay => 0,
            Self::PaidAfterCancel => 1,
            Self::PaidTwice => 2,
            Self::DeliveredTwice => 3,
            _ => 4,
        }
    }

    /// True for what one decision about a sale's money and goods settles together.
    #[must_use]
    pub const fn is_of_money_and_goods(self) -> bool {
        self.rank_in_sale() < 4
    }
}

impl Conflict<'_> {
    /// The broken rule that leads.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.leading.rule
    }

    /// The id under which people meet it.
    #[must_use]
    pub fn id(&self) -> ConflictId {
        self.leading.conflict()
    }

    /// The payments that broke the rule, in canonical order.
    pub(super) fn payments<'s>(&self, sale: &'s Sale) -> Vec<&'s Payment> {
        let anomalies = || std::iter::once(self.leading).chain(self.others);
        let is_of_it = |payment: &&Payment| anomalies().any(|anomaly| anomaly.events.contains(&payment.event));
        sale.payments.iter().filter(is_of_it).collect()
    }
}

impl Sale {
    /// What the shop holds and should not: all that came in for a cancelled sale, else what is above the total.
    #[must_use]
    pub fn held_too_much(&self) -> Money {
        let asked = if self.status == SaleStatus::Cancelled { Money::ZERO } else { self.total };
        (self.paid - asked).max(Money::ZERO)
    }

    /// The goods that are recorded as gone and are not: all of a cancelled sale, else what left beyond the lines.
    #[must_use]
    pub fn gone_too_much(&self) -> Vec<GoodsLine> {
        if self.status == SaleStatus::Cancelled { self.to_take_back() } else { self.delivered_too_much() }
    }
}

/// What may go back in money that leaves the shop: never more than came in so through these payments.
pub(super) fn to_return(sale: &Sale, payments: &[&Payment]) -> Money {
    let came_in = payments.iter().filter(|payment| payment.taken.means != PaymentMeans::CustomerCredit);
    sale.held_too_much().min(came_in.map(|payment| payment.taken.amount).sum())
}

/// By how much a level is corrected so that nothing is missing.
pub(super) fn missing(level: &StockLevel) -> Quantity {
    (-level.on_hand).max(Quantity::ZERO)
}
