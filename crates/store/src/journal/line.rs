//! Lines: what a log is made of once it was continued twice.
//!
//! A log is one line until a cloned disk or a restored backup continues it a second time. Where the two continuations part,
//! the line is split: a common beginning, and one line for each continuation, which have the beginning as their parent. So
//! nothing is dropped, and devices that learn of the two in any order end up with the same lines.

use comptoir_domain::clock::Timestamp;
use comptoir_domain::event::ChainHash;
use comptoir_domain::ids::{DeviceId, EpochId};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, Row, params};

use super::{Head, chain_at, last_of, uuid_at};
use crate::error::StoreError;
use crate::planted::{Planted, is_planted};
use crate::store::Store;

/// Where a line of a log ends, as devices tell each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Tip {
    /// Whose log.
    #[n(0)]
    pub device: DeviceId,
    /// In which unbroken life of it.
    #[n(1)]
    pub epoch: EpochId,
    /// The last sequence, from 1.
    #[n(2)]
    pub seq: i64,
    /// Its link.
    #[n(3)]
    pub chain: ChainHash,
}

/// Where a line that is held here ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogHead {
    pub(crate) line: i64,
    pub(crate) parent: Option<i64>,
    pub(crate) first_seq: i64,
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
    /// The last sequence; that before the first where there is none yet.
    pub last_seq: i64,
    /// Its link.
    pub head: ChainHash,
}

impl LogHead {
    /// The same as others are told.
    #[must_use]
    pub const fn tip(&self) -> Tip {
        Tip { device: self.device, epoch: self.epoch, seq: self.last_seq, chain: self.head }
    }

    fn read(connection: &Connection, row: &Row<'_>) -> Result<Self, StoreError> {
        let (device, epoch) = (DeviceId(uuid_at(row, 1)?), EpochId(uuid_at(row, 2)?));
        let (line, first_seq) = (row.get(0)?, row.get::<_, i64>(7)?);
        let last = last_of(connection, line)?;
        let (last_seq, head) = last.unwrap_or_else(|| (first_seq - 1, ChainHash::genesis(device, epoch)));
        let (series, opened_at, is_own) = (row.get(3)?, Timestamp(row.get(4)?), row.get(5)?);
        let parent = row.get(6)?;
        Ok(Self { line, parent, first_seq, device, epoch, series, opened_at, is_own, last_seq, head })
    }
}

const COLUMNS: &str = "no, device, epoch, series, opened_at, is_own, parent, first_seq";

impl Store {
    /// Where each line that is held here ends, in the order in which they became known; the own epochs among them.
    ///
    /// # Errors
    /// What the database answers.
    pub fn logs(&self) -> Result<Vec<LogHead>, StoreError> {
        lines(&self.reader())
    }
}

impl Store {
    /// Where logs were continued twice: whose, in which life, from which sequence on. Sorted.
    ///
    /// # Errors
    /// What the database answers.
    pub fn forks(&self) -> Result<Vec<(DeviceId, EpochId, i64)>, StoreError> {
        let lines = lines(&self.reader())?;
        let parted = lines.iter().filter(|line| line.parent.is_some());
        let mut forks: Vec<_> = parted.map(|line| (line.device, line.epoch, line.first_seq)).collect();
        forks.sort_unstable();
        forks.dedup();
        Ok(forks)
    }
}

pub(crate) fn lines(connection: &Connection) -> Result<Vec<LogHead>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM log ORDER BY no"))?;
    let mut rows = statement.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(LogHead::read(connection, row)?);
    }
    Ok(lines)
}

/// The lines of one epoch.
pub(crate) fn lines_of(connection: &Connection, device: DeviceId, epoch: EpochId) -> Result<Vec<LogHead>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM log WHERE device = ?1 AND epoch = ?2 ORDER BY no");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![device.as_bytes(), epoch.as_bytes()])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(LogHead::read(connection, row)?);
    }
    Ok(lines)
}

/// The lines from the beginning of the epoch to the end of `leaf`, each with the last sequence that lies on this way.
pub(crate) fn way_to(lines: &[LogHead], leaf: &LogHead) -> Vec<(LogHead, i64)> {
    let mut way = vec![(*leaf, leaf.last_seq)];
    while let Some((first, _)) = way.last() {
        let Some(parent) = first.parent.and_then(|parent| lines.iter().find(|line| line.line == parent)) else { break };
        let last = first.first_seq - 1;
        way.push((*parent, last));
    }
    way.reverse();
    way
}

/// Where new events of a run belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Nothing of this epoch is held.
    NewLog,
    /// At the end of this line.
    EndOf(LogHead),
    /// Where this line is already parted.
    BesidesChildrenOf(LogHead),
    /// In the middle of this line, which holds something else at this sequence.
    Fork(LogHead, i64),
}

