//! What is to be settled, by rule and by what it is about.

use comptoir_domain::event::StreamKind;
use comptoir_domain::fold::Rule;
use comptoir_domain::people::Permission;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::error::ExecuteError;
use crate::journal::{kind_of, uuid_at};
use crate::people::audit::subject_name;
use crate::queries::{Asked, Query};

/// Rules that facts recorded apart have broken together.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListAnomalies {}

/// What is to be settled.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct AnomalyList {
    /// The first hundred, by rule.
    pub(crate) rows: Vec<AnomalyRow>,
    /// There are more than are given.
    pub(crate) more: bool,
}

/// A rule broken about one thing, once or several times.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct AnomalyRow {
    /// The broken rule.
    pub(crate) rule: Rule,
    /// What it is about.
    pub(crate) about: AnomalySubject,
    /// Which one.
    pub(crate) subject: Uuid,
    /// How that is called on screens; empty where it has no name.
    pub(crate) subject_name: String,
    /// How many times.
    pub(crate) count: i64,
}

/// What an anomaly is about, as far as a screen can open it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AnomalySubject {
    /// A sale.
    Sale,
    /// A shift.
    Shift,
    /// A product.
    Product,
    /// A customer.
    Customer,
    /// Something else.
    Other,
}

impl From<StreamKind> for AnomalySubject {
    fn from(kind: StreamKind) -> Self {
        match kind {
            StreamKind::Sale => Self::Sale,
            StreamKind::Shift => Self::Shift,
            StreamKind::Product => Self::Product,
            StreamKind::Customer => Self::Customer,
            _ => Self::Other,
        }
    }
}

const ROWS_MAX: usize = 100;

impl Query for ListAnomalies {
    const NAME: &'static str = "audit.anomalies";
    const PERMISSION: Option<Permission> = Some(Permission::ViewAudit);
    type Answer = AnomalyList;

    fn answer(self, asked: &Asked<'_>) -> Result<AnomalyList, ExecuteError> {
        let mut statement = asked.connection.prepare_cached(
            "SELECT rule, kind, subject, count(DISTINCT id) FROM anomaly_row GROUP BY rule, kind, subject
             ORDER BY rule, kind, subject LIMIT 101",
        )?;
        let mut found = statement.query([])?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            // A rule of a newer Comptoir has no words here.
            let Some(rule) = Rule::from_name(&row.get::<_, String>(0)?) else { continue };
            let (kind, subject) = (kind_of(row.get(1)?)?, uuid_at(row, 2)?);
            let subject_name = subject_name(asked.connection, kind, subject)?;
            rows.push(AnomalyRow { rule, about: kind.into(), subject, subject_name, count: row.get(3)? });
        }
        let more = rows.len() > ROWS_MAX;
        rows.truncate(ROWS_MAX);
        Ok(AnomalyList { rows, more })
    }
}
