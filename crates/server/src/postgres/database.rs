//! How PostgreSQL is reached: where it is, as whom, over TLS; waited for at the start, and asked on threads that may wait.

use std::future::Future;
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use comptoir_domain::ids::OrganisationId;
use comptoir_sync::transport::PublicKey;
use deadpool_postgres::{Hook, HookError, Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config, Row};
use tokio_postgres_rustls::MakeRustlsConnect;
use tokio_util::sync::CancellationToken;
use tracing::info;

use super::error::PostgresError;
use super::seal::Seal;
use super::{life, notify, tls};
use crate::failure::Failure;
use crate::host_keys::HostKeys;
use crate::settings::wrong;

mod embedded {
    refinery::embed_migrations!("../../migrations/server");
}

/// Connections of one instance. PostgreSQL admits 100 unless told otherwise, and several instances share them.
const CONNECTIONS_MAX: usize = 16;
/// How long to wait for a connection, and for whatever is asked of it.
const CONNECTION_MAX: Duration = Duration::from_secs(5);
const ANSWER_MAX: Duration = Duration::from_secs(45);
/// How long to wait before PostgreSQL is tried again at the start.
const PAUSE: Duration = Duration::from_secs(1);
/// While one instance brings the schema up to date, the others wait.
const SCHEMA_LOCK: i64 = 0x636f_6d70_746f_6972;
/// gen_random_uuid without an extension.
const OLDEST: i32 = 130_000;
/// No instance that hangs keeps a business from the others for long; and what is committed is durable, whatever the default is.
const SESSION: &str =
    "SET idle_in_transaction_session_timeout = '30s'; SET lock_timeout = '30s'; SET statement_timeout = '60s';
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

/// Where PostgreSQL is.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(super) config: Config,
    /// For people: without the password.
    shown: String,
}

impl Target {
    /// Reads `postgres://…`.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut config: Config = text.parse().map_err(|error: tokio_postgres::Error| {
            std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string)
        })?;
        if config.get_dbname().is_none() {
            return Err("say which database: postgres://USER@HOST/DATABASE".to_owned());
        }
        if config.get_hosts().is_empty() {
            return Err("say on which host: postgres://USER@HOST/DATABASE".to_owned());
        }
        let is_near = config.get_hosts().iter().all(is_near);
        if !text.contains("sslmode=") {
            // Never in the open over a network, unless somebody wants that.
            config.ssl_mode(if is_near { SslMode::Disable } else { SslMode::Require });
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECTION_MAX);
        }
        config.keepalives_idle(Duration::from_secs(15)).tcp_user_timeout(Duration::from_secs(20));
        config.application_name("comptoir-server");
        let shown = shown(&config);
        Ok(Self { config, shown })
    }
}

fn is_near(host: &Host) -> bool {
    match host {
        #[cfg(unix)]
        Host::Unix(_) => true,
        Host::Tcp(name) => name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback()),
    }
}

fn shown(config: &Config) -> String {
    let host = |host: &Host| match host {
        #[cfg(unix)]
        Host::Unix(path) => path.display().to_string(),
        Host::Tcp(name) => name.clone(),
    };
    let hosts: Vec<String> = config.get_hosts().iter().map(host).collect();
    format!("{}/{}", hosts.join(","), config.get_dbname().unwrap_or_default())
}

/// The database of all instances.
pub(crate) struct Database {
    pool: Pool,
    pub(super) seal: Seal,
    pub(super) target: Target,
    pub(super) tls: MakeRustlsConnect,
    runtime: Handle,
    told: mpsc::UnboundedSender<OrganisationId>,
}

