//! Rows of stock: they follow from the stock ledger and its entries.

use comptoir_domain::Quantity;
use comptoir_domain::event::Content;
use comptoir_domain::ids::{ProductId, StoreId};
use comptoir_domain::stock::{StockDocument, StockEntry, StockLevel, StockSetting};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::error::StoreError;
use crate::streams::Project;

impl Project for StockDocument {
    fn project(&self, _: Option<&Self>, _: Uuid, _: &Connection) -> Result<(), StoreError> {
        Ok(())
    }
}

impl Project for StockSetting {
    fn project(&self, _: Option<&Self>, _: Uuid, connection: &Connection) -> Result<(), StoreError> {
        let (minimum, maximum) = *self.limits.get();
        connection.prepare_cached("INSERT OR REPLACE INTO stock_limit VALUES (?1, ?2, ?3, ?4)")?.execute(params![
            self.store.as_bytes(),
            self.product.as_bytes(),
            minimum.thousandths(),
            maximum.thousandths()
        ])?;
        Ok(())
    }
}

pub(crate) fn write_level(
    connection: &Connection,
    store: StoreId,
    product: ProductId,
    level: &StockLevel,
) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT OR REPLACE INTO stock_level VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
        store.as_bytes(),
        product.as_bytes(),
        level.on_hand.thousandths(),
        level.reserved.thousandths(),
        level.value.minor()
    ])?;
    Ok(())
}

pub(crate) fn write_movement(
    connection: &Connection,
    header: &Content,
    store: StoreId,
    product: ProductId,
    entry: &StockEntry,
) -> Result<(), StoreError> {
    let (reason, quantity) = match *entry {
        StockEntry::Moved { quantity, .. } if quantity == Quantity::ZERO => return Ok(()),
        StockEntry::Moved { reason, quantity, .. } => (serde_json::to_string(&reason)?, quantity),
        StockEntry::Counted { quantity, .. } => ("\"count\"".to_owned(), quantity),
        StockEntry::Reserved { .. } => return Ok(()),
    };
    connection
        .prepare_cached(
            "INSERT INTO stock_movement (store, product, at, actor, reason, quantity, stream)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            store.as_bytes(),
            product.as_bytes(),
            header.occurred_at.0,
            header.actor.as_bytes(),
            reason,
            quantity.thousandths(),
            header.stream.id.as_bytes()
        ])?;
    Ok(())
}
