//! Stock on disk: rows of levels, movements and limits.

mod adjust;
mod count;
pub(crate) mod projection;
pub(crate) mod queries;
mod receive;
pub(crate) mod serials;
mod set_limits;

use comptoir_domain::Money;
use comptoir_domain::catalog::{self, Product, ProductKind};
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::{ProductId, StockDocumentId, StoreId};
use comptoir_domain::people::Permission;
use comptoir_domain::stock::{Refusal, StockDocumentEvent};

use crate::error::ExecuteError;
use crate::unit::Unit;

/// Refuses who lacks `permission` in the store; the day of what follows is the store's.
fn enter(unit: &mut Unit<'_>, store: StoreId, permission: Permission) -> Result<(), ExecuteError> {
    unit.require(permission, store)?;
    let zone = *unit.store(store)?.state.zone.get();
    unit.set_zone(zone);
    Ok(())
}

/// Emits a document of its own.
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
