//! Codes with which a business can be brought to any instance.

use comptoir_domain::Timestamp;
use comptoir_store::{code_verifier, one_time_code};
use uuid::Uuid;

use super::database::{Database, ask, execute};
use super::error::PostgresError;

/// So many codes are looked at, newest first: each costs one Argon2.
const LOOKED_AT_MAX: i64 = 16;

impl Database {
    /// Gives a code out that is good for so many ms.
    pub(crate) async fn issue_code(&self, now: Timestamp, valid_ms: i64) -> Result<String, PostgresError> {
        let client = self.client().await?;
        execute(&client, "DELETE FROM business_code WHERE expires_at <= $1", &[&now.0]).await?;
        let code = one_time_code()?;
        let (verifier, expires_at) = (code_verifier(&code)?, now.0.saturating_add(valid_ms));
        let sql = "INSERT INTO business_code (id, verifier, expires_at) VALUES ($1, $2, $3)";
        execute(&client, sql, &[&Uuid::now_v7(), &verifier, &expires_at]).await?;
        Ok(code)
    }

    /// The codes that are good now, with what checks each.
    pub(super) async fn open_codes(&self, now: Timestamp) -> Result<Vec<(Uuid, String)>, PostgresError> {
        // Ids begin with the time.
        let sql = "SELECT id, verifier FROM business_code WHERE expires_at > $1 ORDER BY id DESC LIMIT $2";
        let rows = ask(&self.client().await?, sql, &[&now.0, &LOOKED_AT_MAX]).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
    }
}
