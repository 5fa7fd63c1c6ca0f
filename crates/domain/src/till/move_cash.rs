//! Cash in, cash out, safe drop.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::context::Context;
use crate::ids::{CashMoveId, ShiftId};
use crate::money::Money;
use crate::people::Permission;
use crate::till::{CashMoveKind, CashMoved, Refusal, Shift, ShiftStatus};

/// Moves cash without a sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveCash {
    /// In which shift.
    pub shift: ShiftId,
    /// Which way.
    pub kind: CashMoveKind,
    /// How much; above zero.
    pub amount: Money,
    /// What for; required but for a safe drop.
    #[serde(default)]
    pub reason: String,
}

command!(MoveCash, "till.move_cash", Some(Permission::MoveCash), ());

impl MoveCash {
    /// Decides. Taking out more than the drawer should hold is refused, without saying how much that is: the count stays blind.
    ///
    /// # Errors
    /// [`Refusal::NotOpen`], [`Refusal::NotYours`], [`Refusal::AmountInvalid`], [`Refusal::ReasonRequired`], [`Refusal::NotEnoughCash`].
    pub fn decide(&self, shift: &Shift, expected_cash: Money, context: &Context) -> Result<CashMoved, Refusal> {
        if shift.status != ShiftStatus::Open {
            return Err(Refusal::NotOpen);
        }
        if shift.cashier != context.actor.user {
            return Err(Refusal::NotYours);
        }
        if !self.amount.is_positive() {
            return Err(Refusal::AmountInvalid);
        }
        let reason = self.reason.trim();
        if (reason.is_empty() && self.kind != CashMoveKind::SafeDrop) || reason.chars().count() > 200 {
            return Err(Refusal::ReasonRequired);
        }
        if self.kind != CashMoveKind::In && self.amount > expected_cash {
            return Err(Refusal::NotEnoughCash);
        }
        Ok(CashMoved {
            movement: CashMoveId(context.fresh_id()),
            kind: self.kind,
            amount: self.amount,
            reason: reason.to_owned(),
        })
    }
}
