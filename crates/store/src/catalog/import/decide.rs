//! What one imported line does to the catalogue: the decision of the dry run and of the command alike.

use std::sync::Arc;

use comptoir_domain::catalog::{
    ChangeProduct, CreateProduct, ImportedProduct, Product, ProductDescribed, ProductFields, ProductKind, Taken,
};
use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::fold::Folded;
use comptoir_domain::ids::{ProductId, StoreId};
use comptoir_domain::stock::SetStockLimits;
use comptoir_domain::{Link, Money, Quantity, Refusal};
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use super::field::ImportField;
use super::names::Names;
use crate::catalog::by_sku;
use crate::catalog::known::taken;
use crate::error::StoreError;
use crate::streams::{self, Streamed as _};

/// A product that is there already.
pub(super) struct Known {
    pub(super) id: ProductId,
    product: Arc<Folded<Product>>,
}

impl Known {
    /// What the last one cost.
    pub(super) fn cost(&self) -> Money {
        *self.product.state.cost.get()
    }
}

/// The product of this SKU.
pub(super) fn known(connection: &Connection, sku: &str) -> Result<Option<Known>, StoreError> {
    let Some(id) = by_sku(connection, sku)? else { return Ok(None) };
    let any = streams::load(connection, StreamRef::new(StreamKind::Product, id.0))?;
    Ok(Product::unwrap(&any.folded).map(|product| Known { id, product: Arc::clone(product) }))
}

/// What a line would record.
#[derive(Debug, Default)]
pub(super) struct Decided {
    pub(super) described: Option<ProductDescribed>,
    /// Minimum and maximum.
    pub(super) limits: Option<(Quantity, Quantity)>,
    pub(super) opening: Option<Quantity>,
    /// Its stock fields are named, but it keeps no stock.
    pub(super) keeps_no_stock: bool,
    /// Its opening stock is named, but its stock has moved.
    pub(super) opening_past: bool,
}

impl Decided {
    pub(super) const fn changes_nothing(&self) -> bool {
        self.described.is_none() && self.limits.is_none() && self.opening.is_none()
    }
}

/// Why a line is refused, and about which of its fields.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) field: Option<ImportField>,
    pub(super) refusal: Refusal,
}

impl Refused {
    fn about(field: ImportField) -> impl FnOnce(comptoir_domain::catalog::Refusal) -> Self {
        move |refusal| Self { field: Some(field), refusal: refusal.into() }
    }
}

impl From<comptoir_domain::catalog::Refusal> for Refused {
    fn from(refusal: comptoir_domain::catalog::Refusal) -> Self {
        use comptoir_domain::catalog::Refusal as R;
        let field = match &refusal {
            R::FieldRequired { field } | R::FieldTooLong { field, .. } | R::AmountNegative { field } => {
                ImportField::of_name(field)
            }
            R::SkuTaken { .. } => Some(ImportField::Sku),
            R::BarcodeTaken { .. } | R::BarcodeInvalid { .. } => Some(ImportField::Barcodes),
            R::SerialsNeedStock => Some(ImportField::SerialTracked),
            _ => None,
        };
        Self { field, refusal: refusal.into() }
    }
}

/// Where a line is decided.
pub(super) struct Place<'a> {
    pub(super) connection: &'a Connection,
    pub(super) store: Option<StoreId>,
}

