//! The rows of an exported catalogue, one by one from the database.

use std::collections::HashMap;

use comptoir_domain::catalog::ProductKind;
use comptoir_domain::ids::{BrandId, CategoryId, ProductId, StoreId};
use comptoir_domain::people::{Permission, TaxClass};
use comptoir_domain::{Currency, Money, Quantity};
use rusqlite::{Connection, Row};

use crate::catalog::import::{ImportField, Language};
use crate::catalog::is_serial_tracked;
use crate::error::StoreError;
use crate::journal::{optional_uuid_at, uuid_at};

/// A cell: a text stays a text, whatever it looks like.
pub(super) enum Cell {
    Text(String),
    /// A number in the language's writing; in a spreadsheet it is one.
    Number {
        whole: String,
        fraction: String,
    },
}

/// What is exported, and for whom.
pub(super) struct Exporter<'a> {
    pub(super) connection: &'a Connection,
    pub(super) language: Language,
    pub(super) currency: Currency,
    pub(super) fields: Vec<ImportField>,
    pub(super) store: Option<StoreId>,
    pub(super) categories: HashMap<CategoryId, String>,
    pub(super) brands: HashMap<BrandId, String>,
}

/// The columns for someone: costs only for who may see them. The opening stock is past, and is no column.
pub(super) fn fields(may: impl Fn(Permission) -> bool) -> Vec<ImportField> {
    let shown = |field: &ImportField| match field {
        ImportField::OpeningStock => false,
        ImportField::Cost | ImportField::PriceFloor => may(Permission::ViewCost),
        ImportField::StockMinimum => may(Permission::ViewStock),
        _ => true,
    };
    ImportField::ALL.iter().copied().filter(shown).collect()
}

/// The names of all brands.
pub(super) fn brands(connection: &Connection) -> Result<HashMap<BrandId, String>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id, name FROM brand_row")?;
    let rows = statement.query_map([], |row| Ok((BrandId(uuid_at(row, 0)?), row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Exporter<'_> {
    pub(super) fn headers(&self) -> Vec<String> {
        self.fields.iter().map(|field| field.header(self.language).to_owned()).collect()
    }

    /// Gives every product to `take`, sorted by SKU. Gives their number.
    pub(super) fn each(&self, mut take: impl FnMut(Vec<Cell>) -> Result<(), StoreError>) -> Result<usize, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT sku, name, description, barcodes, kind, category, brand, price, cost, price_floor, tax_class,
                    warranty_months, unit, active, coalesce(minimum, 0), product_row.id
             FROM product_row LEFT JOIN stock_limit ON stock_limit.product = product_row.id AND stock_limit.store = ?1
             ORDER BY sku, product_row.id",
        )?;
        let store = self.store.unwrap_or_default();
        let mut rows = statement.query([store.as_bytes()])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            let cells = self.fields.iter().map(|field| self.cell(row, *field)).collect::<Result<_, _>>()?;
            take(cells)?;
            count += 1;
        }
        Ok(count)
    }

    fn cell(&self, row: &Row<'_>, field: ImportField) -> Result<Cell, StoreError> {
        use ImportField as F;
        Ok(match field {
            F::Sku => Cell::Text(row.get(0)?),
            F::Name => Cell::Text(row.get(1)?),
            F::Description => Cell::Text(row.get(2)?),
            F::Barcodes => Cell::Text(row.get(3)?),
            F::Kind => Cell::Text(self.kind(row)?),
            F::Category => {
                let category = optional_uuid_at(row, 5)?.map(CategoryId);
                Cell::Text(category.and_then(|id| self.categories.get(&id)).cloned().unwrap_or_default())
            }
            F::Brand => {
                let brand = optional_uuid_at(row, 6)?.map(BrandId);
                Cell::Text(brand.and_then(|id| self.brands.get(&id)).cloned().unwrap_or_default())
            }
            F::Price => self.money(Money::from_minor(row.get(7)?)),
            F::Cost => self.money(Money::from_minor(row.get(8)?)),
            F::PriceFloor => self.money(Money::from_minor(row.get(9)?)),
            F::TaxClass => Cell::Text(self.tax_class(row)?),
            F::WarrantyMonths => Cell::Number { whole: row.get::<_, u32>(11)?.to_string(), fraction: String::new() },
            F::SerialTracked => {
                Cell::Text(self.truth(is_serial_tracked(self.connection, ProductId(uuid_at(row, 15)?))?))
            }
            F::Unit => Cell::Text(row.get(12)?),
            F::Active => Cell::Text(self.truth(row.get(13)?)),
            F::StockMinimum => self.quantity(Quantity::from_thousandths(row.get(14)?)),
            F::OpeningStock => Cell::Text(String::new()),
        })
    }

    fn kind(&self, row: &Row<'_>) -> Result<String, StoreError> {
        let kind: ProductKind = serde_json::from_value(row.get::<_, String>(4)?.into())?;
        let word = match (kind, self.language) {
            (ProductKind::Tracked, Language::French) => "suivi",
            (ProductKind::Tracked, Language::English) => "tracked",
            (ProductKind::Untracked, Language::French) => "non suivi",
            (ProductKind::Untracked, Language::English) => "untracked",
            (ProductKind::Service, _) => "service",
        };
        Ok(word.to_owned())
    }

    fn tax_class(&self, row: &Row<'_>) -> Result<String, StoreError> {
        let class: TaxClass = serde_json::from_value(row.get::<_, String>(10)?.into())?;
        let word = match (class, self.language) {
            (TaxClass::Standard, _) => "standard",
            (TaxClass::Reduced, Language::French) => "réduit",
            (TaxClass::Reduced, Language::English) => "reduced",
            (TaxClass::Exempt, Language::French) => "exonéré",
            (TaxClass::Exempt, Language::English) => "exempt",
        };
        Ok(word.to_owned())
    }

    fn truth(&self, truth: bool) -> String {
        match (truth, self.language) {
            (true, Language::French) => "oui",
            (false, Language::French) => "non",
            (true, Language::English) => "yes",
            (false, Language::English) => "no",
        }
        .to_owned()
    }

    fn money(&self, amount: Money) -> Cell {
        let places = usize::try_from(self.currency.exponent()).unwrap_or(0);
        number(amount.minor(), places, places)
    }

    fn quantity(&self, quantity: Quantity) -> Cell {
        number(quantity.thousandths(), 3, 0)
    }
}

/// A number of `places` decimals, without the zeros after `shown`; three decimals get a fourth, not to look like thousands.
fn number(scaled: i64, places: usize, shown: usize) -> Cell {
    let digits = format!("{:0>width$}", scaled.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(places));
    let sign = if scaled < 0 { "-" } else { "" };
    let trimmed = fraction.trim_end_matches('0').len().max(shown);
    let fraction = fraction.get(..trimmed).unwrap_or(fraction);
    let padding = if fraction.len() == 3 { "0" } else { "" };
    Cell::Number { whole: format!("{sign}{whole}"), fraction: format!("{fraction}{padding}") }
}
