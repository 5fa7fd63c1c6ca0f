//! The catalogue, page by page.

use comptoir_domain::catalog::search_text;
use comptoir_domain::ids::CategoryId;
use comptoir_domain::people::Permission;
use rusqlite::types::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::product_row::{PRODUCT_COLUMNS, ProductRow, hide_cost, product_row};
use super::words::{IN_TREE, Reach, Values, word_filter};
use crate::error::ExecuteError;
use crate::queries::{Asked, Query};

const PAGE: usize = 100;

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
    pub(super) sort_key: String,
    pub(super) no: i64,
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
            let (filter, more) = word_filter(&words, &scope, Reach::All);
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
