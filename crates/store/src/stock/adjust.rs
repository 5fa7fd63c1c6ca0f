//! Correcting levels by a difference.

use comptoir_domain::ids::StockDocumentId;
use comptoir_domain::people::Permission;
use comptoir_domain::stock::AdjustStock;

use super::{enter, record, unit_costs};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for AdjustStock {
    fn handle(self, unit: &mut Unit<'_>) -> Result<StockDocumentId, ExecuteError> {
        enter(unit, self.store, Permission::AdjustStock)?;
        let costs = unit_costs(unit, self.lines.iter().map(|line| line.product))?;
        let adjusted = self.decide(&costs)?;
        Ok(record(unit, self.store, adjusted.into()))
    }
}
