//! A product as the office shows it.

use comptoir_domain::Money;
use comptoir_domain::catalog::{ProductKind, Specification};
use comptoir_domain::ids::{BrandId, CategoryId, ProductId};
use comptoir_domain::people::{Permission, TaxClass};
use rusqlite::Row;
use serde::Serialize;
use ts_rs::TS;

use super::list_products::ProductCursor;
use crate::journal::{optional_uuid_at, uuid_at};
use crate::queries::Asked;

/// A product.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ProductRow {
    /// Which.
    pub(crate) product: ProductId,
    /// Its code.
    pub(crate) sku: String,
    /// Its name.
    pub(crate) name: String,
    /// Its second line.
    pub(crate) description: String,
    /// Goods or service.
    pub(crate) kind: ProductKind,
    /// Where it stands in the tree.
    pub(crate) category: Option<CategoryId>,
    /// Its make.
    pub(crate) brand: Option<BrandId>,
    /// Shelf price.
    pub(crate) price: Money,
    /// What the last one cost; absent for who may not see costs.
    pub(crate) cost: Option<Money>,
    /// Price floor.
    pub(crate) price_floor: Money,
    /// How it is taxed.
    pub(crate) tax_class: TaxClass,
    /// Months of warranty.
    pub(crate) warranty_months: u32,
    /// What one unit is called.
    pub(crate) unit: String,
    /// Its data sheet.
    pub(crate) specifications: Vec<Specification>,
    /// SHA-256 of its picture.
    pub(crate) image: String,
    /// Its barcodes.
    pub(crate) barcodes: Vec<String>,
    /// On sale.
    pub(crate) active: bool,
}

pub(super) const PRODUCT_COLUMNS: &str =
    "id, sku, name, description, kind, category, brand, price, cost, price_floor, tax_class,
     warranty_months, unit, specifications, image, barcodes, active, sort_key, no";

pub(super) fn hide_cost(asked: &Asked<'_>, mut row: ProductRow) -> ProductRow {
    if !asked.actor.grants.allow_somewhere(Permission::ViewCost) {
        row.cost = None;
        row.price_floor = Money::ZERO;
    }
    row
}

pub(super) fn product_row(row: &Row<'_>) -> rusqlite::Result<(ProductRow, ProductCursor)> {
    let product = ProductRow {
        product: ProductId(uuid_at(row, 0)?),
        sku: row.get(1)?,
        name: row.get(2)?,
        description: row.get(3)?,
        kind: word(&row.get::<_, String>(4)?),
        category: optional_uuid_at(row, 5)?.map(CategoryId),
        brand: optional_uuid_at(row, 6)?.map(BrandId),
        price: Money::from_minor(row.get(7)?),
        cost: Some(Money::from_minor(row.get(8)?)),
        price_floor: Money::from_minor(row.get(9)?),
        tax_class: word(&row.get::<_, String>(10)?),
        warranty_months: row.get(11)?,
        unit: row.get(12)?,
        specifications: serde_json::from_str(&row.get::<_, String>(13)?).unwrap_or_default(),
        image: row.get(14)?,
        barcodes: row.get::<_, String>(15)?.split(' ').filter(|code| !code.is_empty()).map(str::to_owned).collect(),
        active: row.get(16)?,
    };
    Ok((product, ProductCursor { sort_key: row.get(17)?, no: row.get(18)? }))
}

/// The value whose stored word this is; the default for a word of a newer Comptoir.
pub(super) fn word<T: serde::de::DeserializeOwned + Default>(text: &str) -> T {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).unwrap_or_default()
}
