//! What PostgreSQL answers that is no answer.

use std::error::Error as _;
use std::fmt;

use comptoir_store::StoreError;
use comptoir_sync::node::SharedUnavailable;
use deadpool_postgres::PoolError;
use thiserror::Error;

/// Why something could not be read from or kept in PostgreSQL.
#[derive(Debug, Error)]
pub(crate) enum PostgresError {
    /// It answers with an error, or not at all.
    #[error("{}", Said(.0))]
    Database(#[from] tokio_postgres::Error),
    /// No connection came free, or could be made, in time.
    #[error("{}", pool_said(.0))]
    Pool(PoolError),
    /// It takes too long.
    #[error("PostgreSQL does not answer")]
    TooSlow,
    /// The keys file does not open what is sealed in the database.
    #[error("what is sealed in the database does not open with these keys")]
    Sealed,
    /// What is there makes no sense.
    #[error("{0}")]
    Damaged(String),
    /// The replica does not answer.
    #[error("the replica: {0}")]
    Replica(#[from] StoreError),
}

impl From<PoolError> for PostgresError {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Backend(error) => Self::Database(error),
            PoolError::Timeout(_) => Self::TooSlow,
            other => Self::Pool(other),
        }
    }
}

impl From<PostgresError> for SharedUnavailable {
    fn from(error: PostgresError) -> Self {
        Self(error.to_string())
    }
}

impl PostgresError {
    /// True where waiting does not help: a wrong name or password, a database that is not there, a certificate.
    pub(crate) fn is_for_good(&self) -> bool {
        let Self::Database(error) = self else { return !matches!(self, Self::TooSlow | Self::Pool(_)) };
        if let Some(said) = error.code() {
            // Starting up, shutting down, too many connections: later. Wrong name, password, database, right: never.
            return ["28", "3D", "42", "3F", "0A"].iter().any(|class| said.code().starts_with(class));
        }
        let text = Said(error).to_string();
        ["certificate", "TLS", "password"].iter().any(|word| text.contains(word))
    }
}

/// The error with its reason, in one line: the library's own text leaves the reason out.
struct Said<'a>(&'a tokio_postgres::Error);

impl fmt::Display for Said<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.as_db_error(), self.0.source()) {
            (Some(said), _) => formatter.write_str(said.message()),
            (None, Some(source)) => write!(formatter, "{}: {source}", self.0),
            (None, None) => write!(formatter, "{}", self.0),
        }
    }
}

fn pool_said(error: &PoolError) -> String {
    match error {
        PoolError::PostCreateHook(deadpool_postgres::HookError::Message(message)) => message.to_string(),
        other => other.to_string(),
    }
}
