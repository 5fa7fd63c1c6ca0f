//! The counter’s search: by words, by category, or by code.

use comptoir_domain::catalog::{ProductKind, search_text};
use comptoir_domain::ids::{CategoryId, ProductId, StoreId};
use comptoir_domain::people::Permission;
use comptoir_domain::{Money, Quantity};
use rusqlite::types::ToSql;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::product_row::word;
use super::words::{IN_TREE, Reach, word_filter};
use crate::error::ExecuteError;
use crate::journal::{optional_uuid_at, uuid_at};
use crate::queries::{Asked, Query};

/// How many matches a search gives at the most.
const FOUND_MAX: usize = 60;

/// Products for the counter: by words, by category, or by code.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SearchProducts {
    /// What was typed; empty for the first products by name.
    pub(crate) text: String,
    /// Only in this category and those below it.
    #[serde(default)]
    #[ts(optional)]
    pub(crate) category: Option<CategoryId>,
}

/// What the counter shows of a product.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct FoundProduct {
    /// Which.
    pub(crate) product: ProductId,
    /// Its code.
    pub(crate) sku: String,
    /// Its name.
    pub(crate) name: String,
    /// Its second line.
    pub(crate) description: String,
    /// What one unit is called; empty for a piece.
    pub(crate) unit: String,
    /// Goods or service.
    pub(crate) kind: ProductKind,
    /// Where it stands in the tree.
    pub(crate) category: Option<CategoryId>,
    /// SHA-256 of its picture; empty for none.
    pub(crate) image: String,
    /// Shelf price.
    pub(crate) price: Money,
    /// Available in this store.
    pub(crate) available: Quantity,
    /// At or below it, more is to be ordered.
    pub(crate) minimum: Quantity,
    /// Where else there is some, when there is none here.
    pub(crate) elsewhere: Vec<Elsewhere>,
}

/// What another store has.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct Elsewhere {
    /// The store's name.
    pub(crate) store_name: String,
    /// Available there.
    pub(crate) available: Quantity,
}

/// What a search found.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct FoundProducts {
    /// The best first.
    pub(crate) products: Vec<FoundProduct>,
    /// There are more than are given.
    pub(crate) more: bool,
}

impl Query for SearchProducts {
    const NAME: &'static str = "catalog.search";
    const PERMISSION: Option<Permission> = None;
    type Answer = FoundProducts;

    fn answer(self, asked: &Asked<'_>) -> Result<FoundProducts, ExecuteError> {
        let store = asked.store()?;
        let text = search_text(&self.text);
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let scope = if self.category.is_some() { format!("active = 1 AND {IN_TREE}") } else { "active = 1".to_owned() };
        let reach = if self.category.is_some() { Reach::All } else { Reach::Some };
        let (filter, mut values) = word_filter(&words, &scope, reach);
        let sql = format!(
            "WITH candidate AS ({filter})
             SELECT id, sku, name, description, unit, kind, category, image, price,
                    coalesce(on_hand - reserved, 0), coalesce(minimum, 0)
             FROM candidate CROSS JOIN product_row USING (no)
             LEFT JOIN stock_level ON stock_level.product = id AND stock_level.store = :store
             LEFT JOIN stock_limit ON stock_limit.product = id AND stock_limit.store = :store
             ORDER BY sku = :typed DESC, sort_key LIKE :prefix DESC, sort_key LIMIT 61"
        );
        let (store_bytes, prefix) = (*store.as_bytes(), format!("{text}%"));
        values.push((":store", Box::new(store_bytes)));
        if let Some(category) = self.category {
            values.push((":category", Box::new(*category.as_bytes())));
        }
        values.push((":typed", Box::new(self.text.trim().to_uppercase())));
        values.push((":prefix", Box::new(prefix)));
        let mut statement = asked.connection.prepare_cached(&sql)?;
        let named: Vec<(&str, &dyn ToSql)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        let mut products = statement.query_map(named.as_slice(), found)?.collect::<Result<Vec<_>, _>>()?;
        let more = products.len() > FOUND_MAX;
        products.truncate(FOUND_MAX);
        for product in products.iter_mut().filter(|product| is_out(product)) {
            product.elsewhere = elsewhere(asked, product.product, store)?;
        }
        Ok(FoundProducts { products, more })
    }
}

fn found(row: &Row<'_>) -> rusqlite::Result<FoundProduct> {
    Ok(FoundProduct {
        product: ProductId(uuid_at(row, 0)?),
        sku: row.get(1)?,
        name: row.get(2)?,
        description: row.get(3)?,
        unit: row.get(4)?,
        kind: word(&row.get::<_, String>(5)?),
        category: optional_uuid_at(row, 6)?.map(CategoryId),
        image: row.get(7)?,
        price: Money::from_minor(row.get(8)?),
        available: Quantity::from_thousandths(row.get(9)?),
        minimum: Quantity::from_thousandths(row.get(10)?),
        elsewhere: Vec::new(),
    })
}

fn is_out(product: &FoundProduct) -> bool {
    product.kind == ProductKind::Tracked && !product.available.is_positive()
}

fn elsewhere(asked: &Asked<'_>, product: ProductId, but: StoreId) -> Result<Vec<Elsewhere>, ExecuteError> {
    let mut statement = asked.connection.prepare_cached(
        "SELECT name, on_hand - reserved FROM stock_level JOIN store_row ON store_row.id = stock_level.store
         WHERE product = ?1 AND store <> ?2 AND on_hand - reserved > 0 ORDER BY 2 DESC LIMIT 3",
    )?;
    let rows = statement.query_map(params![product.as_bytes(), but.as_bytes()], |row| {
        Ok(Elsewhere { store_name: row.get(0)?, available: Quantity::from_thousandths(row.get(1)?) })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
