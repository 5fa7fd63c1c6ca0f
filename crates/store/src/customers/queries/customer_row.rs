//! A customer as screens and papers show one.

use comptoir_domain::customers::CustomerKind;
use comptoir_domain::ids::CustomerId;
use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::search_customers::CustomerCursor;
use crate::error::StoreError;
use crate::journal::uuid_at;

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

pub(super) const COLUMNS: &str = "id, kind, name, phone, email, address, tax_id, sort_key, no";

pub(super) fn customer_row(row: &Row<'_>) -> rusqlite::Result<(CustomerRow, CustomerCursor)> {
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
