//! The blind count: first what is there, then what should be.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::context::Context;
use crate::ids::ShiftId;
use crate::money::Money;
use crate::people::Permission;
use crate::till::{Refusal, Shift, ShiftCounted, ShiftStatus};

/// How often a drawer may be counted before a manager is called.
const COUNTS_MAX: u32 = 2;

/// How many of one denomination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountedLine {
    /// The note or coin, in minor units.
    #[n(0)]
    pub denomination: Money,
    /// How many.
    #[n(1)]
    pub count: u32,
}

/// Counts the drawer. Only then is the expected amount shown; one recount is possible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountShift {
    /// Which shift.
    pub shift: ShiftId,
    /// By denomination.
    pub lines: Vec<CountedLine>,
    /// The person was shown the sales still waiting or parked, and goes on.
    #[serde(default)]
    pub open_sales_seen: bool,
}

/// What the count reveals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reveal {
    /// What was counted.
    pub counted: Money,
    /// What should have been there.
    pub expected: Money,
    /// Counted less expected: negative when some is missing.
    pub variance: Money,
    /// A recount is still possible.
    pub may_recount: bool,
}

command!(CountShift, "till.count_shift", Some(Permission::OpenShift), Reveal);

impl CountShift {
    /// Decides. Trap 14: with `open_sales` waiting or parked, asks first.
    ///
    /// # Errors
    /// [`Refusal::NotOpen`], [`Refusal::NotYours`], [`Refusal::OpenSales`], [`Refusal::CountedOften`], [`Refusal::AmountInvalid`].
    pub fn decide(
        &self,
        shift: &Shift,
        expected: Money,
        open_sales: u32,
        context: &Context,
    ) -> Result<(ShiftCounted, Reveal), Refusal> {
        if shift.status != ShiftStatus::Open {
            return Err(Refusal::NotOpen);
        }
        if shift.cashier != context.actor.user {
            return Err(Refusal::NotYours);
        }
        if open_sales > 0 && !self.open_sales_seen {
            return Err(Refusal::OpenSales { count: open_sales });
        }
        // Cash that moved since makes a new count necessary, however often the drawer was counted before.
        let nothing_moved = shift.counted.as_ref().is_some_and(|counted| counted.expected == expected);
        if shift.counts >= COUNTS_MAX && nothing_moved {
            return Err(Refusal::CountedOften { counts_max: COUNTS_MAX });
        }
        if self.lines.iter().any(|line| !line.denomination.is_positive()) {
            return Err(Refusal::AmountInvalid);
        }
        let counted = self.lines.iter().map(|line| line.denomination.share(i64::from(line.count), 1)).sum();
        let reveal =
            Reveal { counted, expected, variance: counted - expected, may_recount: shift.counts + 1 < COUNTS_MAX };
        Ok((ShiftCounted { lines: self.lines.clone(), counted, expected }, reveal))
    }
}