impl Database {
    /// Reaches PostgreSQL, waiting until it answers, and brings its schema up to date. `None` when told to stop meanwhile.
    pub(crate) async fn connect(
        target: Target,
        authority: Option<&Path>,
        keys: &HostKeys,
        stopping: &CancellationToken,
    ) -> Result<Option<Self>, Failure> {
        let tls = tls::connector(authority)?;
        let Some(client) = wait_for(&target, &tls, stopping).await? else { return Ok(None) };
        prepare(client, &keys.host().public()).await?;
        let manager = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = Manager::from_config(target.config.clone(), tls.clone(), manager);
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS_MAX)
            .wait_timeout(Some(CONNECTION_MAX))
            .create_timeout(Some(CONNECTION_MAX))
            .recycle_timeout(Some(CONNECTION_MAX))
            .runtime(deadpool_postgres::Runtime::Tokio1)
            .post_create(Hook::async_fn(|client, _| {
                Box::pin(async move { begin_session(client).await.map_err(hook_failed) })
            }))
            .build()
            .map_err(|error| wrong("--journal", &error.to_string()))?;
        let told = notify::teller(pool.clone());
        let (seal, runtime) = (Seal::new(&keys.sealing()), Handle::current());
        Ok(Some(Self { pool, seal, target, tls, runtime, told }))
    }

    /// A connection.
    pub(super) async fn client(&self) -> Result<Object, PostgresError> {
        Ok(self.pool.get().await?)
    }

    /// Waits for an answer, on a thread that may wait.
    pub(super) fn wait<T>(&self, asked: impl Future<Output = Result<T, PostgresError>>) -> Result<T, PostgresError> {
        self.runtime.block_on(async { timeout(ANSWER_MAX, asked).await.unwrap_or(Err(PostgresError::TooSlow)) })
    }

    /// Tells other instances that there is something new, as a hint: in no transaction, since PostgreSQL lets one transaction that
    /// notifies commit at a time, of all businesses.
    pub(super) fn tell(&self, organisation: OrganisationId) {
        // They look by themselves, too.
        let _ = self.told.send(organisation);
    }

    /// True when it answers now.
    pub(crate) async fn is_ready(&self) -> bool {
        let asked = async { Ok::<_, PostgresError>(self.client().await?.batch_execute("SELECT 1").await?) };
        matches!(timeout(CONNECTION_MAX, asked).await, Ok(Ok(())))
    }

    /// Where it is, for people.
    pub(crate) fn shown(&self) -> &str {
        &self.target.shown
    }

    /// Begins a new epoch of every business: a person says that the database was brought back to an earlier state.
    pub(crate) async fn begin_anew(&self) -> Result<(), PostgresError> {
        life::begin_anew_as_told(&**self.client().await?).await
    }
}

/// Connects once, without the pool.
pub(super) async fn connect_once(target: &Target, tls: &MakeRustlsConnect) -> Result<Client, PostgresError> {
    let (client, connection) = target.config.connect(tls.clone()).await?;
    tokio::spawn(async move {
        // Whoever asks over it hears why it ended.
        let _ = connection.await;
    });
    Ok(client)
}

async fn wait_for(
    target: &Target,
    tls: &MakeRustlsConnect,
    stopping: &CancellationToken,
) -> Result<Option<Client>, Failure> {
    let mut said = String::new();
    loop {
        match connect_once(target, tls).await {
            Ok(client) => return Ok(Some(client)),
            Err(error) if error.is_for_good() => return Err(wrong("--journal", &format!("{}: {error}", target.shown))),
            Err(error) => {
                let why = error.to_string();
                if why != said {
                    info!(database = %target.shown, %why, "waiting for PostgreSQL");
                    said = why;
                }
            }
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            () = stopping.cancelled() => return Ok(None),
        }
    }
}

/// Brings the schema up to date, and makes sure that the database and the keys belong together.
async fn prepare(mut client: Client, host: &PublicKey) -> Result<(), Failure> {
    let failed = |error: PostgresError| wrong("--journal", &error.to_string());
    let ask = async |client: &Client, sql: &str| -> Result<i32, PostgresError> {
        Ok(client.query_one(sql, &[]).await?.try_get(0)?)
    };
    let version = ask(&client, "SELECT current_setting('server_version_num')::int").await.map_err(failed)?;
    if version < OLDEST {
        return Err(wrong("--journal", "PostgreSQL is too old: 13 is the oldest that will do"));
    }
    client.execute("SELECT pg_advisory_lock($1)", &[&SCHEMA_LOCK]).await.map_err(|error| failed(error.into()))?;
    let has_schema = "SELECT (to_regclass('refinery_schema_history') IS NOT NULL)::int";
    if ask(&client, has_schema).await.map_err(failed)? == 1 {
        let found =
            ask(&client, "SELECT coalesce(max(version), 0)::int FROM refinery_schema_history").await.map_err(failed)?;
        let known = embedded::migrations::runner().get_migrations().iter().map(refinery::Migration::version).max();
        if i64::from(found) > known.map_or(0, i64::from) {
            return Err(wrong("--journal", "the database is of a newer comptoir-server: update this one"));
        }
    }
    // In one transaction, as on a device: a server that dies amid it begins again.
    embedded::migrations::runner()
        .set_grouped(true)
        .run_async(&mut client)
        .await
        .map_err(|error| wrong("--journal", &format!("the schema cannot be made: {}", root_of(&error))))?;
    own(&client, host).await
}

