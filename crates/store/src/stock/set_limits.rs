//! Setting the minimum and maximum of a product in a store.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::Permission;
use comptoir_domain::stock::{SetStockLimits, stock_setting_id};

use super::{enter, unit_costs};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for SetStockLimits {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        enter(unit, self.store, Permission::SetStockLimits)?;
        unit_costs(unit, std::iter::once(self.product))?;
        let set = self.decide()?;
        let id = stock_setting_id(self.store, self.product);
        unit.emit(StreamKind::StockSetting, id, Scope::Store(self.store), set);
        Ok(())
    }
}
