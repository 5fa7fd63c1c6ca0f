//! Ledgers on disk: entries in order, the folded state, and checkpoints from which a late entry is folded again.

use std::collections::HashMap;

use comptoir_domain::HybridTime;
use comptoir_domain::event::Content;
use comptoir_domain::fold::{Anomaly, OrderKey};
use comptoir_domain::ids::{DeviceId, EventId};
use comptoir_domain::ledger::{Entry, EntryAt, Ledger, LedgerKey};
use comptoir_domain::sales::Numbering;
use comptoir_domain::stock::{SerialHistory, StockLevel};
use comptoir_domain::till::{Drawer, Shifts};
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use crate::anomalies;
use crate::error::StoreError;
use crate::planted::{Planted, is_planted};
use crate::stock::projection;

/// A checkpoint is kept at every so many entries: the most that a late entry makes anew.
const CHECKPOINT_EVERY: i64 = 64;

/// True for the entries at which a checkpoint is kept.
pub(crate) const fn is_checkpoint(count: i64) -> bool {
    count % CHECKPOINT_EVERY == 0
}

/// The place of an entry in its ledger: order key and rank within its event, big-endian, so that bytes sort as entries do.
pub(crate) type Place = [u8; 44];

/// The place of the `rank`th entry of an event.
pub(crate) fn place(header: &Content, rank: u32) -> Place {
    let mut place = [0_u8; 44];
    let clock = header.clock.to_i64().to_be_bytes();
    let bytes = clock.iter().chain(header.device.as_bytes()).chain(header.id.as_bytes()).copied();
    place.iter_mut().zip(bytes.chain(rank.to_be_bytes())).for_each(|(target, source)| *target = source);
    place
}

/// Where an entry sorts.
pub(crate) fn order_of(place: &Place) -> OrderKey {
    let array = |range: std::ops::Range<usize>| {
        let mut bytes = [0_u8; 16];
        bytes.iter_mut().zip(place.get(range).unwrap_or_default()).for_each(|(target, source)| *target = *source);
        bytes
    };
    let mut clock = [0_u8; 8];
    clock.iter_mut().zip(place).for_each(|(target, source)| *target = *source);
    OrderKey {
        clock: HybridTime::from_i64(i64::from_be_bytes(clock)),
        device: DeviceId(Uuid::from_bytes(array(8..24))),
        event: EventId(Uuid::from_bytes(array(24..40))),
    }
}

/// A ledger's state, of any kind.
#[derive(Clone)]
pub(crate) enum AnyLedger {
    Stock(StockLevel),
    Drawer(Drawer),
    Shifts(Shifts),
    Numbering(Numbering),
    Serial(SerialHistory),
}

impl AnyLedger {
    pub(crate) fn empty(key: LedgerKey) -> Self {
        match key {
            LedgerKey::Stock(..) => Self::Stock(StockLevel::default()),
            LedgerKey::Drawer(_) => Self::Drawer(Drawer::default()),
            LedgerKey::RegisterShifts(_) | LedgerKey::CashierShifts(_) => Self::Shifts(Shifts::default()),
            LedgerKey::Numbering(_) => Self::Numbering(Numbering::default()),
            LedgerKey::Serial(_) => Self::Serial(SerialHistory::default()),
        }
    }

    fn decode(key: LedgerKey, bytes: &[u8]) -> Result<Self, StoreError> {
        Ok(match key {
            LedgerKey::Stock(..) => Self::Stock(minicbor::decode(bytes)?),
            LedgerKey::Drawer(_) => Self::Drawer(minicbor::decode(bytes)?),
            LedgerKey::RegisterShifts(_) | LedgerKey::CashierShifts(_) => Self::Shifts(minicbor::decode(bytes)?),
            LedgerKey::Numbering(_) => Self::Numbering(minicbor::decode(bytes)?),
            LedgerKey::Serial(_) => Self::Serial(minicbor::decode(bytes)?),
        })
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        let encoded = match self {
            Self::Stock(state) => minicbor::to_vec(state),
            Self::Drawer(state) => minicbor::to_vec(state),
            Self::Shifts(state) => minicbor::to_vec(state),
            Self::Numbering(state) => minicbor::to_vec(state),
            Self::Serial(state) => minicbor::to_vec(state),
        };
        // Writing to memory cannot fail.
        encoded.unwrap_or_default()
    }

