//! What a shift is after its events.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Timestamp;
use crate::event::{Content, StreamKind};
use crate::fold::{Anomaly, At, Fold, Rule};
use crate::ids::{EventId, RegisterId, ShiftId, StoreId, UserId};
use crate::ledger::{Entry, LedgerKey};
use crate::money::{Currency, Money};
use crate::till::{CashMoved, CountedLine, DrawerEntry, ShiftCounted, ShiftEvent, ShiftsEntry};

/// Where a shift stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[cbor(index_only)]
#[serde(rename_all = "snake_case")]
pub enum ShiftStatus {
    /// Not opened yet.
    #[n(0)]
    #[default]
    New,
    /// Payments are taken.
    #[n(1)]
    Open,
    /// Signed.
    #[n(2)]
    Closed,
}

/// A cashier's time at a register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
#[expect(missing_docs, reason = "the fields are those of the events")]
pub struct Shift {
    #[n(0)]
    pub status: ShiftStatus,
    #[n(1)]
    pub store: StoreId,
    #[n(2)]
    pub register: RegisterId,
    #[n(3)]
    pub cashier: UserId,
    #[n(4)]
    pub currency: Currency,
    #[n(5)]
    pub float: Money,
    #[n(6)]
    pub opened_at: Timestamp,
    #[n(7)]
    pub closed_at: Option<Timestamp>,
    #[n(8)]
    pub moves: Vec<(CashMoved, Timestamp)>,
    /// How often the drawer was counted: twice at the most.
    #[n(9)]
    pub counts: u32,
    #[n(10)]
    pub counted: Option<ShiftCounted>,
    #[n(11)]
    pub expected_at_close: Money,
    #[n(12)]
    pub note: String,
    #[n(13)]
    pub left_in_drawer: Money,
    #[n(14)]
    pub anomalies: Vec<Anomaly>,
    #[n(15)]
    opened_by_event: Option<EventId>,
    #[n(16)]
    closed_by_event: Option<EventId>,
}

impl Shift {
    /// The counted lines of the last count.
    #[must_use]
    pub fn counted_lines(&self) -> &[CountedLine] {
        self.counted.as_ref().map_or(&[], |counted| &counted.lines)
    }
}

impl Fold for Shift {
    type Event = ShiftEvent;
    const KIND: StreamKind = StreamKind::Shift;

    fn apply(&mut self, at: &At<'_>, event: &ShiftEvent) {
        if let Some(closed) = self.closed_by_event {
            self.anomalies.push(Anomaly::new(Rule::ShiftAlreadyClosed, vec![closed, at.id]));
        }
        match event {
            ShiftEvent::ShiftOpened(opened) => {
                if let Some(earlier) = self.opened_by_event {
                    self.anomalies.push(Anomaly::new(Rule::OpenedTwice, vec![earlier, at.id]));
                    return;
                }
                self.opened_by_event = Some(at.id);
                self.status = ShiftStatus::Open;
                self.store = opened.store;
                self.register = opened.register;
                self.cashier = at.actor;
                self.currency = opened.currency;
                self.float = opened.float;
                self.opened_at = at.occurred_at;
            }
            ShiftEvent::CashMoved(moved) => self.moves.push((moved.clone(), at.occurred_at)),
            ShiftEvent::ShiftCounted(counted) => {
                self.counts = self.counts.saturating_add(1);
                self.counted = Some(counted.clone());
            }
            ShiftEvent::ShiftClosed(closed) => {
                self.closed_by_event = Some(at.id);
                self.status = ShiftStatus::Closed;
                self.closed_at = Some(at.occurred_at);
                self.expected_at_close = closed.expected;
                self.note.clone_from(&closed.note);
                self.left_in_drawer = closed.left_in_drawer;
            }
        }
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}

/// The ledger entries of a shift's event: its drawer, and the open shifts of its register and cashier.
#[must_use]
pub fn ledger_entries(header: &Content, event: &ShiftEvent) -> Vec<(LedgerKey, Entry)> {
    let shift = ShiftId(header.stream.id);
    let drawer = |entry| (LedgerKey::Drawer(shift), Entry::Drawer(entry));
    match event {
        ShiftEvent::ShiftOpened(opened) => vec![
            drawer(DrawerEntry::Float(opened.float)),
            (LedgerKey::RegisterShifts(opened.register), Entry::Shifts(ShiftsEntry::Opened(shift))),
            (LedgerKey::CashierShifts(header.actor), Entry::Shifts(ShiftsEntry::Opened(shift))),
        ],
        ShiftEvent::CashMoved(moved) => {
            vec![drawer(DrawerEntry::Cash { kind: moved.kind, amount: moved.amount })]
        }
        ShiftEvent::ShiftCounted(_) => Vec::new(),
        ShiftEvent::ShiftClosed(closed) => vec![
            (LedgerKey::RegisterShifts(closed.register), Entry::Shifts(ShiftsEntry::Closed(shift))),
            (LedgerKey::CashierShifts(closed.cashier), Entry::Shifts(ShiftsEntry::Closed(shift))),
        ],
    }
}
