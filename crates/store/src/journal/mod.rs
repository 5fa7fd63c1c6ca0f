//! The journal: appending facts and reading them back.
//!
//! A log is one unbroken life (epoch) of one device. Read [`run`] for what devices send each other, [`line`] for what happens
//! when a log was continued twice, [`copied`] for how people are told, [`ingest`](crate::ingest) for how a run comes in.

mod copied;
mod items;
pub(crate) mod line;
mod read_line;
mod run;
mod wanted;

use comptoir_domain::clock::HybridTime;
use comptoir_domain::event::{ChainHash, Content, Envelope, Scope, StreamKind, StreamRef, bytes_hash, content_hash};
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{DeviceId, EpochId};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use uuid::Uuid;

use crate::error::StoreError;
use crate::store::read_setting;

pub(crate) use copied::{APART_FROM, CopiedJournal, copied_journals};
pub(crate) use items::{chain_at, items};
pub use line::{LogHead, Tip};
pub(crate) use read_line::{sign_end, tips};
pub use run::{Bare, Item, LogRun};
pub use wanted::{Filling, Wanted};

/// Where this device's journal ends.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// The row of this epoch in `log`.
    pub(crate) log: i64,
    pub(crate) device: DeviceId,
    pub(crate) epoch: EpochId,
    /// The series of paper numbers of this epoch, from 0.
    pub(crate) series: u32,
    /// The sequence of the next event.
    pub(crate) next_seq: i64,
    pub(crate) chain: ChainHash,
    /// The greatest clock reading seen.
    pub(crate) clock: HybridTime,
}

impl Head {
    /// The setting that keeps the greatest clock reading received from others.
    pub(crate) const CLOCK_SEEN: &'static str = "clock_seen";

    /// Reads the end of this device's current epoch.
    pub(crate) fn load(connection: &Connection) -> Result<Option<Self>, StoreError> {
        let own = connection
            .query_row(
                // Each epoch has a greater series; lines that part from its first one come later.
                "SELECT no, device, epoch, series FROM log WHERE is_own = 1 ORDER BY series DESC, no LIMIT 1",
                [],
                |row| Ok((row.get::<_, i64>(0)?, uuid_at(row, 1)?, uuid_at(row, 2)?, row.get::<_, u32>(3)?)),
            )
            .optional()?;
        let Some((log, device, epoch, series)) = own else { return Ok(None) };
        let (device, epoch) = (DeviceId(device), EpochId(epoch));
        let last = last_of(connection, log)?;
        let (next_seq, chain) = match last {
            Some((seq, chain)) => (seq + 1, chain),
            None => (1, ChainHash::genesis(device, epoch)),
        };
        Ok(Some(Self { log, device, epoch, series, next_seq, chain, clock: last_clock(connection)? }))
    }

    /// Appends an event of this device.
    pub(crate) fn append(
        &mut self,
        connection: &Connection,
        stream: i64,
        scope: Scope,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        let chain = self.chain.extend(content_hash(scope, bytes_hash(bytes)));
        insert(connection, self.log, self.next_seq, stream, chain, bytes)?;
        self.chain = chain;
        self.next_seq += 1;
        Ok(())
    }
}

/// Stores an event verbatim.
pub(crate) fn insert(
    connection: &Connection,
    log: i64,
    seq: i64,
    stream: i64,
    chain: ChainHash,
    bytes: &[u8],
) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO event (log, seq, stream, chain, bytes) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![log, seq, stream, chain.0.0, bytes])?;
    Ok(())
}

/// Stores what stands for an event that is outside this device's scopes.
pub(crate) fn insert_bare(
    connection: &Connection,
    log: i64,
    seq: i64,
    bare: Bare,
    chain: ChainHash,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO bare_event (log, seq, scope, hash, chain) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![log, seq, bare.scope.to_bytes(), bare.hash.0, chain.0.0])?;
    Ok(())
}

/// The last sequence that is held of a line, and its link.
pub(crate) fn last_of(connection: &Connection, log: i64) -> Result<Option<(i64, ChainHash)>, StoreError> {
    let read = |row: &Row<'_>| Ok((row.get(0)?, ChainHash(Hash(row.get(1)?))));
    let mut statement =
        connection.prepare_cached("SELECT seq, chain FROM event WHERE log = ?1 ORDER BY seq DESC LIMIT 1")?;
    let event: Option<(i64, ChainHash)> = statement.query_row([log], read).optional()?;
    let mut statement =
        connection.prepare_cached("SELECT seq, chain FROM bare_event WHERE log = ?1 ORDER BY seq DESC LIMIT 1")?;
    let bare: Option<(i64, ChainHash)> = statement.query_row([log], read).optional()?;
    Ok([event, bare].into_iter().flatten().max_by_key(|(seq, _)| *seq))
}

/// The greatest clock reading of this device's own events, and of those it has received.
fn last_clock(connection: &Connection) -> Result<HybridTime, StoreError> {
    let received = read_setting(connection, Head::CLOCK_SEEN)?.and_then(|text| text.parse().ok());
    let mut clock = received.map_or_else(HybridTime::default, HybridTime::from_i64);
    // Within an epoch the own clock only rises: the last event of each has its greatest reading.
    let mut statement = connection.prepare_cached(
        "SELECT (SELECT bytes FROM event WHERE event.log = log.no ORDER BY seq DESC LIMIT 1) FROM log WHERE is_own = 1",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(bytes) = row.get_ref(0)?.as_blob_or_null().map_err(rusqlite::Error::from)? {
            clock = clock.merge(Envelope::from_bytes(bytes)?.clock);
        }
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
