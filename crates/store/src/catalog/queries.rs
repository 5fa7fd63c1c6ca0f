//! What the screens ask about the catalogue. Candidates are capped: no screen loads it all.

use comptoir_domain::catalog::{ProductKind, Specification, search_text};
use comptoir_domain::ids::{BrandId, CategoryId, ProductId, StoreId};
use comptoir_domain::people::{Permission, TaxClass};
use comptoir_domain::{Money, Quantity};
use rusqlite::types::ToSql;
use rusqlite::{OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ExecuteError;
use crate::journal::{optional_uuid_at, uuid_at};
use crate::queries::{Asked, Query};
use crate::search;

/// How many matches a search gives at the most.
const FOUND_MAX: usize = 60;
/// How many candidates of the index are put in order.
const CANDIDATES_MAX: i64 = 400;
/// The condition that a product stands in `:category` or below it.
const IN_TREE: &str = "category IN (WITH RECURSIVE tree (id) AS (SELECT :category UNION
     SELECT category_row.id FROM category_row JOIN tree ON category_row.parent = tree.id) SELECT id FROM tree)";

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
        let (filter, mut values) = word_filter(&words, &scope);
        let sql = format!(
            "WITH candidate AS ({filter})
             SELECT id, sku, name, description, unit, kind, category, image, price,
                    coalesce(on_hand - reserved, 0), coalesce(minimum, 0)
             FROM candidate JOIN product_row USING (no)
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

pub(crate) type Values = Vec<(&'static str, Box<dyn ToSql>)>;

/// The rows within `scope` that hold every word. The index knows three letters and more; shorter words are looked for in the
/// rows themselves.
pub(crate) fn word_filter(words: &[&str], scope: &str) -> (String, Values) {
    let (long, short): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| word.chars().count() >= 3);
    let mut values: Values = Vec::new();
    let mut conditions: Vec<String> = Vec::new();
    for (word, name) in short.iter().take(2).zip([":short0", ":short1"]) {
        conditions.push(format!("search_text LIKE {name}"));
        values.push((name, Box::new(format!("%{}%", word.replace(['%', '_'], "")))));
    }
    if long.is_empty() {
        let condition = if conditions.is_empty() { "1".to_owned() } else { conditions.join(" AND ") };
        let sql = format!(
            "SELECT no FROM product_row INDEXED BY product_by_name
             WHERE {scope} AND {condition} ORDER BY sort_key, no LIMIT {CANDIDATES_MAX}"
        );
        return (sql, values);
    }
    values.push((":match", Box::new(search::trigrams(long.iter().copied()))));
    let condition = if conditions.is_empty() { String::new() } else { format!(" AND {}", conditions.join(" AND ")) };
    let (whole, words) = search::whole_words(long.iter().copied());
    values.extend(words);
    let sql = format!(
        "SELECT no FROM (SELECT rowid AS no FROM product_search WHERE product_search MATCH :match)
         CROSS JOIN product_row USING (no) WHERE {scope}{condition}{whole} LIMIT {CANDIDATES_MAX}"
    );
    (sql, values)
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

/// The value whose stored word this is; the default for a word of a newer Comptoir.
fn word<T: serde::de::DeserializeOwned + Default>(text: &str) -> T {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).unwrap_or_default()
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

/// A page of the catalogue, by name.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub(crate) struct ListProducts {
    /// What was typed; all when empty.
    #[serde(default)]
    #[ts(optional = false)]
    pub(crate) text: String,
    /// Only in this category and those below it.
    #[serde(default)]
    pub(crate) category: Option<CategoryId>,
    /// Archived ones instead of those on sale.
    #[serde(default)]
    #[ts(optional = false)]
    pub(crate) archived: bool,
    /// Continues after the last row of an earlier page.
    #[serde(default)]
    pub(crate) after: Option<ProductCursor>,
}

/// The last row of a page.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub(crate) struct ProductCursor {
    sort_key: String,
    no: i64,
}

/// A page of the catalogue.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ProductPage {
    /// By name.
    pub(crate) rows: Vec<ProductRow>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<ProductCursor>,
    /// How many there are in all, where that is asked for without words.
    pub(crate) total: Option<i64>,
}

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

const PRODUCT_COLUMNS: &str = "id, sku, name, description, kind, category, brand, price, cost, price_floor, tax_class,
     warranty_months, unit, specifications, image, barcodes, active, sort_key, no";
const PAGE: usize = 100;

impl Query for ListProducts {
    const NAME: &'static str = "catalog.products";
    const PERMISSION: Option<Permission> = None;
    type Answer = ProductPage;

