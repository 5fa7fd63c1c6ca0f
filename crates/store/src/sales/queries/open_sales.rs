//! What is still open before a shift closes.

use comptoir_domain::ids::StoreId;
use rusqlite::{Connection, params};

use crate::error::StoreError;

/// How many sales wait or are parked in a store.
pub(crate) fn open_sales(connection: &Connection, store: StoreId) -> Result<u32, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT count(*) FROM sale_row WHERE store = ?1 AND status IN (1, 3, 4)")?;
    Ok(statement.query_row(params![store.as_bytes()], |row| row.get(0))?)
}
