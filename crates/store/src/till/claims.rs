//! Claims: who is collecting which sale. A lease of this device's file, not a fact: it lapses after five minutes.

use comptoir_domain::Timestamp;
use comptoir_domain::ids::{SaleId, UserId};
use comptoir_domain::people::{Permission, Refusal as PeopleRefusal};
use comptoir_domain::sales::Refusal;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::{ExecuteError, StoreError};
use crate::execute::Clock as _;
use crate::people::{device_store, load_grants, session::Session};
use crate::store::Store;

const LAPSES_AFTER_MS: i64 = 5 * 60 * 1_000;

/// The name of another person who is collecting this sale.
pub(crate) fn of_another(
    connection: &Connection,
    sale: SaleId,
    user: UserId,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT name FROM claim JOIN user_row ON user_row.id = claim.user
         WHERE sale = ?1 AND user <> ?2 AND expires_at > ?3",
    )?;
    Ok(statement.query_row(params![sale.as_bytes(), user.as_bytes(), now.0], |row| row.get(0)).optional()?)
}

/// Lets a sale go.
pub(crate) fn release(connection: &Connection, sale: SaleId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM claim WHERE sale = ?1")?.execute([sale.as_bytes()])?;
    Ok(())
}

impl Store {
    /// Claims a sale for five minutes, so that no other cashier of this file collects it.
    ///
    /// # Errors
    /// [`Refusal::ClaimedElsewhere`], or a missing permission.
    pub fn claim_sale(&self, session: &Session, sale: SaleId) -> Result<(), ExecuteError> {
        let writer = self.writer();
        let connection = &writer.connection;
        let store = device_store(connection)?.unwrap_or_default();
        if !load_grants(connection, session.user)?.allow(Permission::Collect, Some(store)) {
            return Err(PeopleRefusal::Forbidden { permission: Permission::Collect }.into());
        }
        let now = crate::execute::SystemClock.now();
        if let Some(by) = of_another(connection, sale, session.user, now)? {
            return Err(Refusal::ClaimedElsewhere { by }.into());
        }
        connection.execute(
            "INSERT OR REPLACE INTO claim (sale, user, expires_at) VALUES (?1, ?2, ?3)",
            params![sale.as_bytes(), session.user.as_bytes(), now.0 + LAPSES_AFTER_MS],
        )?;
        Ok(())
    }

    /// Lets a claimed sale go.
    ///
    /// # Errors
    /// What the database answers.
    pub fn release_sale(&self, session: &Session, sale: SaleId) -> Result<(), ExecuteError> {
        self.writer().connection.execute(
            "DELETE FROM claim WHERE sale = ?1 AND user = ?2",
            params![sale.as_bytes(), session.user.as_bytes()],
        )?;
        Ok(())
    }
}
