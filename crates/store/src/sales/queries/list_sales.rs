//! A store’s sales, page by page.

use comptoir_domain::ids::SaleId;
use comptoir_domain::people::Permission;
use comptoir_domain::sales::SaleStatus;
use comptoir_domain::{BusinessDate, Timestamp};
use rusqlite::types::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::sale_row::{SaleRow, sale_row, select_sales};
use crate::error::ExecuteError;
use crate::queries::{Asked, Query};
use crate::sales::projection::status_code;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// The characters at the end of a number that its index holds.
const INDEXED_END: usize = 3;
const PAGE: usize = 60;

/// A page of this store's sales, the latest first. Who may not see all sees their own.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub(crate) struct ListSales {
    /// Only with this end of number.
    #[serde(default)]
    pub(crate) number: Option<String>,
    /// Only in this state.
    #[serde(default)]
    pub(crate) status: Option<SaleStatus>,
    /// Only of this day.
    #[serde(default)]
    pub(crate) date: Option<BusinessDate>,
    /// Continues after the last row of an earlier page.
    #[serde(default)]
    pub(crate) before: Option<SaleCursor>,
}

/// The last row of a page. The id tells sales of the same millisecond apart.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub(crate) struct SaleCursor {
    submitted_at: Timestamp,
    sale: SaleId,
}

/// A page of sales.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct SalePage {
    /// The latest first.
    pub(crate) rows: Vec<SaleRow>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<SaleCursor>,
}

impl Query for ListSales {
    const NAME: &'static str = "sales.list";
    const PERMISSION: Option<Permission> = None;
    type Answer = SalePage;

    fn answer(self, asked: &Asked<'_>) -> Result<SalePage, ExecuteError> {
        let store = asked.store()?;
        let mut values: Vec<(&str, Box<dyn ToSql>)> = vec![(":store", Box::new(*store.as_bytes()))];
        let mut conditions = String::new();
        let mut index = "";
        let sees_all =
            [Permission::ViewAllSales, Permission::Collect].into_iter().any(|one| asked.actor.may(one, store));
        if !sees_all {
            conditions.push_str(" AND seller = :seller");
            values.push((":seller", Box::new(*asked.actor.user.as_bytes())));
        }
        if let Some(status) = self.status {
            conditions.push_str(&status_filter(status_code(status)));
            if status == SaleStatus::Cancelled {
                index = "sale_cancelled";
            }
        }
        if let Some(number) = self.number.as_deref().map(str::trim).filter(|number| !number.is_empty()) {
            let number = number.to_uppercase().replace(['%', '_'], "");
            // What ends with fewer characters than the index holds is found soon enough.
            if let Some((at, _)) = number.char_indices().nth_back(INDEXED_END - 1) {
                conditions.push_str(" AND number IS NOT NULL AND substr(number, -3) = :end");
                values.push((":end", Box::new(number[at..].to_owned())));
                index = "sale_by_number_end";
            }
            conditions.push_str(" AND number LIKE :number");
            values.push((":number", Box::new(format!("%{number}"))));
        }
        if let Some(date) = self.date {
            // Whatever the zone, the day's sales were submitted within a day of it: a range of the index by time.
            conditions.push_str(" AND business_date = :date AND submitted_at BETWEEN :from AND :to");
            values.push((":date", Box::new(date.days())));
            values.push((":from", Box::new((i64::from(date.days()) - 1) * DAY_MS)));
            values.push((":to", Box::new((i64::from(date.days()) + 2) * DAY_MS)));
        }
        if let Some(before) = self.before {
            conditions.push_str(" AND (submitted_at, sale_row.id) < (:before, :last)");
            values.push((":before", Box::new(before.submitted_at.0)));
            values.push((":last", Box::new(*before.sale.as_bytes())));
        }
        let sql = format!(
            "{} WHERE store = :store AND status <> 0 AND status <> 2{conditions}
             ORDER BY submitted_at DESC, sale_row.id DESC LIMIT 61",
            select_sales(index)
        );
        let mut statement = asked.connection.prepare_cached(&sql)?;
        let named: Vec<(&str, &dyn ToSql)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        let mut rows = statement.query_map(named.as_slice(), sale_row)?.collect::<Result<Vec<_>, _>>()?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let cursor = |row: &SaleRow| SaleCursor { submitted_at: row.submitted_at, sale: row.sale };
        let next = rows.last().filter(|_| more).map(cursor);
        Ok(SalePage { rows, next })
    }
}

/// The condition for one status. It stands in the text of the statement, because a partial index serves no other.
fn status_filter(code: i64) -> String {
    let open = if matches!(code, 1 | 3 | 4) { " AND status IN (1, 3, 4)" } else { "" };
    format!(" AND status = {code}{open}")
}
