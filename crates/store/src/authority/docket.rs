//! What is to be judged, in the order in which it was recorded: what somebody did bears on what is judged after it.

use std::collections::BTreeMap;

use comptoir_domain::authority::{Arrival, Judged, Place, Whom};
use comptoir_domain::clock::HybridTime;
use comptoir_domain::event::Content;
use comptoir_domain::fold::OrderKey;
use comptoir_domain::ids::EpochId;
use rusqlite::{Connection, params};

use super::verdicts::standing;
use crate::error::StoreError;
use crate::journal::line::lines;
use crate::journal::{find_stream, uuid_at};

/// An event that is to be judged.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) header: Content,
    pub(super) place: Place,
    pub(super) arrival: Arrival,
}

/// What is to be judged. An event is kept by where it is, not by what it says: there may be many.
#[derive(Default)]
pub(super) struct Docket {
    pending: BTreeMap<OrderKey, (i64, Arrival)>,
}

impl Docket {
    pub(super) fn add(&mut self, header: &Content, position: i64, arrival: Arrival) {
        self.pending.entry(OrderKey::from(header)).or_insert((position, arrival));
    }

    /// Adds the events under a verdict that stands.
    pub(super) fn add_standing(&mut self, connection: &Connection) -> Result<(), StoreError> {
        standing(connection)?.into_iter().try_for_each(|judged| self.add_judged(connection, judged).map(drop))
    }

    /// Adds one event, if it has arrived. Gives what it says.
    pub(super) fn add_judged(
        &mut self,
        connection: &Connection,
        judged: Judged,
    ) -> Result<Option<Content>, StoreError> {
        let Some(row) = find_stream(connection, judged.stream)? else { return Ok(None) };
        let mut statement = connection.prepare_cached("SELECT position, bytes FROM event WHERE stream = ?1")?;
        let mut rows = statement.query([row])?;
        while let Some(row) = rows.next()? {
            let header = Content::from_bytes(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?;
            if header.id == judged.event {
                self.add(&header, row.get(0)?, Arrival::Earlier);
                return Ok(Some(header));
            }
        }
        Ok(None)
    }

    /// Adds what they recorded after `since`: each log is followed back from its end, within which the clock only rises.
    pub(super) fn add_since(
        &mut self,
        connection: &Connection,
        since: HybridTime,
        whom: Whom,
    ) -> Result<(), StoreError> {
        for line in lines(connection)? {
            if matches!(whom, Whom::Device(device) if device != line.device) {
                continue;
            }
            let mut statement =
                connection.prepare_cached("SELECT position, bytes FROM event WHERE log = ?1 ORDER BY seq DESC")?;
            let mut rows = statement.query([line.line])?;
            while let Some(row) = rows.next()? {
                // What is of a newer Comptoir is for a newer judge.
                let Ok(header) = Content::from_bytes(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?) else {
                    continue;
                };
                if header.clock < since {
                    break;
                }
                if whom.recorded(&header) {
                    self.add(&header, row.get(0)?, Arrival::Earlier);
                }
            }
        }
        Ok(())
    }

    /// The next event, the earliest first.
    pub(super) fn next(&mut self, connection: &Connection) -> Result<Option<Case>, StoreError> {
        let first = self.pending.pop_first();
        first.map(|(_, (position, arrival))| case(connection, position, arrival)).transpose()
    }
}

fn case(connection: &Connection, position: i64, arrival: Arrival) -> Result<Case, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT event.bytes, event.seq, log.epoch FROM event JOIN log ON log.no = event.log WHERE event.position = ?1",
    )?;
    let (bytes, seq, epoch) = statement
        .query_row(params![position], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?, EpochId(uuid_at(row, 2)?))))?;
    Ok(Case { header: Content::from_bytes(&bytes)?, place: Place { epoch, seq }, arrival })
}
