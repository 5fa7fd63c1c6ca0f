//! Which life of the database this is. A database that was restored, copied or failed over to may lack what it once held; every
//! business then begins a new epoch, so that its devices take no earlier receipt for true and give again what it lacks.

use tokio_postgres::Client;
use tokio_postgres::error::SqlState;
use tracing::warn;

use super::error::PostgresError;

/// What no restore brings back: the cluster and its timeline (a base backup, a standby that took over), the database and the
/// table themselves (a dump). None of it moves while PostgreSQL only stops and starts.
const LIFE: &str = "SELECT concat_ws(' ', (SELECT system_identifier FROM pg_control_system()),
    substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8),
    (SELECT oid FROM pg_database WHERE datname = current_database()), 'organisation'::regclass::oid)";
/// The same where the host of the database does not show the cluster: a dump is noticed, the rest must be told.
const LIFE_OF_TABLE: &str = "SELECT concat_ws(' ',
    (SELECT oid FROM pg_database WHERE datname = current_database()), 'organisation'::regclass::oid)";

/// Begins a new epoch of every business where the database is in another life than it was. Asked on every new connection: a restore
/// ends those that were there.
pub(super) async fn notice(client: &Client) -> Result<(), PostgresError> {
    let life = present(client).await?;
    let known: Option<String> = match client.query_opt("SELECT life FROM server", &[]).await? {
        Some(row) => row.try_get(0)?,
        None => None,
    };
    if known.is_none_or(|known| known == life) {
        return Ok(());
    }
    begin_anew(client, Some(&life)).await
}

/// Begins a new epoch of every business; where another instance has noticed the same, it has.
async fn begin_anew(client: &Client, life: Option<&str>) -> Result<(), PostgresError> {
    let sql = "WITH noticed AS (UPDATE server SET life = coalesce($1::text, life)
            WHERE $1::text IS NULL OR life <> $1::text RETURNING 1)
        UPDATE organisation SET epoch = gen_random_uuid() WHERE EXISTS (SELECT 1 FROM noticed)";
    let begun = client.execute(sql, &[&life]).await?;
    warn!(businesses = begun, "the database was restored, copied or failed over: every business begins a new epoch");
    Ok(())
}

/// Begins a new epoch of every business because a person says that the database was brought back to an earlier state.
pub(super) async fn begin_anew_as_told(client: &Client) -> Result<(), PostgresError> {
    begin_anew(client, None).await
}

/// What tells this life from others.
pub(super) async fn present(client: &Client) -> Result<String, PostgresError> {
    let row = match client.query_one(LIFE, &[]).await {
        Err(error) if error.code() == Some(&SqlState::INSUFFICIENT_PRIVILEGE) => {
            client.query_one(LIFE_OF_TABLE, &[]).await
        }
        answered => answered,
    };
    Ok(row?.try_get(0)?)
}
