//! Ledgers: the home of a rule over several streams. A ledger is a pure fold over all entries that touch its key, in
//! order; it is folded again from its last checkpoint when an earlier entry arrives late.

use minicbor::{Decode, Encode};
use uuid::Uuid;

use crate::event::{Content, Event};
use crate::fold::{Anomaly, OrderKey};
use crate::ids::{ProductId, RegisterId, SerialId, ShiftId, StoreId, UserId};

/// What a ledger is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LedgerKey {
    /// The stock of a product in a store.
    Stock(StoreId, ProductId),
    /// The drawer of a shift.
    Drawer(ShiftId),
    /// The shifts open at a register.
    RegisterShifts(RegisterId),
    /// The shifts that a cashier has open.
    CashierShifts(UserId),
    /// The paper numbers of a register.
    Numbering(RegisterId),
    /// A serial number, of whatever product, over all stores.
    Serial(SerialId),
}

impl LedgerKey {
    /// The kind's number in the storage format.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Stock(..) => 1,
            Self::Drawer(_) => 2,
            Self::RegisterShifts(_) => 3,
            Self::CashierShifts(_) => 4,
            Self::Numbering(_) => 5,
            Self::Serial(_) => 6,
        }
    }

    /// The key with this number and these identifiers; the second is nil where there is one only.
    #[must_use]
    pub const fn from_parts(code: u8, first: Uuid, second: Uuid) -> Option<Self> {
        Some(match code {
            1 => Self::Stock(StoreId(first), ProductId(second)),
            2 => Self::Drawer(ShiftId(first)),
            3 => Self::RegisterShifts(RegisterId(first)),
            4 => Self::CashierShifts(UserId(first)),
            5 => Self::Numbering(RegisterId(first)),
            6 => Self::Serial(SerialId(first)),
            _ => return None,
        })
    }

    /// The key's identifiers; the second is nil where there is one only.
    #[must_use]
    pub const fn parts(self) -> (Uuid, Uuid) {
        match self {
            Self::Stock(store, product) => (store.0, product.0),
            Self::Drawer(shift) => (shift.0, Uuid::nil()),
            Self::RegisterShifts(register) | Self::Numbering(register) => (register.0, Uuid::nil()),
            Self::CashierShifts(user) => (user.0, Uuid::nil()),
            Self::Serial(serial) => (serial.0, Uuid::nil()),
        }
    }
}

/// The state of a ledger.
pub trait Ledger: Clone + Default + Encode<()> + for<'b> Decode<'b, ()> {
    /// One thing that touches the key.
    type Entry: Encode<()> + for<'b> Decode<'b, ()>;
    /// Takes one entry in, in order. Total.
    fn apply(&mut self, at: &EntryAt, entry: &Self::Entry);
    /// What broke a rule, so far.
    fn anomalies(&self) -> &[Anomaly] {
        &[]
    }
}

/// Where and when an entry stands.
#[derive(Clone, Copy, Debug)]
pub struct EntryAt {
    /// The entry's place in the order of its ledger.
    pub order: OrderKey,
}

/// An entry of any ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is documented by its type")]
pub enum Entry {
    Stock(crate::stock::StockEntry),
    Drawer(crate::till::DrawerEntry),
    Shifts(crate::till::ShiftsEntry),
    Numbering(crate::sales::NumberingEntry),
    Serial(crate::stock::SerialEntry),
}

/// The ledger entries that an event makes. They follow from the event alone: nothing is looked up.
#[must_use]
pub fn entries_of(header: &Content, event: &Event) -> Vec<(LedgerKey, Entry)> {
    match event {
        Event::Sale(event) => crate::sales::ledger_entries(header, event),
        Event::Shift(event) => crate::till::ledger_entries(header, event),
        Event::StockDocument(event) => crate::stock::ledger_entries(header, event),
        Event::Organisation(_)
        | Event::Store(_)
        | Event::Register(_)
        | Event::User(_)
        | Event::Role(_)
        | Event::Access(_)
        | Event::Device(_)
        | Event::Invitation(_)
        | Event::Category(_)
        | Event::Brand(_)
        | Event::Product(_)
        | Event::Customer(_)
        | Event::StockSetting(_)
        | Event::Resolution(_)
        | Event::Verdict(_) => Vec::new(),
    }
}
