//! What a sale is after its events: where it stands, what was paid, what left.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::BusinessDate;
use crate::catalog::ProductKind;
use crate::clock::Timestamp;
use crate::event::StreamKind;
use crate::fold::{Anomaly, At, Fold, Rule};
use crate::ids::{CustomerId, EventId, ProductId, RegisterId, StoreId, UserId};
use crate::money::{Currency, Money};
use crate::quantity::Quantity;
use crate::sales::slip::SlipTerms;
use crate::sales::{
    Draft, GoodsLine, PaymentMeans, PaymentTaken, SaleEvent, SaleLine, SaleNumber, SaleSubmitted, SerialCorrected,
    SlipPresented,
};
use crate::stock::{SerialNumber, SoldSerial};

/// Where a sale stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[cbor(index_only)]
#[serde(rename_all = "snake_case")]
pub enum SaleStatus {
    /// Being prepared on one device.
    #[n(0)]
    #[default]
    Draft,
    /// Set aside.
    #[n(1)]
    Parked,
    /// Given up.
    #[n(2)]
    Abandoned,
    /// Waiting at the till.
    #[n(3)]
    PendingPayment,
    /// A part was paid.
    #[n(4)]
    PartiallyPaid,
    /// Paid in full.
    #[n(5)]
    Paid,
    /// Undone by a manager.
    #[n(6)]
    Cancelled,
}

/// A payment as taken.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Payment {
    /// What was recorded.
    #[n(0)]
    pub taken: PaymentTaken,
    /// When.
    #[n(1)]
    pub at: Timestamp,
    /// By whom.
    #[n(2)]
    pub cashier: UserId,
    /// The event.
    #[n(3)]
    pub event: EventId,
}

/// How much of a line is set aside and how much has left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Goods {
    /// Set aside.
    #[n(0)]
    pub reserved: Quantity,
    /// Left.
    #[n(1)]
    pub delivered: Quantity,
}

/// A sale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
#[expect(missing_docs, reason = "the fields are those of the events")]
pub struct Sale {
    #[n(0)]
    pub status: SaleStatus,
    #[n(1)]
    pub parked: Option<Draft>,
    #[n(2)]
    pub label: String,
    #[n(3)]
    pub number: Option<SaleNumber>,
    #[n(4)]
    pub store: StoreId,
    #[n(5)]
    pub register: RegisterId,
    #[n(6)]
    pub seller: UserId,
    #[n(7)]
    pub customer: Option<CustomerId>,
    #[n(8)]
    pub currency: Currency,
    #[n(9)]
    pub prices_include_tax: bool,
    #[n(10)]
    pub lines: Vec<SaleLine>,
    #[n(11)]
    pub gross: Money,
    #[n(12)]
    pub discount: Money,
    #[n(13)]
    pub tax: Money,
    #[n(14)]
    pub total: Money,
    #[n(15)]
    pub submitted_at: Timestamp,
    #[n(16)]
    pub business_date: BusinessDate,
    /// Sum of the payments less what went back.
    #[n(17)]
    pub paid: Money,
    #[n(18)]
    pub payments: Vec<Payment>,
    #[n(19)]
    pub goods: BTreeMap<u32, Goods>,
    #[n(20)]
    pub cancelled_by: Option<UserId>,
    #[n(21)]
    pub cancel_reason: String,
    #[n(22)]
    pub copies: u32,
    #[n(23)]
    pub anomalies: Vec<Anomaly>,
    #[n(24)]
    submitted_by_event: Option<EventId>,
    #[n(25)]
    cancelled_by_event: Option<EventId>,
    #[n(26)]
    recalled_by_event: Option<EventId>,
    /// The slip that speaks for the sale until the sale itself comes; then it is forgotten, as if there had been none.
    #[n(27)]
    presented_by_event: Option<EventId>,
    /// The serial numbers that were put right.
    #[cbor(n(28), skip_if = "Vec::is_empty")]
    corrections: Vec<Correction>,
}

