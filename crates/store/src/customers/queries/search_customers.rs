//! Customers, page by page.

use comptoir_domain::catalog::search_text;
use comptoir_domain::people::Permission;
use rusqlite::types::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::customer_row::{COLUMNS, CustomerRow, customer_row};
use crate::error::ExecuteError;
use crate::queries::{Asked, Query};
use crate::search;

const PAGE: usize = 60;

/// Customers by name, phone or taxpayer number.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub(crate) struct SearchCustomers {
    /// What was typed; the first by name when empty.
    #[ts(optional = false)]
    pub(crate) text: String,
    /// Continues after the last row of an earlier page.
    #[serde(default)]
    pub(crate) after: Option<CustomerCursor>,
}

/// The last row of a page.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub(crate) struct CustomerCursor {
    pub(super) sort_key: String,
    pub(super) no: i64,
}

/// A page of customers.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct CustomerPage {
    /// By name.
    pub(crate) rows: Vec<CustomerRow>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<CustomerCursor>,
}

impl Query for SearchCustomers {
    const NAME: &'static str = "customers.search";
    const PERMISSION: Option<Permission> = Some(Permission::ViewCustomers);
    type Answer = CustomerPage;

    fn answer(self, asked: &Asked<'_>) -> Result<CustomerPage, ExecuteError> {
        let text = search_text(&self.text);
        let mut values: Vec<(&str, Box<dyn ToSql>)> = Vec::new();
        let mut sql = format!("SELECT {COLUMNS} FROM customer_row WHERE active = 1");
        let words = || text.split(' ').filter(|word| !word.is_empty());
        if words().next().is_some() {
            sql.push_str(" AND no IN (SELECT rowid FROM customer_search WHERE customer_search MATCH :match LIMIT 400)");
            values.push((":match", Box::new(search::trigrams(words()))));
            let (whole, words) = search::whole_words(words());
            sql.push_str(&whole);
            values.extend(words);
        }
        if let Some(after) = self.after {
            sql.push_str(" AND (sort_key, no) > (:sort_key, :no)");
            values.push((":sort_key", Box::new(after.sort_key)));
            values.push((":no", Box::new(after.no)));
        }
        sql.push_str(" ORDER BY sort_key, no LIMIT 61");
        let mut statement = asked.connection.prepare_cached(&sql)?;
        let named: Vec<(&str, &dyn ToSql)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        let mut rows = statement.query_map(named.as_slice(), customer_row)?.collect::<Result<Vec<_>, _>>()?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|(_, cursor)| cursor.clone());
        Ok(CustomerPage { rows: rows.into_iter().map(|(row, _)| row).collect(), next })
    }
}
