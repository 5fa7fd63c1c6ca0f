//! What others sent and could not be verified: it is kept apart, and shown to whoever looks after the computers.

use comptoir_domain::Timestamp;
use comptoir_domain::fingerprint::Fingerprint;
use comptoir_domain::ids::DeviceId;
use comptoir_domain::people::Permission;
use comptoir_domain::signature::PublicKey;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ExecuteError;
use crate::journal::uuid_at;
use crate::purge::BACKUP_WINDOW;
use crate::queries::{Asked, Query};

/// What is kept apart on this computer.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListQuarantinedRuns {}

/// It.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct QuarantinedRunList {
    /// The latest first; what has not come again for as long as backups are kept is left out.
    pub(crate) runs: Vec<QuarantinedRunRow>,
}

/// Consecutive events under one name.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct QuarantinedRunRow {
    /// The computer that is said to have recorded them.
    pub(crate) author: DeviceId,
    /// Its name, if it is known here.
    pub(crate) author_name: Option<String>,
    /// Four groups of four that people compare.
    pub(crate) fingerprint: String,
    /// How many they are.
    #[ts(type = "number")]
    pub(crate) events: u64,
    /// `bad_signature`, `unreadable`, `too_large`, `other_organisation` or `not_enrolled`.
    pub(crate) why: String,
    /// When they came first.
    pub(crate) first_at: Timestamp,
}

impl Query for ListQuarantinedRuns {
    const NAME: &'static str = "people.quarantined_runs";
    const PERMISSION: Option<Permission> = Some(Permission::ManageDevices);
    type Answer = QuarantinedRunList;

    fn answer(self, asked: &Asked<'_>) -> Result<QuarantinedRunList, ExecuteError> {
        let mut statement = asked.connection.prepare_cached(
            "SELECT author, name, quarantined_run.key, first_seq, last_seq, why, first_at FROM quarantined_run
             LEFT JOIN device_row ON device_row.id = author WHERE last_at >= ?1 ORDER BY last_at DESC, hash",
        )?;
        let rows = statement.query_map([asked.now.0 - BACKUP_WINDOW], |row| {
            let (first_seq, last_seq): (i64, i64) = (row.get(3)?, row.get(4)?);
            Ok(QuarantinedRunRow {
                author: DeviceId(uuid_at(row, 0)?),
                author_name: row.get(1)?,
                fingerprint: Fingerprint::of(&PublicKey(row.get(2)?)).to_string(),
                events: u64::try_from(last_seq.saturating_sub(first_seq).saturating_add(1)).unwrap_or(0),
                why: row.get(5)?,
                first_at: Timestamp(row.get(6)?),
            })
        })?;
        Ok(QuarantinedRunList { runs: rows.collect::<Result<_, _>>()? })
    }
}
