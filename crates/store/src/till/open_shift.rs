//! Opening a shift.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::ShiftId;
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::people::{self, Permission, Register};
use comptoir_domain::till::OpenShift;

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for OpenShift {
    fn handle(self, unit: &mut Unit<'_>) -> Result<ShiftId, ExecuteError> {
        let register = unit.existing::<Register>(self.register.0)?.ok_or(people::Refusal::RegisterUnknown)?;
        let store = register.state.store;
        unit.require(Permission::OpenShift, store)?;
        let state = unit.store(store)?;
        unit.set_zone(*state.state.zone.get());
        let of_register = unit.shifts(LedgerKey::RegisterShifts(self.register))?;
        let of_cashier = unit.shifts(LedgerKey::CashierShifts(unit.context.actor.user))?;
        let opened = self.decide(store, *state.state.currency.get(), &of_register, &of_cashier)?;
        let shift = ShiftId(unit.context.fresh_id());
        unit.emit(StreamKind::Shift, shift.0, Scope::Store(store), opened);
        Ok(shift)
    }
}
