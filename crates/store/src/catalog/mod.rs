//! The catalogue on disk: rows of products, categories and brands, and how a product is found.

mod archive_product;
mod change_category;
mod change_product;
mod create_brand;
mod create_category;
mod create_product;
pub(crate) mod export;
pub(crate) mod import;
mod known;
mod projection;
pub(crate) mod queries;
mod set_product_image;

use comptoir_domain::catalog::{Product, Refusal};
use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::ids::ProductId;
use comptoir_domain::people::TaxRates;
use comptoir_domain::sales::{Offer, ProductRef};
use rusqlite::{Connection, OptionalExtension as _};

use crate::error::{ExecuteError, StoreError};
use crate::journal::uuid_at;
use crate::streams::{self, Streamed as _};
use crate::unit::Unit;

/// The product that a code or id names; `None` where there is none.
pub(crate) fn find(connection: &Connection, wanted: &ProductRef) -> Result<Option<ProductId>, StoreError> {
    match wanted {
        ProductRef::Id(id) => Ok(Some(*id)),
        ProductRef::Sku(sku) => by_sku(connection, sku),
        ProductRef::Code(code) => match by_barcode(connection, code)? {
            Some(product) => Ok(Some(product)),
            None => by_sku(connection, code),
        },
    }
}

/// The product that a code or id names.
pub(crate) fn resolve(connection: &Connection, wanted: &ProductRef) -> Result<ProductId, ExecuteError> {
    let found = find(connection, wanted)?;
    let code = match wanted {
        ProductRef::Id(id) => id.to_string(),
        ProductRef::Sku(code) | ProductRef::Code(code) => code.clone(),
    };
    Ok(found.ok_or(Refusal::ProductUnknown { wanted: code })?)
}

pub(crate) fn by_sku(connection: &Connection, sku: &str) -> Result<Option<ProductId>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id FROM product_row WHERE sku = ?1 LIMIT 1")?;
    Ok(statement.query_row([sku.trim()], |row| uuid_at(row, 0)).optional()?.map(ProductId))
}

pub(crate) fn by_barcode(connection: &Connection, code: &str) -> Result<Option<ProductId>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT product FROM product_barcode WHERE code = ?1 LIMIT 1")?;
    Ok(statement.query_row([code.trim()], |row| uuid_at(row, 0)).optional()?.map(ProductId))
}

/// What the catalogue offers of a product now, in a store with these taxes.
pub(crate) fn offer(unit: &mut Unit<'_>, wanted: &ProductRef, taxes: TaxRates) -> Result<Offer, ExecuteError> {
    let product = resolve(unit.connection, wanted)?;
    let folded =
        unit.existing::<Product>(product.0)?.ok_or_else(|| Refusal::ProductUnknown { wanted: product.to_string() })?;
    let state = &folded.state;
    if !state.active.get() {
        return Err(Refusal::ProductArchived { name: state.name.get().clone() }.into());
    }
    Ok(Offer {
        product,
        sku: state.sku.get().clone(),
        name: state.name.get().clone(),
        kind: *state.kind.get(),
        list_price: *state.price.get(),
        floor: state.floor(),
        cost: *state.cost.get(),
        tax_rate: taxes.rate(*state.tax_class.get()),
        warranty_months: *state.warranty_months.get(),
        unit: state.unit.get().clone(),
        serial_tracked: state.is_serial_tracked(),
    })
}

/// Whether each unit of a product is sold under its own serial number. No row tells: few products are, and each is asked about alone.
pub(crate) fn is_serial_tracked(connection: &Connection, product: ProductId) -> Result<bool, StoreError> {
    let any = streams::load(connection, StreamRef::new(StreamKind::Product, product.0))?;
    Ok(Product::unwrap(&any.folded).is_some_and(|folded| folded.state.is_serial_tracked()))
}
