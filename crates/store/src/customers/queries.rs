//! What the screens ask about customers.

use comptoir_domain::catalog::search_text;
use comptoir_domain::customers::{CustomerKind, Refusal};
use comptoir_domain::ids::{CustomerId, SaleId};
use comptoir_domain::people::Permission;
use comptoir_domain::sales::SaleStatus;
use comptoir_domain::{Money, Timestamp};
use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{ExecuteError, StoreError};
use crate::journal::uuid_at;
use crate::queries::{Asked, Query};
use crate::sales::queries::status_of;
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
    sort_key: String,
    no: i64,
}

/// A page of customers.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct CustomerPage {
    /// By name.
    pub(crate) rows: Vec<CustomerRow>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<CustomerCursor>,
}

/// A customer.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CustomerRow {
    /// Whom.
    pub customer: CustomerId,
    /// Person or business.
    pub kind: CustomerKind,
    /// Name.
    pub name: String,
    /// Phone, in E.164.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Address.
    pub address: String,
    /// Taxpayer number.
    pub tax_id: String,
}

const COLUMNS: &str = "id, kind, name, phone, email, address, tax_id, sort_key, no";

impl Query for SearchCustomers {
    const NAME: &'static str = "customers.search";
    const PERMISSION: Option<Permission> = Some(Permission::ViewCustomers);
    type Answer = CustomerPage;

    fn answer(self, asked: &Asked<'_>) -> Result<CustomerPage, ExecuteError> {
        let text = search_text(&self.text);
        let mut values: Vec<(&str, Box<dyn ToSql>)> = Vec::new();
        let mut sql = format!("SELECT {COLUMNS} FROM customer_row WHERE active = 1");
        let long = || text.split(' ').filter(|word| word.chars().count() >= 3);
        if long().next().is_some() {
            sql.push_str(" AND no IN (SELECT rowid FROM customer_search WHERE customer_search MATCH :match LIMIT 400)");
            values.push((":match", Box::new(search::trigrams(long()))));
            let (whole, words) = search::whole_words(long());
            sql.push_str(&whole);
            values.extend(words);
        } else if !text.is_empty() {
            sql.push_str(" AND sort_key >= :prefix AND sort_key < :prefix || char(1114111)");
            values.push((":prefix", Box::new(text)));
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

fn customer_row(row: &Row<'_>) -> rusqlite::Result<(CustomerRow, CustomerCursor)> {
    let kind = serde_json::from_value(serde_json::Value::String(row.get(1)?)).unwrap_or_default();
    let customer = CustomerRow {
        customer: CustomerId(uuid_at(row, 0)?),
        kind,
        name: row.get(2)?,
        phone: row.get(3)?,
        email: row.get(4)?,
        address: row.get(5)?,
        tax_id: row.get(6)?,
    };
    Ok((customer, CustomerCursor { sort_key: row.get(7)?, no: row.get(8)? }))
}

/// A customer, if it is known here.
pub(crate) fn find(connection: &Connection, customer: CustomerId) -> Result<Option<CustomerRow>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM customer_row WHERE id = ?1"))?;
    Ok(statement.query_row([customer.as_bytes()], customer_row).optional()?.map(|(row, _)| row))
}

/// One customer with the latest purchases.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadCustomer {
    /// Whom.
    pub(crate) customer: CustomerId,
}

/// A customer with a history.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct CustomerCard {
    /// Who it is.
    pub(crate) customer: CustomerRow,
    /// How many sales that were not cancelled.
    pub(crate) sales: i64,
    /// Their sum.
    pub(crate) spent: Money,
    /// What is still due on them.
    pub(crate) due: Money,
    /// The latest, newest first.
    pub(crate) history: Vec<PastSale>,
}

/// A sale to a customer.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct PastSale {
    /// The sale.
    pub(crate) sale: SaleId,
    /// Its number.
    pub(crate) number: String,
    /// When.
    pub(crate) submitted_at: Timestamp,
    /// Where it stands.
    pub(crate) status: SaleStatus,
    /// Its total.
    pub(crate) total: Money,
    /// What was paid.
    pub(crate) paid: Money,
}

impl Query for ReadCustomer {
    const NAME: &'static str = "customers.customer";
    const PERMISSION: Option<Permission> = Some(Permission::ViewCustomers);
    type Answer = CustomerCard;

    fn answer(self, asked: &Asked<'_>) -> Result<CustomerCard, ExecuteError> {
        let connection = asked.connection;
        let customer = find(connection, self.customer)?.ok_or(Refusal::Unknown)?;
        let mut sums = connection.prepare_cached(
            "SELECT count(*), coalesce(sum(total), 0), coalesce(sum(total - paid), 0)
             FROM sale_row WHERE customer = ?1 AND status IN (3, 4, 5)",
        )?;
        let (sales, spent, due) = sums.query_row([self.customer.as_bytes()], |row| {
            Ok((row.get(0)?, Money::from_minor(row.get(1)?), Money::from_minor(row.get(2)?)))
        })?;
        let mut statement = connection.prepare_cached(
            "SELECT id, coalesce(number, label), submitted_at, status, total, paid
             FROM sale_row WHERE customer = ?1 ORDER BY submitted_at DESC LIMIT 50",
        )?;
        let history = statement.query_map([self.customer.as_bytes()], |row| {
            Ok(PastSale {
                sale: SaleId(uuid_at(row, 0)?),
                number: row.get(1)?,
                submitted_at: Timestamp(row.get(2)?),
                status: status_of(row.get(3)?),
                total: Money::from_minor(row.get(4)?),
                paid: Money::from_minor(row.get(5)?),
            })
        })?;
        let history = history.collect::<Result<_, _>>()?;
        Ok(CustomerCard { customer, sales, spent, due, history })
    }
}
