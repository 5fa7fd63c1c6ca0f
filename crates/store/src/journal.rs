//! The journal: appending facts and reading them back.

use comptoir_domain::clock::HybridTime;
use comptoir_domain::event::{ChainHash, Content, StreamKind, StreamRef, content_hash};
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{DeviceId, EpochId};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use uuid::Uuid;

use crate::error::StoreError;

/// Where this device's journal ends.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// The row of this epoch in `log`.
    pub(crate) log: i64,
    pub(crate) device: DeviceId,
    /// The series of paper numbers of this epoch, from 0.
    pub(crate) series: u32,
    /// The sequence of the next event.
    pub(crate) next_seq: i64,
    pub(crate) chain: ChainHash,
    /// The greatest clock reading seen.
    pub(crate) clock: HybridTime,
}

impl Head {
    /// Reads the end of this device's current epoch.
    pub(crate) fn load(connection: &Connection) -> Result<Option<Self>, StoreError> {
        let own = connection
            .query_row(
                "SELECT no, device, epoch, series FROM log WHERE is_own = 1 ORDER BY no DESC LIMIT 1",
                [],
                |row| Ok((row.get::<_, i64>(0)?, uuid_at(row, 1)?, uuid_at(row, 2)?, row.get::<_, u32>(3)?)),
            )
            .optional()?;
        let Some((log, device, epoch, series)) = own else { return Ok(None) };
        let (device, epoch) = (DeviceId(device), EpochId(epoch));
        let last = connection
            .query_row("SELECT log, seq, chain FROM event ORDER BY position DESC LIMIT 1", [], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, [u8; 32]>(2)?))
            })
            .optional()?;
        let last = match last {
            Some((of, seq, chain)) if of == log => Some((seq, chain)),
            Some(_) => connection
                .query_row("SELECT seq, chain FROM event WHERE log = ?1 ORDER BY position DESC LIMIT 1", [log], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .optional()?,
            None => None,
        };
        let (next_seq, chain) = match last {
            Some((seq, chain)) => (seq + 1, ChainHash(Hash(chain))),
            None => (1, ChainHash::genesis(device, epoch)),
        };
        Ok(Some(Self { log, device, series, next_seq, chain, clock: last_clock(connection)? }))
    }

    /// Appends an event of this device.
    pub(crate) fn append(&mut self, connection: &Connection, stream: i64, bytes: &[u8]) -> Result<(), StoreError> {
        let chain = self.chain.extend(content_hash(bytes));
        connection
            .prepare_cached("INSERT INTO event (log, seq, stream, chain, bytes) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![self.log, self.next_seq, stream, chain.0.0, bytes])?;
        self.chain = chain;
        self.next_seq += 1;
        Ok(())
    }
}

fn last_clock(connection: &Connection) -> Result<HybridTime, StoreError> {
    // Own events tick above everything seen, so the last few rows hold the greatest reading.
    let mut statement = connection.prepare("SELECT bytes FROM event ORDER BY position DESC LIMIT 64")?;
    let mut rows = statement.query([])?;
    let mut clock = HybridTime::default();
    while let Some(row) = rows.next()? {
        clock = clock.merge(Content::from_bytes(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?.clock);
    }
    Ok(clock)
}

/// The row of a stream, if it has one.
pub(crate) fn find_stream(connection: &Connection, stream: StreamRef) -> Result<Option<i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT no FROM stream WHERE id = ?1 AND kind = ?2")?;
    let found = statement.query_row(params![stream.id.as_bytes(), stream.kind.code()], |row| row.get(0)).optional()?;
    Ok(found)
}

/// The events of a stream, in the order in which they arrived here.
pub(crate) fn events_of(connection: &Connection, stream: i64) -> Result<Vec<Content>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT bytes FROM event WHERE stream = ?1 ORDER BY stream, position")?;
    let mut rows = statement.query([stream])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(Content::from_bytes(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?);
    }
    Ok(events)
}

/// The identifier in this column.
pub(crate) fn uuid_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Uuid> {
    row.get::<_, [u8; 16]>(column).map(Uuid::from_bytes)
}

/// The identifier in this column, if there is one.
pub(crate) fn optional_uuid_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Uuid>> {
    Ok(row.get::<_, Option<[u8; 16]>>(column)?.map(Uuid::from_bytes))
}

/// The stream kind with this number.
pub(crate) fn kind_of(code: u8) -> Result<StreamKind, StoreError> {
    StreamKind::from_code(code).ok_or_else(|| StoreError::Damaged(format!("stream kind {code} is unknown")))
}
