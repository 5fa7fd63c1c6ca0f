//! Cancelling a submitted sale.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::Permission;
use comptoir_domain::sales::{CancelSale, Cancellation, Refusal, ReturnMeans, Sale};
use comptoir_domain::till::{Shift, ShiftStatus};

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for CancelSale {
    fn handle(self, unit: &mut Unit<'_>) -> Result<Cancellation, ExecuteError> {
        let sale = unit.existing::<Sale>(self.sale.0)?.ok_or(Refusal::Unknown)?;
        let store = sale.state.store;
        unit.require(Permission::CancelSales, store)?;
        // Trap 2: cash leaves exactly one open drawer of the same store.
        if let Some(ReturnMeans::Cash { shift }) = &self.return_by {
            let shift = unit.stream::<Shift>(shift.0)?;
            if shift.state.status != ShiftStatus::Open || shift.state.store != store {
                return Err(Refusal::NoOpenShift.into());
            }
        }
        let zone = *unit.store(store)?.state.zone.get();
        unit.set_zone(zone);
        let (events, answer) = self.decide(&sale.state)?;
        for event in events {
            unit.emit(StreamKind::Sale, self.sale.0, Scope::Store(store), event);
        }
        Ok(answer)
    }
}
