//! The journal: appending facts and reading them back.

use comptoir_domain::clock::{HybridTime, Timestamp};
use comptoir_domain::event::{ChainHash, Content, StreamKind, StreamRef, content_hash};
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{DeviceId, EpochId};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use uuid::Uuid;

use crate::error::StoreError;
use crate::store::{Store, read_setting};

/// Consecutive events of one log, in whole batches: what one device sends another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRun {
    /// Whose log.
    pub device: DeviceId,
    /// In which unbroken life of it.
    pub epoch: EpochId,
    /// The series of paper numbers of that life.
    pub series: u32,
    /// When it began.
    pub opened_at: Timestamp,
    /// The sequence of the first event, from 1.
    pub first_seq: i64,
    /// The link before the first event.
    pub before: ChainHash,
    /// The link of the last event.
    pub head: ChainHash,
    /// The events, exactly as their author stored them.
    pub events: Vec<Vec<u8>>,
}

impl LogRun {
    /// The sequence of the last event; that before the first where there is none.
    #[must_use]
    pub fn last_seq(&self) -> i64 {
        self.first_seq.saturating_add(i64::try_from(self.events.len()).unwrap_or(i64::MAX)).saturating_sub(1)
    }
}

/// Where a log that is held here ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogHead {
    /// Whose log.
    pub device: DeviceId,
    /// In which unbroken life of it.
    pub epoch: EpochId,
    /// The series of paper numbers of that life.
    pub series: u32,
    /// When it began.
    pub opened_at: Timestamp,
    /// This device wrote it, now or in an earlier life.
    pub is_own: bool,
    /// The last sequence; 0 where there is none yet.
    pub last_seq: i64,
    /// Its link.
    pub head: ChainHash,
}

impl Store {
    /// Where each log that is held here ends; the current own one is the last that is own.
    ///
    /// # Errors
    /// What the database answers.
    pub fn logs(&self) -> Result<Vec<LogHead>, StoreError> {
        let reader = self.reader();
        let mut statement =
            reader.prepare_cached("SELECT no, device, epoch, series, opened_at, is_own FROM log ORDER BY no")?;
        let mut rows = statement.query([])?;
        let mut logs = Vec::new();
        while let Some(row) = rows.next()? {
            let (device, epoch) = (DeviceId(uuid_at(row, 1)?), EpochId(uuid_at(row, 2)?));
            let last = last_of(&reader, row.get(0)?)?;
            let (last_seq, head) = last.unwrap_or_else(|| (0, ChainHash::genesis(device, epoch)));
            let (series, opened_at, is_own) = (row.get(3)?, Timestamp(row.get(4)?), row.get(5)?);
            logs.push(LogHead { device, epoch, series, opened_at, is_own, last_seq, head });
        }
        Ok(logs)
    }

    /// The events of a log after a sequence, in whole batches: at least one batch, and no more once there are `events_max`.
    /// `None` where the log is not held, or ends there.
    ///
    /// # Errors
    /// What the database answers.
    pub fn read_log(&self, of: &LogHead, after_seq: i64, events_max: usize) -> Result<Option<LogRun>, StoreError> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT seq, chain, bytes FROM event WHERE log = (SELECT no FROM log WHERE device = ?1 AND epoch = ?2)
             AND seq >= ?3 ORDER BY seq",
        )?;
        let mut rows = statement.query(params![of.device.as_bytes(), of.epoch.as_bytes(), after_seq])?;
        let genesis = ChainHash::genesis(of.device, of.epoch);
        let LogHead { device, epoch, series, opened_at, .. } = *of;
        let first_seq = after_seq.saturating_add(1);
        let mut run =
            LogRun { device, epoch, series, opened_at, first_seq, before: genesis, head: genesis, events: Vec::new() };
        while let Some(row) = rows.next()? {
            run.head = ChainHash(Hash(row.get(1)?));
            if row.get::<_, i64>(0)? == after_seq {
                run.before = run.head;
                continue;
            }
            let bytes = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
            let batch = Content::from_bytes(bytes)?.batch;
            run.events.push(bytes.to_vec());
            if run.events.len() >= events_max && batch.index + 1 == batch.size {
                break;
            }
        }
        Ok((!run.events.is_empty()).then_some(run))
    }
}

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
                "SELECT no, device, epoch, series FROM log WHERE is_own = 1 ORDER BY no DESC LIMIT 1",
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
    pub(crate) fn append(&mut self, connection: &Connection, stream: i64, bytes: &[u8]) -> Result<(), StoreError> {
        let chain = self.chain.extend(content_hash(bytes));
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

/// The last sequence that is held of a log, and its link.
pub(crate) fn last_of(connection: &Connection, log: i64) -> Result<Option<(i64, ChainHash)>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT seq, chain FROM event WHERE log = ?1 ORDER BY seq DESC LIMIT 1")?;
    let last = statement.query_row([log], |row| Ok((row.get(0)?, ChainHash(Hash(row.get(1)?))))).optional()?;
    Ok(last)
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
            clock = clock.merge(Content::from_bytes(bytes)?.clock);
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
