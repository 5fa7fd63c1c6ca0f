//! Signing a shift.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::context::Context;
use crate::ids::ShiftId;
use crate::money::Money;
use crate::people::Permission;
use crate::till::{Refusal, Shift, ShiftClosed, ShiftStatus};

/// Signs and closes a counted shift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseShift {
    /// Which.
    pub shift: ShiftId,
    /// The explanation of a variance; required when there is one.
    #[serde(default)]
    pub note: String,
    /// What stays in the drawer for the next shift.
    #[serde(default)]
    pub left_in_drawer: Money,
}

command!(CloseShift, "till.close_shift", Some(Permission::OpenShift), ());

impl CloseShift {
    /// Decides. `expected` is what the drawer should hold now: a payment taken since the count needs a new count.
    ///
    /// # Errors
    /// [`Refusal::NotOpen`], [`Refusal::NotYours`], [`Refusal::NotCounted`], [`Refusal::ReasonRequired`], [`Refusal::AmountInvalid`].
    pub fn decide(&self, shift: &Shift, expected: Money, context: &Context) -> Result<ShiftClosed, Refusal> {
        if shift.status != ShiftStatus::Open {
            return Err(Refusal::NotOpen);
        }
        if shift.cashier != context.actor.user {
            return Err(Refusal::NotYours);
        }
        let counted =
            shift.counted.as_ref().filter(|counted| counted.expected == expected).ok_or(Refusal::NotCounted)?;
        let note = self.note.trim();
        if (note.is_empty() && counted.counted != expected) || note.chars().count() > 400 {
            return Err(Refusal::ReasonRequired);
        }
        if self.left_in_drawer.is_negative() || self.left_in_drawer > counted.counted {
            return Err(Refusal::AmountInvalid);
        }
        Ok(ShiftClosed {
            counted: counted.counted,
            expected,
            note: note.to_owned(),
            left_in_drawer: self.left_in_drawer,
            register: shift.register,
            cashier: shift.cashier,
        })
    }
}
