//! Which shifts are open: one per register, one per cashier. Two are an anomaly that only devices apart can make.

use minicbor::{Decode, Encode};

use crate::fold::{Anomaly, Rule};
use crate::ids::{EventId, ShiftId};
use crate::ledger::{EntryAt, Ledger};

/// A shift was opened or closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum ShiftsEntry {
    /// Opened.
    #[n(0)]
    Opened(#[n(0)] ShiftId),
    /// Closed.
    #[n(1)]
    Closed(#[n(0)] ShiftId),
}

/// The open shifts of a register or of a cashier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Shifts {
    #[n(0)]
    open: Vec<(ShiftId, EventId)>,
    #[n(1)]
    anomalies: Vec<Anomaly>,
}

impl Shifts {
    /// The open shift: the last one, where devices apart opened several.
    #[must_use]
    pub fn open(&self) -> Option<ShiftId> {
        self.open.last().map(|(shift, _)| *shift)
    }
}

impl Ledger for Shifts {
    type Entry = ShiftsEntry;

    fn apply(&mut self, at: &EntryAt, entry: &ShiftsEntry) {
        match *entry {
            ShiftsEntry::Opened(shift) => {
                if let Some((_, earlier)) = self.open.last() {
                    self.anomalies.push(Anomaly::new(Rule::TwoOpenShifts, vec![*earlier, at.order.event]));
                }
                self.open.push((shift, at.order.event));
            }
            ShiftsEntry::Closed(shift) => self.open.retain(|(open, _)| *open != shift),
        }
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}
