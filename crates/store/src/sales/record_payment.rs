//! Taking payment.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::StoreId;
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::people::Permission;
use comptoir_domain::sales::{AtShift, PaymentRecorded, RecordPayment, Refusal, Sale};
use comptoir_domain::till::Shift;

use crate::customers::credit::credit_of;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::till::claims;
use crate::unit::Unit;

impl Handle for RecordPayment {
    fn handle(self, unit: &mut Unit<'_>) -> Result<PaymentRecorded, ExecuteError> {
        let sale = unit.existing::<Sale>(self.sale.0)?.ok_or(Refusal::Unknown)?;
        let store = sale.state.store;
        unit.require(Permission::Collect, store)?;
        let (actor, now) = (unit.context.actor.user, unit.context.now);
        if let Some(claimant) = claims::of_another(unit.connection, self.sale, actor, now)? {
            return Err(Refusal::ClaimedElsewhere { by: claimant.name }.into());
        }
        let at = open_shift(unit, store)?;
        let zone = *unit.store(store)?.state.zone.get();
        unit.set_zone(zone);
        let credit = sale.state.customer.map(|customer| credit_of(unit.connection, customer)).transpose()?;
        let (events, answer) = self.decide(&sale.state, at, credit.unwrap_or_default().available, &unit.context)?;
        for event in events {
            unit.emit(StreamKind::Sale, self.sale.0, Scope::Store(store), event);
        }
        claims::release(unit.connection, self.sale)?;
        Ok(answer)
    }
}

/// The actor's open shift, if it is in this store: what one shop sells does not fill the drawer of another.
fn open_shift(unit: &mut Unit<'_>, store: StoreId) -> Result<AtShift, ExecuteError> {
    let shifts = unit.shifts(LedgerKey::CashierShifts(unit.context.actor.user))?;
    let shift = shifts.open().ok_or(Refusal::NoOpenShift)?;
    let opened = unit.stream::<Shift>(shift.0)?;
    if opened.state.store != store {
        return Err(Refusal::NoOpenShift.into());
    }
    Ok(AtShift { shift, register: opened.state.register })
}
