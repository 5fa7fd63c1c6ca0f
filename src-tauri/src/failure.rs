//! The edge: every error becomes `{code, params, incident}` here, and nowhere else.

use comptoir_store::{BackupError, ExecuteError, ImportError, ImportFileError, StoreError};
use serde::Serialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// What the screens and the command line are told when something is not done.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Failure {
    /// The key of its words in the message catalogue.
    pub code: String,
    /// What the words need.
    #[ts(type = "Record<string, unknown>")]
    pub params: Value,
    /// Names the entry in the log, where a person cannot mend it; absent for refusals.
    pub incident: Option<String>,
}

impl Failure {
    /// A failure that a person can mend.
    #[must_use]
    pub fn new(code: &str, params: Value) -> Self {
        Self { code: code.to_owned(), params, incident: None }
    }

    /// A failure of the machinery: written to the log under a fresh incident number.
    #[must_use]
    pub fn incident(code: &str, detail: &str) -> Self {
        let incident = uuid::Uuid::new_v4().simple().to_string().chars().take(8).collect::<String>();
        eprintln!("comptoir: incident {incident}: {code}: {detail}");
        Self { code: code.to_owned(), params: json!({ "detail": detail }), incident: Some(incident) }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.code, self.params)
    }
}

impl std::error::Error for Failure {}

impl From<ExecuteError> for Failure {
    fn from(error: ExecuteError) -> Self {
        match error {
            ExecuteError::Refused(refusal) => {
                let value = serde_json::to_value(&refusal).unwrap_or_default();
                let code = value.get("code").and_then(Value::as_str).unwrap_or("platform.refused").to_owned();
                let params = value.get("params").cloned().unwrap_or_else(|| json!({}));
                Self { code, params, incident: None }
            }
            ExecuteError::Unknown(name) => Self::new("platform.unknown_verb", json!({ "name": name })),
            ExecuteError::BadBody(detail) => Self::new("platform.bad_body", json!({ "detail": detail })),
            ExecuteError::CommandIdReused => Self::new("platform.command_id_reused", json!({})),
            ExecuteError::Store(error) => error.into(),
        }
    }
}

impl From<ImportFileError> for Failure {
    fn from(error: ImportFileError) -> Self {
        Self::new(error.code(), error.params())
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::File(error) => error.into(),
            ImportError::Execute(error) => error.into(),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let detail = error.to_string();
        match error {
            StoreError::WrongKey => Self::new("device.wrong_key", json!({})),
            StoreError::TooNew { found, known } => {
                Self::new("device.too_new", json!({ "found": found, "known": known }))
            }
            StoreError::Outdated => Self::new("device.outdated", json!({})),
            StoreError::Sealed => Self::new("device.code_wrong", json!({})),
            StoreError::Database(_) | StoreError::Unavailable(_) | StoreError::Migration(_) if error.is_retryable() => {
                Self::incident("device.disk", &detail)
            }
            StoreError::File { ref path, .. } => {
                Self { params: json!({ "path": path, "detail": detail }), ..Self::incident("device.file", &detail) }
            }
            StoreError::Quarantined { path } => Self::new("device.quarantined", json!({ "path": path })),
            StoreError::NoBackup(_) => Self::incident("device.no_backup", &detail),
            StoreError::Damaged(_) => Self::incident("device.damaged", &detail),
            StoreError::Database(_) | StoreError::Unavailable(_) | StoreError::Migration(_) | StoreError::Random(_) => {
                Self::incident("device.database", &detail)
            }
        }
    }
}

impl From<BackupError> for Failure {
    fn from(error: BackupError) -> Self {
        let none = json!({});
        match error {
            BackupError::NotFounded => Self::new("backup.not_founded", none),
            BackupError::NotABackup => Self::new("backup.not_a_backup", none),
            BackupError::TooNew { format } => Self::new("backup.too_new", json!({ "format": format })),
            BackupError::Damaged(detail) => Self::incident("backup.damaged", &detail),
            BackupError::NoRecovery => Self::new("backup.no_recovery", none),
            BackupError::TargetFounded { organisation_name } => {
                Self::new("backup.target_founded", json!({ "organisation_name": organisation_name }))
            }
            BackupError::TargetUnreadable => Self::new("backup.target_unreadable", none),
            BackupError::Store(error) => error.into(),
        }
    }
}
