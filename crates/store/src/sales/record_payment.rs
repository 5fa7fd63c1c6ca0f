//! Taking payment.

use comptoir_domain::Money;
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::CustomerId;
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::people::Permission;
use comptoir_domain::sales::{AtShift, PaymentRecorded, RecordPayment, Refusal, Sale};
use comptoir_domain::till::Shift;
use rusqlite::OptionalExtension as _;

use crate::error::{ExecuteError, StoreError};
use crate::execute::Handle;
use crate::till::claims;
use crate::unit::Unit;

impl Handle for RecordPayment {
    fn handle(self, unit: &mut Unit<'_>) -> Result<PaymentRecorded, ExecuteError> {
        let sale = unit.existing::<Sale>(self.sale.0)?.ok_or(Refusal::Unknown)?;
        let store = sale.state.store;
        unit.require(Permission::Collect, store)?;
        if let Some(by) = claims::of_another(unit.connection, self.sale, unit.context.actor.user, unit.context.now)? {
            return Err(Refusal::ClaimedElsewhere { by }.into());
        }
        let at = open_shift(unit)?;
        let zone = *unit.store(store)?.state.zone.get();
        unit.set_zone(zone);
        let credit = sale.state.customer.map(|customer| credit_available(unit, customer)).transpose()?;
        let (events, answer) = self.decide(&sale.state, at, credit.unwrap_or_default(), &unit.context)?;
        for event in events {
            unit.emit(StreamKind::Sale, self.sale.0, Scope::Store(store), event);
        }
        claims::release(unit.connection, self.sale)?;
        Ok(answer)
    }
}

/// The actor's open shift.
fn open_shift(unit: &mut Unit<'_>) -> Result<AtShift, ExecuteError> {
    let shifts = unit.shifts(LedgerKey::CashierShifts(unit.context.actor.user))?;
    let shift = shifts.open().ok_or(Refusal::NoOpenShift)?;
    let register = unit.stream::<Shift>(shift.0)?.state.register;
    Ok(AtShift { shift, register })
}

/// What a customer may still owe: the limit less what was put on the account.
fn credit_available(unit: &Unit<'_>, customer: CustomerId) -> Result<Money, StoreError> {
    let limit = unit
        .connection
        .prepare_cached("SELECT credit_limit FROM customer_row WHERE id = ?1")?
        .query_row([customer.as_bytes()], |row| row.get::<_, i64>(0))
        .optional()?;
    let owed: i64 = unit
        .connection
        .prepare_cached("SELECT coalesce(sum(amount), 0) FROM payment_row WHERE customer = ?1")?
        .query_row([customer.as_bytes()], |row| row.get(0))?;
    Ok((Money::from_minor(limit.unwrap_or(0)) - Money::from_minor(owed)).max(Money::ZERO))
}
