//! Which businesses are held, who belongs to each, and how one is brought.

use comptoir_domain::Timestamp;
use comptoir_domain::ids::OrganisationId;
use comptoir_domain::signature::{DeviceKey, PublicKey};
use comptoir_store::code_fits;
use uuid::Uuid;

use super::database::{Database, ask, ask_one, execute};
use super::error::PostgresError;
use super::push::bytes_at;

/// A device as the server knows it without opening its business.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    pub(crate) organisation: OrganisationId,
    pub(crate) is_revoked: bool,
}

/// What an instance needs to make its replica of a business.
pub(crate) struct Brought {
    /// The key under which the server speaks there.
    pub(crate) device: DeviceKey,
    pub(crate) by: PublicKey,
}

impl Database {
    /// All businesses.
    pub(crate) async fn organisations(&self) -> Result<Vec<OrganisationId>, PostgresError> {
        let rows = ask(&self.client().await?, "SELECT id FROM organisation ORDER BY id", &[]).await?;
        rows.iter().map(|row| Ok(OrganisationId(row.try_get(0)?))).collect()
    }

    /// How many there are.
    pub(crate) async fn count(&self) -> Result<usize, PostgresError> {
        let row = ask_one(&self.client().await?, "SELECT count(*) FROM organisation", &[]).await?;
        Ok(usize::try_from(row.try_get::<_, i64>(0)?).unwrap_or(usize::MAX))
    }

    /// Where these businesses' journals stand.
    pub(crate) async fn positions(
        &self,
        of: &[OrganisationId],
    ) -> Result<Vec<(OrganisationId, Uuid, i64)>, PostgresError> {
        let ids: Vec<Uuid> = of.iter().map(|id| id.0).collect();
        let sql = "SELECT id, epoch, position FROM organisation WHERE id = ANY($1)";
        let rows = ask(&self.client().await?, sql, &[&ids]).await?;
        rows.iter().map(|row| Ok((OrganisationId(row.try_get(0)?), row.try_get(1)?, row.try_get(2)?))).collect()
    }

    /// The businesses of whoever holds a key.
    pub(crate) async fn members_with(&self, key: &PublicKey) -> Result<Vec<Member>, PostgresError> {
        let sql = "SELECT organisation, is_revoked FROM member WHERE key = $1";
        let rows = ask(&self.client().await?, sql, &[&key.0.as_slice()]).await?;
        let member = |row: &tokio_postgres::Row| {
            Ok(Member { organisation: OrganisationId(row.try_get(0)?), is_revoked: row.try_get(1)? })
        };
        rows.iter().map(member).collect()
    }

    /// The businesses to one of which a code may belong.
    pub(crate) async fn inviting(&self, now: Timestamp) -> Result<Vec<OrganisationId>, PostgresError> {
        let sql = "SELECT id FROM organisation WHERE invites_until > $1 ORDER BY id";
        let rows = ask(&self.client().await?, sql, &[&now.0]).await?;
        rows.iter().map(|row| Ok(OrganisationId(row.try_get(0)?))).collect()
    }

    /// A business.
    pub(crate) async fn organisation(&self, id: OrganisationId) -> Result<Option<Brought>, PostgresError> {
        let sql = "SELECT device_key, brought_by FROM organisation WHERE id = $1";
        let rows = ask(&self.client().await?, sql, &[&id.0]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let secret = self.seal.open(&device_place(id), row.try_get(0)?)?;
        let secret: &[u8; 32] = secret.as_slice().try_into().map_err(|_| PostgresError::Sealed)?;
        Ok(Some(Brought { device: DeviceKey::from_bytes(secret), by: PublicKey(bytes_at(row, 1)?) }))
    }

    /// Makes room for a business that `by` brings, using up a code; `None` where the code is not good, or the business is here.
    /// Gives the device as which the server speaks there.
    pub(crate) async fn bring(
        &self,
        id: OrganisationId,
        by: PublicKey,
        typed: String,
        now: Timestamp,
    ) -> Result<Option<PublicKey>, PostgresError> {
        let Some(code) = self.find_code(typed, now).await? else { return Ok(None) };
        let mut secret = zeroize::Zeroizing::new([0_u8; 32]);
        getrandom::fill(secret.as_mut_slice()).map_err(|error| PostgresError::Damaged(error.to_string()))?;
        let device = DeviceKey::from_bytes(&secret).public();
        let sealed = self.seal.seal(&device_place(id), secret.as_slice())?;
        // One statement: the code is used up exactly when the business is made.
        let sql = "WITH used AS (DELETE FROM business_code WHERE id = $1
                AND NOT EXISTS (SELECT 1 FROM organisation WHERE id = $2) RETURNING 1),
            made AS (INSERT INTO organisation (id, device_key, brought_by) SELECT $2, $3, $4 FROM used RETURNING 1)
            INSERT INTO member (key, organisation, is_revoked) SELECT $4, $2, false FROM made";
        let made = execute(&self.client().await?, sql, &[&code, &id.0, &sealed, &by.0.as_slice()]).await?;
        Ok((made > 0).then_some(device))
    }

    /// The code that was typed, if it is good.
    async fn find_code(&self, typed: String, now: Timestamp) -> Result<Option<Uuid>, PostgresError> {
        let codes = self.open_codes(now).await?;
        let fits = move || codes.into_iter().find(|(_, verifier)| code_fits(&typed, verifier)).map(|(id, _)| id);
        tokio::task::spawn_blocking(fits).await.map_err(|error| PostgresError::Damaged(error.to_string()))
    }
}

fn device_place(id: OrganisationId) -> Vec<u8> {
    [b"device".as_slice(), id.as_bytes()].concat()
}