    /// What broke a rule, so far.
    pub(crate) fn anomalies(&self) -> &[Anomaly] {
        match self {
            Self::Stock(state) => state.anomalies(),
            Self::Drawer(state) => state.anomalies(),
            Self::Shifts(state) => state.anomalies(),
            Self::Numbering(state) => state.anomalies(),
            Self::Serial(state) => state.anomalies(),
        }
    }

    pub(crate) fn apply(&mut self, place: &Place, entry: &Entry) {
        let at = EntryAt { order: order_of(place) };
        match (self, entry) {
            (Self::Stock(state), Entry::Stock(entry)) => state.apply(&at, entry),
            (Self::Drawer(state), Entry::Drawer(entry)) => state.apply(&at, entry),
            (Self::Shifts(state), Entry::Shifts(entry)) => state.apply(&at, entry),
            (Self::Numbering(state), Entry::Numbering(entry)) => state.apply(&at, entry),
            (Self::Serial(state), Entry::Serial(entry)) => state.apply(&at, entry),
            // The key's kind decides both: `entries_of` pairs them.
            _ => {}
        }
    }
}

pub(crate) fn encode_entry(entry: &Entry) -> Vec<u8> {
    let encoded = match entry {
        Entry::Stock(entry) => minicbor::to_vec(entry),
        Entry::Drawer(entry) => minicbor::to_vec(entry),
        Entry::Shifts(entry) => minicbor::to_vec(entry),
        Entry::Numbering(entry) => minicbor::to_vec(entry),
        Entry::Serial(entry) => minicbor::to_vec(entry),
    };
    // Writing to memory cannot fail.
    encoded.unwrap_or_default()
}

pub(crate) fn decode_entry(key: LedgerKey, bytes: &[u8]) -> Result<Entry, StoreError> {
    Ok(match key {
        LedgerKey::Stock(..) => Entry::Stock(minicbor::decode(bytes)?),
        LedgerKey::Drawer(_) => Entry::Drawer(minicbor::decode(bytes)?),
        LedgerKey::RegisterShifts(_) | LedgerKey::CashierShifts(_) => Entry::Shifts(minicbor::decode(bytes)?),
        LedgerKey::Numbering(_) => Entry::Numbering(minicbor::decode(bytes)?),
        LedgerKey::Serial(_) => Entry::Serial(minicbor::decode(bytes)?),
    })
}

/// A ledger with its row.
#[derive(Clone)]
pub(crate) struct Kept {
    pub(crate) row: Option<i64>,
    pub(crate) entries: i64,
    pub(crate) last: Vec<u8>,
    pub(crate) state: AnyLedger,
}

/// The bytes of a key's identifiers.
pub(crate) fn key_part(key: LedgerKey) -> Vec<u8> {
    let (first, second) = key.parts();
    if second.is_nil() { first.as_bytes().to_vec() } else { [*first.as_bytes(), *second.as_bytes()].concat() }
}

/// Reads a ledger; an empty one where there is none.
pub(crate) fn load(connection: &Connection, key: LedgerKey) -> Result<Kept, StoreError> {
    let row = connection
        .prepare_cached("SELECT no, entries, last, state FROM ledger WHERE part = ?1 AND kind = ?2")?
        .query_row(params![key_part(key), key.code()], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, Vec<u8>>(2)?, row.get::<_, Vec<u8>>(3)?))
        })
        .optional()?;
    Ok(match row {
        None => Kept { row: None, entries: 0, last: Vec::new(), state: AnyLedger::empty(key) },
        Some((row, entries, last, state)) => {
            Kept { row: Some(row), entries, last, state: AnyLedger::decode(key, &state)? }
        }
    })
}

/// Ledgers that need not be read again while no other process writes.
#[derive(Default)]
pub(crate) struct LedgerCache(HashMap<LedgerKey, Kept>);

impl LedgerCache {
    const KEPT_MAX: usize = 50_000;

    pub(crate) fn get(&mut self, connection: &Connection, key: LedgerKey) -> Result<Kept, StoreError> {
        if let Some(kept) = self.0.get(&key) {
            return Ok(kept.clone());
        }
        let kept = load(connection, key)?;
        self.put(key, kept.clone());
        Ok(kept)
    }

