//! The till: a cashier's shift at a register, from the float to the blind count.
//!
//! Payments belong to their sale's stream; the [`Drawer`] ledger gathers what they and the cash movements make of a shift.

mod close_shift;
mod count_shift;
mod drawer;
mod events;
mod move_cash;
mod open_shift;
mod refusal;
mod shift;
mod shifts;

pub use close_shift::CloseShift;
pub use count_shift::{CountShift, CountedLine, Reveal};
pub use drawer::{Drawer, DrawerEntry, MeansKind, Tally};
pub use events::*;
pub use move_cash::MoveCash;
pub use open_shift::OpenShift;
pub use refusal::Refusal;
pub use shift::{Shift, ShiftStatus, ledger_entries};
pub use shifts::{Shifts, ShiftsEntry};
