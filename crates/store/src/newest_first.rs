//! The events of all logs, those recorded last first, whatever the order in which they arrived here.
//!
//! The clock of a log only rises: its end holds its latest events, and merging the ends needs no index of its own, which
//! every command would have to write. Reading a page costs a page, and one event of each log.

use std::collections::BTreeMap;
use std::fmt::{Display, Formatter};
use std::ops::ControlFlow;
use std::str::FromStr;

use comptoir_domain::event::{Content, Envelope};
use comptoir_domain::fold::OrderKey;
use rusqlite::{Connection, Rows, Statement};

use crate::error::StoreError;

/// How far each log was read: the least sequence that was given. A log that is not named was not begun.
///
/// It names each log, rather than one moment, so that no event is left out between two pages: not even those of a log whose
/// author forged its clock, nor those that have just arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReadSoFar(BTreeMap<i64, i64>);

impl Display for ReadSoFar {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        for (place, (log, seq)) in self.0.iter().enumerate() {
            let between = if place == 0 { "" } else { "_" };
            write!(formatter, "{between}{log}.{seq}")?;
        }
        Ok(())
    }
}

/// Not the text of a [`ReadSoFar`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotACursor;

impl FromStr for ReadSoFar {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        let place = |part: &str| -> Option<(i64, i64)> {
            let (log, seq) = part.split_once('.')?;
            Some((log.parse().ok()?, seq.parse().ok()?))
        };
        text.split('_').map(|part| place(part).ok_or(NotACursor)).collect::<Result<_, _>>().map(Self)
    }
}

/// An event as it is held here.
pub(crate) struct Held {
    /// Its place in this device's journal.
    pub(crate) position: i64,
    /// What it says.
    pub(crate) content: Content,
    log: i64,
    seq: i64,
}

/// Read row by row along the index of the logs: what is not asked for is not read.
pub(crate) const FROM_THE_END: &str =
    "SELECT seq, position, bytes FROM event WHERE log = ?1 AND seq < ?2 ORDER BY seq DESC";

/// A log, read from its end; with the event that comes next.
struct End<'a> {
    log: i64,
    rows: Rows<'a>,
    next: Option<Held>,
}

impl<'a> End<'a> {
    fn open(statement: &'a mut Statement<'_>, log: i64, read: &ReadSoFar) -> Result<Self, StoreError> {
        let rows = statement.query([log, read.0.get(&log).copied().unwrap_or(i64::MAX)])?;
        let mut end = Self { log, rows, next: None };
        end.advance()?;
        Ok(end)
    }

    fn advance(&mut self) -> Result<Option<Held>, StoreError> {
        let mut next = None;
        while next.is_none()
            && let Some(row) = self.rows.next()?
        {
            let bytes = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
            // What is of a newer Comptoir has no words here.
            if Envelope::from_bytes(bytes)?.is_known() {
                let content = Content::from_bytes(bytes)?;
                next = Some(Held { position: row.get(1)?, content, log: self.log, seq: row.get(0)? });
            }
        }
        Ok(std::mem::replace(&mut self.next, next))
    }

    fn key(&self) -> Option<OrderKey> {
        self.next.as_ref().map(|held| OrderKey::from(&held.content))
    }
}

/// Gives the events after `read` one by one, until there are none or `take` breaks. Gives where to go on, if there is more.
pub(crate) fn visit<E: From<StoreError>>(
    connection: &Connection,
    mut read: ReadSoFar,
    mut take: impl FnMut(Held) -> Result<ControlFlow<()>, E>,
) -> Result<Option<ReadSoFar>, E> {
    let logs = logs(connection)?;
    let prepare = |_: &i64| connection.prepare(FROM_THE_END).map_err(StoreError::from);
    let mut statements = logs.iter().map(prepare).collect::<Result<Vec<_>, _>>()?;
    let opened = statements.iter_mut().zip(logs).map(|(statement, log)| End::open(statement, log, &read));
    let mut ends = opened.collect::<Result<Vec<_>, _>>()?;
    while let Some(end) = ends.iter_mut().filter(|end| end.next.is_some()).max_by_key(|end| end.key()) {
        let Some(held) = end.advance()? else { break };
        read.0.insert(held.log, held.seq);
        if take(held)?.is_break() {
            let more = ends.iter().any(|end| end.next.is_some());
            return Ok(more.then_some(read));
        }
    }
    Ok(None)
}

fn logs(connection: &Connection) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT no FROM log ORDER BY no")?;
    let logs = statement.query_map([], |row| row.get(0))?;
    Ok(logs.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        let read = ReadSoFar(BTreeMap::from([(1, 1_000_000), (17, 3)]));
        assert_eq!(read.to_string(), "1.1000000_17.3");
        assert_eq!(read.to_string().parse(), Ok(read));
        for wrong in ["", "1", "1.x", "1.2_", "before"] {
            assert_eq!(wrong.parse::<ReadSoFar>(), Err(NotACursor), "{wrong}");
        }
    }
}
