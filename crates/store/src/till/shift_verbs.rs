//! The verbs of a shift: open, move cash, count, close.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::ShiftId;
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::people::{self, Permission, Register};
use comptoir_domain::till::{CloseShift, CountShift, MoveCash, OpenShift, Refusal, Reveal, Shift};
use std::sync::Arc;

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::sales::queries::open_sales;
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

impl Handle for MoveCash {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let shift = known(unit, self.shift, Permission::MoveCash)?;
        let expected = unit.drawer(LedgerKey::Drawer(self.shift))?.expected_cash();
        let moved = self.decide(&shift, expected, &unit.context)?;
        unit.emit(StreamKind::Shift, self.shift.0, Scope::Store(shift.store), moved);
        Ok(())
    }
}

impl Handle for CountShift {
    fn handle(self, unit: &mut Unit<'_>) -> Result<Reveal, ExecuteError> {
        let shift = known(unit, self.shift, Permission::OpenShift)?;
        let expected = unit.drawer(LedgerKey::Drawer(self.shift))?.expected_cash();
        let open_sales = open_sales(unit.connection, shift.store)?;
        let (counted, reveal) = self.decide(&shift, expected, open_sales, &unit.context)?;
        unit.emit(StreamKind::Shift, self.shift.0, Scope::Store(shift.store), counted);
        Ok(reveal)
    }
}

impl Handle for CloseShift {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let shift = known(unit, self.shift, Permission::OpenShift)?;
        let expected = unit.drawer(LedgerKey::Drawer(self.shift))?.expected_cash();
        let closed = self.decide(&shift, expected, &unit.context)?;
        unit.emit(StreamKind::Shift, self.shift.0, Scope::Store(shift.store), closed);
        Ok(())
    }
}

/// A shift of a store in which the actor holds `permission`; the day is that store's.
fn known(unit: &mut Unit<'_>, shift: ShiftId, permission: Permission) -> Result<Arc<Shift>, ExecuteError> {
    let folded = unit.existing::<Shift>(shift.0)?.ok_or(Refusal::ShiftUnknown)?;
    let store = folded.state.store;
    unit.require(permission, store)?;
    let zone = *unit.store(store)?.state.zone.get();
    unit.set_zone(zone);
    Ok(Arc::new(folded.state.clone()))
}
