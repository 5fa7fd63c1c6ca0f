//! Taking goods in from a supplier.

use std::collections::BTreeSet;

use comptoir_domain::catalog::{ProductDescribed, ProductFields};
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::StockDocumentId;
use comptoir_domain::people::Permission;
use comptoir_domain::stock::ReceiveGoods;

use super::{enter, record, unit_costs};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for ReceiveGoods {
    fn handle(self, unit: &mut Unit<'_>) -> Result<StockDocumentId, ExecuteError> {
        enter(unit, self.store, Permission::ReceiveGoods)?;
        let costs = unit_costs(unit, self.lines.iter().map(|line| line.product))?;
        let received = self.decide()?;
        // A receipt updates the latest cost; the last line of a product counts.
        let mut described = BTreeSet::new();
        for (line, cost) in self.lines.iter().zip(costs).rev() {
            if line.unit_cost != cost && described.insert(line.product) {
                let fields = ProductFields { cost: Some(line.unit_cost), ..ProductFields::default() };
                let event = ProductDescribed { fields, active: None };
                unit.emit(StreamKind::Product, line.product.0, Scope::Organisation, event);
            }
        }
        Ok(record(unit, self.store, received.into()))
    }
}