/// A serial number that was put right.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
struct Correction {
    #[n(0)]
    line: u32,
    #[n(1)]
    from: SerialNumber,
    #[n(2)]
    by: EventId,
}

impl Sale {
    /// What is still to pay; never below zero.
    #[must_use]
    pub fn due(&self) -> Money {
        (self.total - self.paid).max(Money::ZERO)
    }

    /// The goods that have not left, line by line; what had been set aside is named.
    #[must_use]
    pub fn undelivered(&self) -> Vec<GoodsLine> {
        self.goods_lines(|line, goods| (line.quantity - goods.delivered, goods.reserved))
    }

    /// The goods that are neither set aside nor gone.
    #[must_use]
    pub fn unreserved(&self) -> Vec<GoodsLine> {
        self.goods_lines(|line, goods| (line.quantity - goods.delivered - goods.reserved, Quantity::ZERO))
    }

    /// What comes back into the stock when the sale is undone: delivered and reserved goods.
    #[must_use]
    pub fn to_take_back(&self) -> Vec<GoodsLine> {
        self.goods_lines(|_, goods| (goods.delivered + goods.reserved, goods.reserved))
    }

    /// The goods that left beyond what the lines say: two devices handed them out, or recorded it both.
    #[must_use]
    pub fn delivered_too_much(&self) -> Vec<GoodsLine> {
        self.goods_lines(|line, goods| (goods.delivered - line.quantity, Quantity::ZERO))
    }

    /// What was paid otherwise than on the customer's account.
    #[must_use]
    pub fn cash_like_paid(&self) -> Money {
        let payments = self.payments.iter().filter(|payment| payment.taken.means != PaymentMeans::CustomerCredit);
        payments.map(|payment| payment.taken.amount).sum()
    }

    /// The serial numbers that it names, line by line.
    #[must_use]
    pub fn serials(&self) -> Vec<SoldSerial> {
        let of_line = |line: &SaleLine| {
            let product = line.product;
            line.serials.iter().map(move |serial| SoldSerial { product, serial: serial.clone() }).collect::<Vec<_>>()
        };
        self.lines.iter().flat_map(of_line).collect()
    }

    /// True when one of its lines names this serial number of the product.
    #[must_use]
    pub fn names(&self, product: ProductId, serial: &SerialNumber) -> bool {
        self.line_naming(product, serial).is_some()
    }

    /// The line that names this serial number of the product.
    #[must_use]
    pub fn line_naming(&self, product: ProductId, serial: &SerialNumber) -> Option<&SaleLine> {
        self.lines.iter().find(|line| line.product == product && line.serials.contains(serial))
    }

    fn goods_of(&self, line: u32) -> Goods {
        self.goods.get(&line).copied().unwrap_or_default()
    }

    fn goods_lines(&self, quantities: impl Fn(&SaleLine, Goods) -> (Quantity, Quantity)) -> Vec<GoodsLine> {
        let tracked = self.lines.iter().filter(|line| line.kind == ProductKind::Tracked);
        let lines = tracked.map(|line| {
            let (quantity, from_reserved) = quantities(line, self.goods_of(line.line));
            GoodsLine { line: line.line, product: line.product, quantity, unit_cost: line.cost, from_reserved }
        });
        lines.filter(|line| line.quantity.is_positive()).collect()
    }

    /// True once what it asks is known: from the counter, or from its slip.
    #[must_use]
    pub const fn is_submitted(&self) -> bool {
        self.submitted_by_event.is_some() || self.presented_by_event.is_some()
    }

    /// True while only a slip says what it asks.
    #[must_use]
    pub const fn is_by_slip(&self) -> bool {
        self.presented_by_event.is_some()
    }

