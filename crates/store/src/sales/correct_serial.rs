//! Correcting which box a sale names.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::Permission;
use comptoir_domain::sales::{CorrectSerial, Refusal, Sale};

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::stock::serials::held_elsewhere;
use crate::unit::Unit;

impl Handle for CorrectSerial {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let sale = unit.existing::<Sale>(self.sale.0)?.ok_or(Refusal::Unknown)?;
        let store = sale.state.store;
        unit.require(Permission::CancelSales, store)?;
        let zone = *unit.store(store)?.state.zone.get();
        unit.set_zone(zone);
        let (product, to) = self.target(&sale.state)?;
        let sold = held_elsewhere(unit.connection, &to, product, self.sale)?;
        let corrected = self.decide(&sale.state, sold)?;
        unit.emit(StreamKind::Sale, self.sale.0, Scope::Store(store), corrected);
        Ok(())
    }
}
