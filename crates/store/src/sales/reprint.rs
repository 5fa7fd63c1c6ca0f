//! Printing a sale's paper again.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::Permission;
use comptoir_domain::sales::{Refusal, ReprintSale, Sale};

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for ReprintSale {
    fn handle(self, unit: &mut Unit<'_>) -> Result<u32, ExecuteError> {
        let sale = unit.existing::<Sale>(self.sale.0)?.ok_or(Refusal::Unknown)?;
        let store = sale.state.store;
        let own = sale.state.seller == unit.context.actor.user;
        if !own {
            unit.require(Permission::Collect, store).or_else(|_| unit.require(Permission::ViewAllSales, store))?;
        }
        let reprinted = self.decide(&sale.state)?;
        let copy = reprinted.copy;
        unit.emit(StreamKind::Sale, self.sale.0, Scope::Store(store), reprinted);
        Ok(copy)
    }
}