    fn answer(self, asked: &Asked<'_>) -> Result<ProductPage, ExecuteError> {
        let text = search_text(&self.text);
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let mut values: Values = Vec::new();
        let mut scope = "active = :active".to_owned();
        values.push((":active", Box::new(!self.archived)));
        if let Some(category) = self.category {
            scope.push_str(&format!(" AND {IN_TREE}"));
            values.push((":category", Box::new(*category.as_bytes())));
        }
        let mut sql = format!("SELECT {PRODUCT_COLUMNS} FROM product_row ");
        if words.is_empty() {
            // In the order of the page: the index holds the category too, and nothing is sorted.
            sql.push_str(&format!("INDEXED BY product_by_name WHERE {scope}"));
        } else {
            let (filter, more) = word_filter(&words, &scope);
            sql.push_str(&format!("WHERE no IN ({filter})"));
            values.extend(more);
        }
        if let Some(after) = self.after {
            sql.push_str(" AND (sort_key, no) > (:sort_key, :no)");
            values.push((":sort_key", Box::new(after.sort_key)));
            values.push((":no", Box::new(after.no)));
        }
        sql.push_str(" ORDER BY sort_key, no LIMIT 101");
        let mut statement = asked.connection.prepare_cached(&sql)?;
        let named: Vec<(&str, &dyn ToSql)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        let mut rows = statement.query_map(named.as_slice(), product_row)?.collect::<Result<Vec<_>, _>>()?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|(_, cursor)| cursor.clone());
        let total = if words.is_empty() && self.category.is_none() {
            let mut count = asked.connection.prepare_cached("SELECT count(*) FROM product_row WHERE active = ?1")?;
            Some(count.query_row([!self.archived], |row| row.get(0))?)
        } else {
            None
        };
        let rows = rows.into_iter().map(|(row, _)| hide_cost(asked, row)).collect();
        Ok(ProductPage { rows, next, total })
    }
}

fn hide_cost(asked: &Asked<'_>, mut row: ProductRow) -> ProductRow {
    if !asked.actor.grants.allow_somewhere(Permission::ViewCost) {
        row.cost = None;
        row.price_floor = Money::ZERO;
    }
    row
}

fn product_row(row: &Row<'_>) -> rusqlite::Result<(ProductRow, ProductCursor)> {
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

/// One product.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadProduct {
    /// Which.
    pub(crate) product: ProductId,
}

impl Query for ReadProduct {
    const NAME: &'static str = "catalog.product";
    const PERMISSION: Option<Permission> = None;
    type Answer = ProductRow;

    fn answer(self, asked: &Asked<'_>) -> Result<ProductRow, ExecuteError> {
        let sql = format!("SELECT {PRODUCT_COLUMNS} FROM product_row WHERE id = ?1");
        let mut statement = asked.connection.prepare_cached(&sql)?;
        let row = statement.query_row([self.product.as_bytes()], product_row).optional()?;
        let wanted = self.product.to_string();
        let (row, _) = row.ok_or(comptoir_domain::catalog::Refusal::ProductUnknown { wanted })?;
        Ok(hide_cost(asked, row))
    }
}

/// The product tree.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListCategories {}

/// A node of the tree.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct CategoryRow {
    /// Which.
    pub(crate) category: CategoryId,
    /// The one above it.
    pub(crate) parent: Option<CategoryId>,
    /// Its name.
    pub(crate) name: String,
    /// The name of its icon.
    pub(crate) icon: String,
    /// How many products on sale stand in it itself.
    pub(crate) products: i64,
}

impl Query for ListCategories {
    const NAME: &'static str = "catalog.categories";
    const PERMISSION: Option<Permission> = None;
    type Answer = Vec<CategoryRow>;

    fn answer(self, asked: &Asked<'_>) -> Result<Vec<CategoryRow>, ExecuteError> {
        let mut statement = asked.connection.prepare_cached(
            "SELECT id, parent, name, icon,
                    (SELECT count(*) FROM product_row WHERE category = category_row.id AND active = 1)
             FROM category_row ORDER BY name LIMIT 1000",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(CategoryRow {
                category: CategoryId(uuid_at(row, 0)?),
                parent: optional_uuid_at(row, 1)?.map(CategoryId),
                name: row.get(2)?,
                icon: row.get(3)?,
                products: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// The makes.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListBrands {}

/// A make.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct BrandRow {
    /// Which.
    pub(crate) brand: BrandId,
    /// Its name.
    pub(crate) name: String,
}

impl Query for ListBrands {
    const NAME: &'static str = "catalog.brands";
    const PERMISSION: Option<Permission> = None;
    type Answer = Vec<BrandRow>;

    fn answer(self, asked: &Asked<'_>) -> Result<Vec<BrandRow>, ExecuteError> {
        let mut statement =
            asked.connection.prepare_cached("SELECT id, name FROM brand_row ORDER BY name LIMIT 2000")?;
        let rows =
            statement.query_map([], |row| Ok(BrandRow { brand: BrandId(uuid_at(row, 0)?), name: row.get(1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