/// What lies under an error: those above it only say where it happened.
fn root_of(error: &(dyn std::error::Error + 'static)) -> String {
    let mut root = error;
    while let Some(source) = root.source() {
        root = source;
    }
    root.to_string()
}

async fn own(client: &Client, host: &PublicKey) -> Result<(), Failure> {
    let failed = |error: PostgresError| wrong("--journal", &error.to_string());
    let life = life::present(client).await.map_err(failed)?;
    let sql = "INSERT INTO server (no, host_key, life) VALUES (1, $1, $2) ON CONFLICT DO NOTHING";
    let host = *host.as_bytes();
    client.execute(sql, &[&host.as_slice(), &life]).await.map_err(|error| failed(error.into()))?;
    let row = client.query_one("SELECT host_key FROM server", &[]).await.map_err(|error| failed(error.into()))?;
    let held: &[u8] = row.try_get(0).map_err(|error| failed(error.into()))?;
    if held != host {
        let why =
            "these are not the keys of this database: all instances need the same file, a copy of the first one's";
        return Err(wrong("--keys", why));
    }
    life::notice(client).await.map_err(failed)
}

async fn begin_session(client: &Client) -> Result<(), PostgresError> {
    client.batch_execute(SESSION).await?;
    life::notice(client).await
}

fn hook_failed(error: PostgresError) -> HookError {
    match error {
        PostgresError::Database(error) => HookError::Backend(error),
        other => HookError::message(other.to_string()),
    }
}

/// Asks with a statement that is prepared once in each connection.
pub(super) async fn ask(client: &Object, sql: &str, values: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, PostgresError> {
    let statement = client.prepare_cached(sql).await?;
    Ok(client.query(&statement, values).await?)
}

/// The same for exactly one row.
pub(super) async fn ask_one(client: &Object, sql: &str, values: &[&(dyn ToSql + Sync)]) -> Result<Row, PostgresError> {
    let statement = client.prepare_cached(sql).await?;
    Ok(client.query_one(&statement, values).await?)
}

/// The same for a change; gives the number of rows.
pub(super) async fn execute(client: &Object, sql: &str, values: &[&(dyn ToSql + Sync)]) -> Result<u64, PostgresError> {
    let statement = client.prepare_cached(sql).await?;
    Ok(client.execute(&statement, values).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_crossed_in_tls_unless_somebody_says_otherwise() {
        let mode = |text: &str| Target::parse(text).unwrap().config.get_ssl_mode();
        assert_eq!(mode("postgres://comptoir@db.example/comptoir"), SslMode::Require);
        assert_eq!(mode("postgres://comptoir@db.example/comptoir?sslmode=disable"), SslMode::Disable);
        assert_eq!(mode("postgres://comptoir@localhost/comptoir"), SslMode::Disable);
        assert_eq!(mode("postgres://comptoir@%2Frun%2Fpostgresql/comptoir"), SslMode::Disable);
    }

    #[test]
    fn what_is_wrong_is_said_and_a_password_never() {
        let target = Target::parse("postgres://comptoir:hidden@db.example:5433/comptoir").unwrap();
        assert_eq!(target.shown, "db.example/comptoir");
        assert!(Target::parse("postgres://comptoir@db.example").unwrap_err().contains("which database"));
        assert!(Target::parse("postgres:///comptoir").unwrap_err().contains("which host"));
        assert!(!Target::parse("postgres://comptoir:hidden@db.example:port/x").unwrap_err().contains("hidden"));
    }
}