impl Place<'_> {
    /// Which of the codes belong to another product.
    pub(super) fn taken(&self, fields: &ProductFields, known: Option<&Known>) -> Result<Taken, StoreError> {
        taken(self.connection, fields, known.map_or_else(ProductId::default, |known| known.id))
    }

    /// Decides a line. Nothing is recorded; categories and brands that it needs are added to `names`.
    pub(super) fn decide(
        &self,
        line: &ImportedProduct,
        known: Option<&Known>,
        names: &mut Names,
        fresh: &mut dyn FnMut() -> Uuid,
    ) -> Result<Result<Decided, Refused>, StoreError> {
        let taken = self.taken(&line.fields, known)?;
        let described = match describe(line, known, &taken, names, fresh) {
            Ok(described) => described,
            Err(refused) => return Ok(Err(refused)),
        };
        let kind =
            described.fields.kind.or_else(|| known.map(|known| *known.product.state.kind.get())).unwrap_or_default();
        let described = match known {
            Some(known) => described.differing_from(&known.product.state),
            None => Some(described),
        };
        let mut decided = Decided { described, ..Decided::default() };
        if kind == ProductKind::Tracked {
            return self.decide_stock(line, known.map(|known| known.id), decided);
        }
        decided.keeps_no_stock =
            [line.stock_minimum, line.opening_stock].iter().flatten().any(|named| !named.is_zero());
        Ok(Ok(decided))
    }

    fn decide_stock(
        &self,
        line: &ImportedProduct,
        product: Option<ProductId>,
        mut decided: Decided,
    ) -> Result<Result<Decided, Refused>, StoreError> {
        let Some(store) = self.store else { return Ok(Ok(decided)) };
        if let Some(minimum) = line.stock_minimum {
            let (known, maximum) = match product {
                Some(product) => limits(self.connection, store, product)?,
                None => (Quantity::ZERO, Quantity::ZERO),
            };
            if known != minimum {
                let wanted = SetStockLimits { store, product: product.unwrap_or_default(), minimum, maximum };
                if let Err(refusal) = wanted.decide() {
                    return Ok(Err(Refused { field: Some(ImportField::StockMinimum), refusal: refusal.into() }));
                }
                decided.limits = Some((minimum, maximum));
            }
        }
        if let Some(opening) = line.opening_stock.filter(|opening| !opening.is_zero()) {
            let moved = match product {
                Some(product) => has_moved(self.connection, store, product)?,
                None => false,
            };
            decided.opening = (!moved).then_some(opening);
            decided.opening_past = moved;
        }
        Ok(Ok(decided))
    }
}

fn describe(
    line: &ImportedProduct,
    known: Option<&Known>,
    taken: &Taken,
    names: &mut Names,
    fresh: &mut dyn FnMut() -> Uuid,
) -> Result<ProductDescribed, Refused> {
    let fields = ProductFields { category: None, brand: None, ..line.fields.clone() };
    let mut described = match known {
        Some(known) => ChangeProduct { product: known.id, fields }.decide(&known.product.state, taken)?,
        None => CreateProduct { fields }.decide(taken)?,
    };
    described.active = line.active;
    let state = known.map(|known| &known.product.state);
    if let Some(path) = &line.category {
        let current = state.and_then(|state| *state.category.get());
        let category = names.category(path, current, fresh).map_err(Refused::about(ImportField::Category))?;
        described.fields.category = Some(Link::to(category));
    }
    if let Some(name) = &line.brand {
        let current = state.and_then(|state| *state.brand.get());
        let brand = names.brand(name, current, fresh).map_err(Refused::about(ImportField::Brand))?;
        described.fields.brand = Some(Link::to(brand));
    }
    Ok(described)
}

fn limits(connection: &Connection, store: StoreId, product: ProductId) -> Result<(Quantity, Quantity), StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT minimum, maximum FROM stock_limit WHERE product = ?1 AND store = ?2")?;
    let quantity = |row: &rusqlite::Row<'_>, column| row.get(column).map(Quantity::from_thousandths);
    let limits = statement
        .query_row(params![product.as_bytes(), store.as_bytes()], |row| Ok((quantity(row, 0)?, quantity(row, 1)?)))
        .optional()?;
    Ok(limits.unwrap_or_default())
}

fn has_moved(connection: &Connection, store: StoreId, product: ProductId) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM stock_level WHERE product = ?1 AND store = ?2")?;
    Ok(statement.exists(params![product.as_bytes(), store.as_bytes()])?)
}
