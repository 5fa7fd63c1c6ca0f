//! Rows of shifts.

use comptoir_domain::till::{Shift, ShiftStatus};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::error::StoreError;
use crate::streams::Project;

impl Project for Shift {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        let is_closed = self.status == ShiftStatus::Closed;
        let counted = self.counted.as_ref().filter(|_| is_closed).map(|counted| counted.counted.minor());
        connection
            .prepare_cached("INSERT OR REPLACE INTO shift_row VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?
            .execute(params![
                id.as_bytes(),
                self.store.as_bytes(),
                self.register.as_bytes(),
                self.cashier.as_bytes(),
                i64::from(is_closed),
                self.currency.code(),
                self.opened_at.0,
                self.closed_at.map(|at| at.0),
                is_closed.then(|| self.expected_at_close.minor()),
                counted
            ])?;
        Ok(())
    }
}