    fn submit(&mut self, at: &At<'_>, submitted: &SaleSubmitted) {
        if let Some(earlier) = self.submitted_by_event {
            self.anomalies.push(Anomaly::new(Rule::SubmittedTwice, vec![earlier, at.id]));
            return;
        }
        if let Some(slip) = self.presented_by_event.take()
            && !self.asks(submitted, at.occurred_at, at.business_date)
        {
            self.anomalies.push(Anomaly::new(Rule::SubmittedTwice, vec![slip, at.id]));
        }
        self.submitted_by_event = Some(at.id);
        self.lock(submitted, at.occurred_at, at.business_date);
    }

    /// A slip speaks only for a sale that has not come. One that says something else than is known is a second submission.
    fn present(&mut self, at: &At<'_>, presented: &SlipPresented) {
        let SlipPresented { sale, submitted_at, business_date, .. } = presented;
        let Some(earlier) = self.submitted_by_event.or(self.presented_by_event) else {
            self.presented_by_event = Some(at.id);
            self.lock(sale, *submitted_at, *business_date);
            return;
        };
        if !self.asks(sale, *submitted_at, *business_date) {
            self.anomalies.push(Anomaly::new(Rule::SubmittedTwice, vec![earlier, at.id]));
        }
    }

    /// True when it asks exactly this. Names and costs are no part of what was agreed.
    fn asks(&self, submitted: &SaleSubmitted, at: Timestamp, day: BusinessDate) -> bool {
        let mut other = Self::default();
        other.lock(submitted, at, day);
        SlipTerms::of(self) == SlipTerms::of(&other)
    }

    fn lock(&mut self, submitted: &SaleSubmitted, at: Timestamp, day: BusinessDate) {
        self.parked = None;
        self.number = Some(submitted.number.clone());
        self.store = submitted.store;
        self.register = submitted.register;
        self.seller = submitted.seller;
        self.customer = submitted.customer;
        self.currency = submitted.currency;
        self.prices_include_tax = submitted.prices_include_tax;
        self.lines.clone_from(&submitted.lines);
        self.gross = submitted.gross;
        self.discount = submitted.discount;
        self.tax = submitted.tax;
        self.total = submitted.total;
        self.submitted_at = at;
        self.business_date = day;
        self.settle();
    }

    fn take_payment(&mut self, at: &At<'_>, taken: &PaymentTaken) {
        if let Some(cancelled) = self.cancelled_by_event {
            let rule = if at.has_seen(cancelled) { Rule::PaidAfterCancel } else { Rule::CancelledAfterPay };
            self.anomalies.push(Anomaly::new(rule, vec![cancelled, at.id]));
        }
        let unknown = self.payments.iter().filter(|payment| !at.has_seen(payment.event)).map(|payment| payment.event);
        let apart: Vec<EventId> = unknown.collect();
        self.payments.push(Payment { taken: taken.clone(), at: at.occurred_at, cashier: at.actor, event: at.id });
        self.paid += taken.amount;
        if self.paid > self.total && self.is_submitted() {
            self.anomalies.push(Anomaly::new(Rule::PaidTwice, [apart, vec![at.id]].concat()));
        }
        self.settle();
    }

    fn cancel(&mut self, at: &At<'_>, reason: &str) {
        let unseen = self.payments.iter().find(|payment| !at.has_seen(payment.event)).map(|payment| payment.event);
        if let Some(payment) = unseen {
            self.anomalies.push(Anomaly::new(Rule::CancelledAfterPay, vec![payment, at.id]));
        }
        self.cancelled_by_event = Some(at.id);
        self.cancelled_by = Some(at.actor);
        reason.clone_into(&mut self.cancel_reason);
        self.settle();
    }

    fn move_goods(&mut self, lines: &[GoodsLine], change: impl Fn(&mut Goods, &GoodsLine)) {
        for moved in lines {
            change(self.goods.entry(moved.line).or_default(), moved);
        }
    }

    fn note_delivered_twice(&mut self, at: &At<'_>) {
        let over = self.lines.iter().any(|line| self.goods_of(line.line).delivered > line.quantity);
        if over {
            self.anomalies.push(Anomaly::new(Rule::DeliveredTwice, vec![at.id]));
        }
    }

