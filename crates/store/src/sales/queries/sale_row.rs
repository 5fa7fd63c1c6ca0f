//! A sale in a list.

use comptoir_domain::ids::{CustomerId, SaleId, UserId};
use comptoir_domain::sales::SaleStatus;
use comptoir_domain::{Money, Timestamp};
use rusqlite::Row;
use serde::Serialize;
use ts_rs::TS;

use crate::journal::{optional_uuid_at, uuid_at};

/// The status with this number.
pub(crate) fn status_of(code: i64) -> SaleStatus {
    match code {
        1 => SaleStatus::Parked,
        2 => SaleStatus::Abandoned,
        3 => SaleStatus::PendingPayment,
        4 => SaleStatus::PartiallyPaid,
        5 => SaleStatus::Paid,
        6 => SaleStatus::Cancelled,
        _ => SaleStatus::Draft,
    }
}

/// A sale in a list.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct SaleRow {
    /// Which.
    pub(crate) sale: SaleId,
    /// Its number, or what a parked one was called.
    pub(crate) number: String,
    /// Where it stands.
    pub(crate) status: SaleStatus,
    /// Who sold.
    pub(crate) seller: UserId,
    /// That person's name.
    pub(crate) seller_name: String,
    /// For whom.
    pub(crate) customer: Option<CustomerId>,
    /// That customer's name; empty for "client de passage".
    pub(crate) customer_name: String,
    /// How many articles.
    pub(crate) article_count: i64,
    /// Its total.
    pub(crate) total: Money,
    /// What was paid.
    pub(crate) paid: Money,
    /// When it was submitted or parked.
    pub(crate) submitted_at: Timestamp,
}

const COLUMNS: &str = "sale_row.id, coalesce(number, label), status, seller, coalesce(user_row.name, ''), customer,
     coalesce(customer_row.name, ''), article_count, total, paid, submitted_at";

/// The rows of sales, read along the index that is named; SQLite’s own choice when it is empty.
///
/// A name is needed where two indexes serve the condition and one of them also the order: SQLite has no statistics of a
/// partial index and would read the year in order of time to find three sales.
pub(crate) fn select_sales(index: &str) -> String {
    let along = if index.is_empty() { String::new() } else { format!(" INDEXED BY {index}") };
    format!(
        "SELECT {COLUMNS} FROM sale_row{along} LEFT JOIN user_row ON user_row.id = seller
         LEFT JOIN customer_row ON customer_row.id = customer"
    )
}

pub(crate) fn sale_row(row: &Row<'_>) -> rusqlite::Result<SaleRow> {
    Ok(SaleRow {
        sale: SaleId(uuid_at(row, 0)?),
        number: row.get(1)?,
        status: status_of(row.get(2)?),
        seller: UserId(uuid_at(row, 3)?),
        seller_name: row.get(4)?,
        customer: optional_uuid_at(row, 5)?.map(CustomerId),
        customer_name: row.get(6)?,
        article_count: row.get(7)?,
        total: Money::from_minor(row.get(8)?),
        paid: Money::from_minor(row.get(9)?),
        submitted_at: Timestamp(row.get(10)?),
    })
}
