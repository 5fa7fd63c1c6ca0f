//! Claims: who is collecting which sale. Leases, not facts: a claim made here lapses after five minutes, one of another computer
//! when the home of the leases no longer names it.

use comptoir_domain::Timestamp;
use comptoir_domain::ids::{DeviceId, RegisterId, SaleId, UserId};
use comptoir_domain::people::{Permission, Refusal as PeopleRefusal};
use comptoir_domain::sales::Refusal;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::{ExecuteError, StoreError};
use crate::journal::uuid_at;
use crate::people::{device_store, load_grants, session::Session};
use crate::store::{Store, device_register};

/// A claim that would last longer than this was made before the clock was set back.
const LAPSES_AFTER_MS: i64 = 5 * 60 * 1_000;

/// Who else is collecting a sale.
pub(crate) struct Claimant {
    /// The person.
    pub(crate) name: String,
    /// The register, where it is another computer's.
    pub(crate) register: Option<String>,
}

/// A claim of this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimHere {
    /// The sale.
    pub sale: SaleId,
    /// Who collects it.
    pub user: UserId,
    /// At which register.
    pub register: Option<RegisterId>,
}

/// A claim of another computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimElsewhere {
    /// The sale.
    pub sale: SaleId,
    /// The computer.
    pub device: DeviceId,
    /// Who collects it.
    pub user: UserId,
    /// At which register.
    pub register: Option<RegisterId>,
    /// ms that it lasts from now on, as far as is known.
    pub left: i64,
}

/// Another person, or another computer, that is collecting this sale.
pub(crate) fn of_another(
    connection: &Connection,
    sale: SaleId,
    user: UserId,
    now: Timestamp,
) -> Result<Option<Claimant>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT name, NULL FROM claim JOIN user_row ON user_row.id = claim.user
         WHERE sale = ?1 AND user <> ?2 AND expires_at > ?3 AND expires_at <= ?4
         UNION ALL
         SELECT coalesce(user_row.name, ''), register_row.name FROM claim_elsewhere
         LEFT JOIN user_row ON user_row.id = claim_elsewhere.user
         LEFT JOIN register_row ON register_row.id = claim_elsewhere.register
         WHERE sale = ?1 AND expires_at > ?3 AND expires_at <= ?4
         LIMIT 1",
    )?;
    let bounds = params![sale.as_bytes(), user.as_bytes(), now.0, now.0 + LAPSES_AFTER_MS];
    let claimant = |row: &rusqlite::Row<'_>| Ok(Claimant { name: row.get(0)?, register: row.get(1)? });
    Ok(statement.query_row(bounds, claimant).optional()?)
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
        let now = writer.now();
        if let Some(Claimant { name, .. }) = of_another(connection, sale, session.user, now)? {
            return Err(Refusal::ClaimedElsewhere { by: name }.into());
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

    /// What this computer claims now.
    ///
    /// # Errors
    /// What the database answers.
    pub fn claims_here(&self) -> Result<Vec<ClaimHere>, StoreError> {
        let now = self.now();
        let reader = self.reader();
        let register = device_register(&reader)?;
        let mut statement = reader
            .prepare_cached("SELECT sale, user FROM claim WHERE expires_at > ?1 AND expires_at <= ?2 LIMIT 64")?;
        let claims = statement.query_map([now.0, now.0 + LAPSES_AFTER_MS], |row| {
            Ok(ClaimHere { sale: SaleId(uuid_at(row, 0)?), user: UserId(uuid_at(row, 1)?), register })
        })?;
        Ok(claims.collect::<Result<_, _>>()?)
    }

    /// Notes what the others claim, all of it: what is not named is free. True when that is other than before.
    ///
    /// # Errors
    /// What the database answers.
    pub fn note_claims_elsewhere(&self, claims: &[ClaimElsewhere]) -> Result<bool, StoreError> {
        let mut writer = self.writer();
        let now = writer.now();
        let transaction = writer.connection.transaction()?;
        let before = elsewhere(&transaction)?;
        if before.is_empty() && claims.is_empty() {
            return Ok(false);
        }
        transaction.execute("DELETE FROM claim_elsewhere", [])?;
        for ClaimElsewhere { sale, device, user, register, left } in claims {
            transaction.execute(
                "INSERT OR REPLACE INTO claim_elsewhere (sale, device, user, register, expires_at)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    sale.as_bytes(),
                    device.as_bytes(),
                    user.as_bytes(),
                    register.map(|register| *register.as_bytes()),
                    now.0 + (*left).clamp(0, LAPSES_AFTER_MS),
                ],
            )?;
        }
        let is_other = before != elsewhere(&transaction)?;
        transaction.commit()?;
        Ok(is_other)
    }

    /// Forgets the claims of others that have lapsed. True when there were any.
    ///
    /// # Errors
    /// What the database answers.
    pub fn lapse_claims_elsewhere(&self) -> Result<bool, StoreError> {
        let writer = self.writer();
        let now = writer.now().0;
        let lapsed = "DELETE FROM claim_elsewhere WHERE expires_at <= ?1 OR expires_at > ?2";
        Ok(writer.connection.prepare_cached(lapsed)?.execute([now, now + LAPSES_AFTER_MS])? > 0)
    }
}

/// A sale, and the device that claims it.
type Elsewhere = ([u8; 16], [u8; 16]);

/// Who claims what elsewhere.
fn elsewhere(connection: &Connection) -> Result<Vec<Elsewhere>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT sale, device FROM claim_elsewhere ORDER BY sale")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
