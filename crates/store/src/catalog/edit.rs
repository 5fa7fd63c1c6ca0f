//! Creating and changing categories, brands and products.

use comptoir_domain::catalog::{
    Brand, Category, ChangeCategory, ChangeProduct, CreateBrand, CreateCategory, CreateProduct, Product, ProductFields,
    Refusal, SetProductActive, Taken,
};
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::{BrandId, CategoryId, ProductId};
use rusqlite::Connection;

use super::{by_barcode, by_sku};
use crate::error::{ExecuteError, StoreError};
use crate::execute::Handle;
use crate::journal::uuid_at;
use crate::unit::Unit;

impl Handle for CreateCategory {
    fn handle(self, unit: &mut Unit<'_>) -> Result<CategoryId, ExecuteError> {
        if let Some(parent) = self.parent {
            unit.existing::<Category>(parent.0)?.ok_or(Refusal::CategoryUnknown)?;
        }
        let described = self.decide()?;
        let category = CategoryId(unit.context.fresh_id());
        unit.emit(StreamKind::Category, category.0, Scope::Organisation, described);
        Ok(category)
    }
}

impl Handle for ChangeCategory {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        unit.existing::<Category>(self.category.0)?.ok_or(Refusal::CategoryUnknown)?;
        if let Some(parent) = self.parent.and_then(|link| link.0) {
            unit.existing::<Category>(parent.0)?.ok_or(Refusal::CategoryUnknown)?;
        }
        let described = self.decide(&below(unit.connection, self.category)?)?;
        unit.emit(StreamKind::Category, self.category.0, Scope::Organisation, described);
        Ok(())
    }
}

impl Handle for CreateBrand {
    fn handle(self, unit: &mut Unit<'_>) -> Result<BrandId, ExecuteError> {
        let described = self.decide()?;
        let brand = BrandId(unit.context.fresh_id());
        unit.emit(StreamKind::Brand, brand.0, Scope::Organisation, described);
        Ok(brand)
    }
}

impl Handle for CreateProduct {
    fn handle(self, unit: &mut Unit<'_>) -> Result<ProductId, ExecuteError> {
        check_references(unit, &self.fields)?;
        let product = ProductId(unit.context.fresh_id());
        let described = self.decide(&taken(unit.connection, &self.fields, product)?)?;
        unit.emit(StreamKind::Product, product.0, Scope::Organisation, described);
        Ok(product)
    }
}

impl Handle for ChangeProduct {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        known(unit, self.product)?;
        check_references(unit, &self.fields)?;
        let described = self.decide(&taken(unit.connection, &self.fields, self.product)?)?;
        unit.emit(StreamKind::Product, self.product.0, Scope::Organisation, described);
        Ok(())
    }
}

impl Handle for SetProductActive {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        known(unit, self.product)?;
        unit.emit(StreamKind::Product, self.product.0, Scope::Organisation, self.decide());
        Ok(())
    }
}

fn known(unit: &mut Unit<'_>, product: ProductId) -> Result<(), ExecuteError> {
    unit.existing::<Product>(product.0)?.ok_or_else(|| Refusal::ProductUnknown { wanted: product.to_string() })?;
    Ok(())
}

fn check_references(unit: &mut Unit<'_>, fields: &ProductFields) -> Result<(), ExecuteError> {
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

/// Every category below this one.
fn below(connection: &Connection, category: CategoryId) -> Result<Vec<CategoryId>, StoreError> {
    let mut statement = connection.prepare_cached(
        "WITH RECURSIVE tree (id) AS (
             SELECT id FROM category_row WHERE parent = ?1
             UNION SELECT category_row.id FROM category_row JOIN tree ON category_row.parent = tree.id)
         SELECT id FROM tree",
    )?;
    let rows = statement.query_map([category.as_bytes()], |row| uuid_at(row, 0).map(CategoryId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
