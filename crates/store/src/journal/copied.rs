//! Which journals were continued in two places: a disk was copied, or an earlier state of it was put back.

use std::collections::BTreeMap;

use comptoir_domain::Timestamp;
use comptoir_domain::ids::DeviceId;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::uuid_at;
use crate::error::StoreError;

/// The first series of four letters: a journal that was continued in two places draws its next series from here on.
pub(crate) const APART_FROM: u32 = 26 * 26 * 26;

/// A journal that was continued in two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct CopiedJournal {
    /// At how many places two continuations of it part; 0 where one of the two had recorded nothing when it heard of the other.
    pub(crate) forks: u32,
    /// Since when it has its last new series of paper numbers; absent while no copy is known to have heard of the other.
    pub(crate) apart_since: Option<Timestamp>,
}

/// At how many places the lines of each device part, and when it last drew a series. A series that follows one that is known was not
/// drawn: a backup was restored.
const COPIED: &str = "
    SELECT device, sum(parts), max(apart_since) FROM (
        SELECT device, max(parent IS NOT NULL) AS parts,
               max(CASE WHEN series >= ?1 AND series - 1 NOT IN (SELECT series FROM log) THEN opened_at END)
                   AS apart_since
        FROM log GROUP BY device, epoch, first_seq)
    GROUP BY device HAVING sum(parts) > 0 OR max(apart_since) IS NOT NULL";

/// The journals that were continued in two places, as far as is known here.
pub(crate) fn copied_journals(connection: &Connection) -> Result<BTreeMap<DeviceId, CopiedJournal>, StoreError> {
    let mut statement = connection.prepare_cached(COPIED)?;
    let rows = statement.query_map([APART_FROM], |row| {
        let apart_since = row.get::<_, Option<i64>>(2)?.map(Timestamp);
        Ok((DeviceId(uuid_at(row, 0)?), CopiedJournal { forks: row.get(1)?, apart_since }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
