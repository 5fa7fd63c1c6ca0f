//! What a verb of the catalogue names must be there, and what it claims must be free.

use std::sync::Arc;

use comptoir_domain::catalog::{Brand, Category, Product, ProductFields, Refusal, Taken};
use comptoir_domain::fold::Folded;
use comptoir_domain::ids::ProductId;
use rusqlite::Connection;

use super::{by_barcode, by_sku};
use crate::error::{ExecuteError, StoreError};
use crate::unit::Unit;

/// A product; one that is not there is refused.
pub(super) fn known(unit: &mut Unit<'_>, product: ProductId) -> Result<Arc<Folded<Product>>, ExecuteError> {
    let known = unit.existing::<Product>(product.0)?;
    Ok(known.ok_or_else(|| Refusal::ProductUnknown { wanted: product.to_string() })?)
}

/// Refuses a category or a brand that is not there.
pub(super) fn check_references(unit: &mut Unit<'_>, fields: &ProductFields) -> Result<(), ExecuteError> {
    if let Some(category) = fields.category.and_then(|link| link.0) {
        unit.existing::<Category>(category.0)?.ok_or(Refusal::CategoryUnknown)?;
    }
    if let Some(brand) = fields.brand.and_then(|link| link.0) {
        unit.existing::<Brand>(brand.0)?.ok_or(Refusal::BrandUnknown)?;
    }
    Ok(())
}

/// Which of these codes belong to another product than `but`.
pub(super) fn taken(connection: &Connection, fields: &ProductFields, but: ProductId) -> Result<Taken, StoreError> {
    let of_another = |found: Option<ProductId>| found.is_some_and(|product| product != but);
    let sku = match &fields.sku {
        Some(sku) => of_another(by_sku(connection, sku)?),
        None => false,
    };
    let mut barcodes = Vec::new();
    for barcode in fields.barcodes.iter().flatten() {
        if of_another(by_barcode(connection, barcode)?) {
            barcodes.push(barcode.clone());
        }
    }
    Ok(Taken { sku, barcodes })
}