    /// Of two corrections of one number that were made apart the first stands; the other, unless it says the same, is told.
    fn correct_serial(&mut self, at: &At<'_>, corrected: &SerialCorrected) {
        let SerialCorrected { line, from, to, .. } = corrected;
        let Some(known) = self.lines.iter_mut().find(|known| known.line == *line) else { return };
        if let Some(place) = known.serials.iter_mut().find(|serial| *serial == from) {
            place.clone_from(to);
            self.corrections.push(Correction { line: *line, from: from.clone(), by: at.id });
            return;
        }
        let is_same = known.serials.contains(to);
        let earlier = self.corrections.iter().find(|one| one.line == *line && one.from == *from);
        if let Some(earlier) = earlier.filter(|_| !is_same) {
            self.anomalies.push(Anomaly::new(Rule::ConcurrentEdit, vec![earlier.by, at.id]));
        }
    }

    fn recall(&mut self, at: &At<'_>) {
        if let Some(earlier) = self.recalled_by_event.filter(|&earlier| !at.has_seen(earlier)) {
            self.anomalies.push(Anomaly::new(Rule::RecalledTwice, vec![earlier, at.id]));
        }
        self.recalled_by_event = Some(at.id);
        if self.status == SaleStatus::Parked {
            self.status = SaleStatus::Draft;
        }
    }

    /// The status follows from what is known; it is never set apart from it.
    fn settle(&mut self) {
        self.status = if self.cancelled_by_event.is_some() {
            SaleStatus::Cancelled
        } else if !self.is_submitted() {
            self.status
        } else if self.paid >= self.total {
            SaleStatus::Paid
        } else if self.paid.is_positive() {
            SaleStatus::PartiallyPaid
        } else {
            SaleStatus::PendingPayment
        };
    }
}

impl Fold for Sale {
    type Event = SaleEvent;
    const KIND: StreamKind = StreamKind::Sale;

    fn apply(&mut self, at: &At<'_>, event: &SaleEvent) {
        match event {
            SaleEvent::SaleParked(parked) if !self.is_submitted() => {
                self.status = SaleStatus::Parked;
                self.store = parked.draft.store;
                self.seller = parked.draft.seller;
                self.customer = parked.draft.customer;
                self.currency = parked.draft.currency;
                self.submitted_at = at.occurred_at;
                self.parked = Some(parked.draft.clone());
                self.label.clone_from(&parked.label);
            }
            SaleEvent::SaleParked(_) => {}
            SaleEvent::SaleRecalled(_) => self.recall(at),
            SaleEvent::SaleAbandoned(_) => {
                if !self.is_submitted() {
                    self.status = SaleStatus::Abandoned;
                    self.parked = None;
                }
            }
            SaleEvent::SaleSubmitted(submitted) => self.submit(at, submitted),
            SaleEvent::PaymentTaken(taken) => self.take_payment(at, taken),
            SaleEvent::GoodsReserved(moved) => {
                self.move_goods(&moved.lines, |goods, line| goods.reserved += line.quantity);
            }
            SaleEvent::GoodsDelivered(moved) => {
                self.move_goods(&moved.lines, |goods, line| {
                    goods.delivered += line.quantity;
                    goods.reserved -= line.from_reserved;
                });
                self.note_delivered_twice(at);
            }
            SaleEvent::GoodsReturned(moved) => {
                self.move_goods(&moved.lines, |goods, line| {
                    goods.delivered -= line.quantity - line.from_reserved;
                    goods.reserved -= line.from_reserved;
                });
            }
            SaleEvent::PaymentReturned(returned) => {
                self.paid -= returned.amount;
                self.settle();
            }
            SaleEvent::SaleCancelled(cancelled) => self.cancel(at, &cancelled.reason),
            SaleEvent::SaleReprinted(reprinted) => self.copies = self.copies.max(reprinted.copy),
            SaleEvent::SlipPresented(presented) => self.present(at, presented),
            SaleEvent::SerialCorrected(corrected) => self.correct_serial(at, corrected),
        }
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}
