//! Taking a register with a float.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{RegisterId, ShiftId, StoreId};
use crate::money::{Currency, Money};
use crate::people::Permission;
use crate::till::{Refusal, ShiftOpened, Shifts};

/// Opens a shift for the person who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenShift {
    /// At which register.
    pub register: RegisterId,
    /// The cash that is there.
    pub float: Money,
}

command!(OpenShift, "till.open_shift", Some(Permission::OpenShift), ShiftId);

impl OpenShift {
    /// Decides: one open shift per register and per cashier.
    ///
    /// # Errors
    /// [`Refusal::RegisterBusy`], [`Refusal::ShiftOpenAlready`], [`Refusal::AmountInvalid`].
    pub fn decide(
        &self,
        store: StoreId,
        currency: Currency,
        of_register: &Shifts,
        of_cashier: &Shifts,
    ) -> Result<ShiftOpened, Refusal> {
        if of_cashier.open().is_some() {
            return Err(Refusal::ShiftOpenAlready);
        }
        if of_register.open().is_some() {
            return Err(Refusal::RegisterBusy);
        }
        if self.float.is_negative() {
            return Err(Refusal::AmountInvalid);
        }
        Ok(ShiftOpened { store, register: self.register, currency, float: self.float })
    }
}
