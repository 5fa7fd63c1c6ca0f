//! The verbs of stock: receive, adjust, count, set limits.

use std::collections::BTreeSet;

use comptoir_domain::Money;
use comptoir_domain::catalog::{self, Product, ProductDescribed, ProductFields, ProductKind};
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::{ProductId, StockDocumentId, StoreId};
use comptoir_domain::people::Permission;
use comptoir_domain::stock::{
    AdjustStock, CountStock, ReceiveGoods, Refusal, SetStockLimits, StockDocumentEvent, stock_setting_id,
};

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

impl Handle for AdjustStock {
    fn handle(self, unit: &mut Unit<'_>) -> Result<StockDocumentId, ExecuteError> {
        enter(unit, self.store, Permission::AdjustStock)?;
        let costs = unit_costs(unit, self.lines.iter().map(|line| line.product))?;
        let adjusted = self.decide(&costs)?;
        Ok(record(unit, self.store, adjusted.into()))
    }
}

impl Handle for CountStock {
    fn handle(self, unit: &mut Unit<'_>) -> Result<StockDocumentId, ExecuteError> {
        enter(unit, self.store, Permission::AdjustStock)?;
        let costs = unit_costs(unit, self.lines.iter().map(|line| line.product))?;
        let counted = self.decide(&costs)?;
        Ok(record(unit, self.store, counted.into()))
    }
}

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

fn enter(unit: &mut Unit<'_>, store: StoreId, permission: Permission) -> Result<(), ExecuteError> {
    unit.require(permission, store)?;
    let zone = *unit.store(store)?.state.zone.get();
    unit.set_zone(zone);
    Ok(())
}

fn record(unit: &mut Unit<'_>, store: StoreId, event: StockDocumentEvent) -> StockDocumentId {
    let document = StockDocumentId(unit.context.fresh_id());
    unit.emit(StreamKind::StockDocument, document.0, Scope::Store(store), event);
    document
}

/// What one unit of each product costs; every one of them keeps a stock.
fn unit_costs(unit: &mut Unit<'_>, products: impl Iterator<Item = ProductId>) -> Result<Vec<Money>, ExecuteError> {
    let mut costs = Vec::new();
    for id in products {
        let product = unit
            .existing::<Product>(id.0)?
            .ok_or_else(|| catalog::Refusal::ProductUnknown { wanted: id.to_string() })?;
        if *product.state.kind.get() != ProductKind::Tracked {
            return Err(Refusal::NotTracked { name: product.state.name.get().clone() }.into());
        }
        costs.push(*product.state.cost.get());
    }
    Ok(costs)
}
