//! Credit accounts, read from rows: the limit, and what was put on the account.

use comptoir_domain::Money;
use comptoir_domain::customers::Credit;
use comptoir_domain::ids::CustomerId;
use rusqlite::{Connection, OptionalExtension as _};

use crate::error::StoreError;

/// The account of a customer; an empty one where the customer is not known here.
pub(crate) fn credit_of(connection: &Connection, customer: CustomerId) -> Result<Credit, StoreError> {
    let limit: Option<i64> = connection
        .prepare_cached("SELECT credit_limit FROM customer_row WHERE id = ?1")?
        .query_row([customer.as_bytes()], |row| row.get(0))
        .optional()?;
    let used: i64 = connection
        .prepare_cached("SELECT coalesce(sum(amount), 0) FROM payment_row WHERE customer = ?1")?
        .query_row([customer.as_bytes()], |row| row.get(0))?;
    Ok(Credit::new(Money::from_minor(limit.unwrap_or(0)), Money::from_minor(used)))
}