    pub(crate) fn put(&mut self, key: LedgerKey, kept: Kept) {
        if self.0.len() >= Self::KEPT_MAX {
            self.0.clear();
        }
        self.0.insert(key, kept);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// Takes sorted entries in and writes them: incrementally when they sort last, else from the checkpoint before the first.
pub(crate) fn record(
    connection: &Connection,
    key: LedgerKey,
    kept: &mut Kept,
    entries: &[(Place, Entry)],
) -> Result<(), StoreError> {
    let (Some((first, _)), Some((last, _))) = (entries.first(), entries.last()) else { return Ok(()) };
    let row = match kept.row {
        Some(row) => row,
        None => {
            connection
                .prepare_cached("INSERT INTO ledger (kind, part, entries, last, state) VALUES (?1, ?2, 0, x'', x'')")?
                .execute(params![key.code(), key_part(key)])?;
            *kept.row.insert(connection.last_insert_rowid())
        }
    };
    let sorts_last = kept.last.as_slice() < first.as_slice();
    let before = kept.state.anomalies().to_vec();
    let mut insert = connection
        .prepare_cached("INSERT INTO ledger_entry (ledger, place, entry, checkpoint) VALUES (?1, ?2, ?3, ?4)")?;
    for (place, entry) in entries {
        kept.entries += 1;
        if sorts_last {
            kept.state.apply(place, entry);
        }
        let checkpoint = (sorts_last && is_checkpoint(kept.entries)).then(|| kept.state.encode());
        insert.execute(params![row, place, encode_entry(entry), checkpoint])?;
    }
    if !sorts_last && is_planted(Planted::LateEntryLast) {
        entries.iter().for_each(|(place, entry)| kept.state.apply(place, entry));
    } else if !sorts_last {
        kept.state = refold(connection, key, row, first)?;
    }
    if kept.last.as_slice() < last.as_slice() {
        kept.last = last.to_vec();
    }
    connection
        .prepare_cached("UPDATE ledger SET entries = ?2, last = ?3, state = ?4 WHERE no = ?1")?
        .execute(params![row, kept.entries, kept.last, kept.state.encode()])?;
    // At the end they grow, or what two sales held is settled; folded again, all may be others.
    let known = (sorts_last && kept.state.anomalies().starts_with(&before)).then_some(before.len());
    anomalies::write_of_ledger(connection, key, row, known, kept.state.anomalies())?;
    project(connection, key, &kept.state)
}

/// Folds a ledger again from the last checkpoint before `from`, and renews the checkpoints after it.
fn refold(connection: &Connection, key: LedgerKey, row: i64, from: &Place) -> Result<AnyLedger, StoreError> {
    let checkpoint = connection
        .prepare_cached(
            "SELECT place, checkpoint FROM ledger_entry
             WHERE ledger = ?1 AND place < ?2 AND checkpoint IS NOT NULL ORDER BY place DESC LIMIT 1",
        )?
        .query_row(params![row, from], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?)))
        .optional()?;
    let (after, mut state) = match checkpoint {
        Some((place, state)) => (place, AnyLedger::decode(key, &state)?),
        None => (Vec::new(), AnyLedger::empty(key)),
    };
    connection
        .prepare_cached("UPDATE ledger_entry SET checkpoint = NULL WHERE ledger = ?1 AND place >= ?2")?
        .execute(params![row, from])?;
    let entries = {
        let mut statement = connection
            .prepare_cached("SELECT place, entry FROM ledger_entry WHERE ledger = ?1 AND place > ?2 ORDER BY place")?;
        let rows =
            statement.query_map(params![row, after], |row| Ok((row.get::<_, Place>(0)?, row.get::<_, Vec<u8>>(1)?)))?;
        rows.collect::<Result<Vec<_>, _>>()?
    };
    for (count, (place, entry)) in (1_i64..).zip(&entries) {
        state.apply(place, &decode_entry(key, entry)?);
        if is_checkpoint(count) {
            connection
                .prepare_cached("UPDATE ledger_entry SET checkpoint = ?3 WHERE ledger = ?1 AND place = ?2")?
                .execute(params![row, place, state.encode()])?;
        }
    }
    Ok(state)
}

/// Writes the rows for the screens that follow from a ledger.
pub(crate) fn project(connection: &Connection, key: LedgerKey, state: &AnyLedger) -> Result<(), StoreError> {
    match (key, state) {
        (LedgerKey::Stock(store, product), AnyLedger::Stock(level)) => {
            projection::write_level(connection, store, product, level)
        }
        _ => Ok(()),
    }
}

/// Writes what an entry itself shows on a screen, whatever its place.
pub(crate) fn project_entry(
    connection: &Connection,
    header: &Content,
    key: LedgerKey,
    entry: &Entry,
) -> Result<(), StoreError> {
    match (key, entry) {
        (LedgerKey::Stock(store, product), Entry::Stock(entry)) => {
            projection::write_movement(connection, header, store, product, entry)
        }
        _ => Ok(()),
    }
}