/// Where a run fits on what is held.
#[derive(Clone, Debug)]
pub(crate) struct Attached {
    /// For each of its first items that are held already: on which line.
    pub(crate) held: Vec<i64>,
    /// Where the others belong, if there are others.
    pub(crate) place: Place,
}

/// Follows a run's links on the lines that are held. `None` when what goes before the run is not held.
pub(crate) fn attach(
    connection: &Connection,
    lines: &[LogHead],
    first_seq: i64,
    before: ChainHash,
    chains: &[ChainHash],
) -> Result<Option<Attached>, StoreError> {
    if lines.is_empty() {
        return Ok((first_seq == 1).then(|| Attached { held: Vec::new(), place: Place::NewLog }));
    }
    let found = match find(connection, lines, first_seq - 1, before)? {
        None if is_planted(Planted::HoleAccepted) => lines.last().copied(),
        found => found,
    };
    let Some(mut line) = found else { return Ok(None) };
    let mut held = Vec::new();
    for (seq, chain) in (first_seq..).zip(chains) {
        if seq <= line.last_seq {
            if !is_planted(Planted::HeldWithoutHash) && chain_at(connection, line.line, seq)? != Some(*chain) {
                return Ok(Some(Attached { held, place: Place::Fork(line, seq) }));
            }
            held.push(line.line);
            continue;
        }
        let children: Vec<&LogHead> = lines.iter().filter(|other| other.parent == Some(line.line)).collect();
        let mut next = None;
        for child in children.iter().filter(|_| !is_planted(Planted::ChildrenIgnored)) {
            if chain_at(connection, child.line, seq)? == Some(*chain) {
                next = Some(**child);
            }
        }
        match next {
            Some(child) => line = child,
            None if children.is_empty() => return Ok(Some(Attached { held, place: Place::EndOf(line) })),
            None => return Ok(Some(Attached { held, place: Place::BesidesChildrenOf(line) })),
        }
        held.push(line.line);
    }
    Ok(Some(Attached { held, place: Place::EndOf(line) }))
}

/// The line that holds this link at this sequence; the first one for what goes before the first event.
pub(crate) fn find(
    connection: &Connection,
    lines: &[LogHead],
    seq: i64,
    chain: ChainHash,
) -> Result<Option<LogHead>, StoreError> {
    if seq == 0 {
        let root = lines.iter().find(|line| line.parent.is_none());
        return Ok(root.filter(|root| ChainHash::genesis(root.device, root.epoch) == chain).copied());
    }
    for line in lines.iter().filter(|line| line.first_seq <= seq && seq <= line.last_seq) {
        if chain_at(connection, line.line, seq)? == Some(chain) {
            return Ok(Some(*line));
        }
    }
    Ok(None)
}

/// Parts a line before `seq`: what it holds from there on becomes a line of its own.
pub(crate) fn split(connection: &Connection, line: &LogHead, seq: i64) -> Result<(), StoreError> {
    let tail = insert(connection, line, line.is_own, Some(line.line), seq)?;
    let tables: &[&str] = if is_planted(Planted::SplitForgetsSignatures) {
        &["event", "bare_event"]
    } else {
        &["event", "bare_event", "signed_head"]
    };
    for table in tables {
        connection
            .prepare_cached(&format!("UPDATE {table} SET log = ?1 WHERE log = ?2 AND seq >= ?3"))?
            .execute([tail, line.line, seq])?;
    }
    connection
        .prepare_cached("UPDATE log SET parent = ?1 WHERE parent = ?2 AND no <> ?1")?
        .execute([tail, line.line])?;
    Ok(())
}

/// Makes a line of the same epoch that another device continued.
pub(crate) fn branch(connection: &Connection, parent: &LogHead, first_seq: i64) -> Result<i64, StoreError> {
    insert(connection, parent, false, Some(parent.line), first_seq)
}

/// Makes the first line of an epoch of another device.
pub(crate) fn begin(
    connection: &Connection,
    device: DeviceId,
    epoch: EpochId,
    series: u32,
    opened_at: Timestamp,
) -> Result<i64, StoreError> {
    let head = ChainHash::genesis(device, epoch);
    let like = LogHead {
        line: 0,
        parent: None,
        first_seq: 1,
        device,
        epoch,
        series,
        opened_at,
        is_own: false,
        last_seq: 0,
        head,
    };
    insert(connection, &like, false, None, 1)
}

fn insert(
    connection: &Connection,
    like: &LogHead,
    is_own: bool,
    parent: Option<i64>,
    first_seq: i64,
) -> Result<i64, StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO log (device, epoch, series, opened_at, is_own, parent, first_seq)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            like.device.as_bytes(),
            like.epoch.as_bytes(),
            like.series,
            like.opened_at.0,
            is_own,
            parent,
            first_seq
        ])?;
    Ok(connection.last_insert_rowid())
}

/// True when this line is the one that this device goes on writing.
pub(crate) fn is_current(head: Option<&Head>, line: &LogHead) -> bool {
    head.is_some_and(|head| head.log == line.line)
}
