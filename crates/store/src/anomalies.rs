//! What broke a rule, in rows: from the states of streams and ledgers, for people to decide.
//!
//! A row belongs to its home, the stream or ledger whose state keeps the anomaly. Two homes may keep the same one (a register
//! and a cashier with two open shifts): it bears the same id and is shown once.

use comptoir_domain::Timestamp;
use comptoir_domain::event::{Content, Scope, StreamKind, StreamRef};
use comptoir_domain::fold::Anomaly;
use comptoir_domain::ids::{EventId, RegisterId, SerialId, ShiftId, StoreId, UserId};
use comptoir_domain::ledger::{Entry, LedgerKey};
use comptoir_domain::stock::SerialAct;
use comptoir_domain::till::ShiftsEntry;
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use crate::authority;
use crate::error::StoreError;
use crate::journal::{self, kind_of};
use crate::ledgers::{Place, decode_entry, key_part, order_of};

/// Writes what a stream's state keeps. `before` is what the present rows show; `None` where that is not known.
pub(crate) fn write_of_stream(
    connection: &Connection,
    stream: StreamRef,
    before: Option<&[Anomaly]>,
    after: &[Anomaly],
) -> Result<(), StoreError> {
    let known = before.unwrap_or_default();
    // Since when a verdict has been there may change though its anomaly does not.
    if known == after && stream.kind != StreamKind::Verdict {
        return Ok(());
    }
    let home = Home::Stream(stream);
    let new = match after.strip_prefix(known) {
        Some(new) if stream.kind != StreamKind::Verdict => new,
        _ => forget(connection, home).map(|()| after)?,
    };
    let row = journal::find_stream(connection, stream)?;
    let events = row.map(|row| journal::events_of(connection, row)).transpose()?.unwrap_or_default();
    new.iter().try_for_each(|anomaly| insert(connection, home, anomaly, of_stream(stream, &events, anomaly)))
}

/// Writes what a ledger's state keeps: all but the first `known`, or all anew.
pub(crate) fn write_of_ledger(
    connection: &Connection,
    key: LedgerKey,
    row: i64,
    known: Option<usize>,
    after: &[Anomaly],
) -> Result<(), StoreError> {
    let home = Home::Ledger(key);
    if known.is_none() {
        forget(connection, home)?;
    }
    let new = after.get(known.unwrap_or(0)..).unwrap_or_default();
    new.iter().try_for_each(|anomaly| insert(connection, home, anomaly, of_ledger(connection, key, row, anomaly)?))
}

/// Whose state keeps an anomaly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    Stream(StreamRef),
    Ledger(LedgerKey),
}

impl Home {
    fn to_bytes(self) -> Vec<u8> {
        match self {
            Self::Stream(stream) => [&[0, stream.kind.code()], stream.id.as_bytes().as_slice()].concat(),
            Self::Ledger(key) => [vec![1, key.code()], key_part(key)].concat(),
        }
    }

    /// `None` for the home of a newer Comptoir.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (&[place, code], id) = bytes.split_first_chunk::<2>()?;
        let (first, second) = id.split_at_checked(16)?;
        let first = Uuid::from_slice(first).ok()?;
        match (place, code) {
            (0, kind) => Some(Self::Stream(StreamRef::new(kind_of(kind).ok()?, first))),
            (1, 2) => Some(Self::Ledger(LedgerKey::Drawer(ShiftId(first)))),
            (1, 3) => Some(Self::Ledger(LedgerKey::RegisterShifts(RegisterId(first)))),
            (1, 4) => Some(Self::Ledger(LedgerKey::CashierShifts(UserId(first)))),
            (1, 5) => Some(Self::Ledger(LedgerKey::Numbering(RegisterId(first)))),
            (1, 6) => Some(Self::Ledger(LedgerKey::Serial(SerialId(first)))),
            (1, 1) => {
                let product = comptoir_domain::ids::ProductId(Uuid::from_slice(second).ok()?);
                Some(Self::Ledger(LedgerKey::Stock(StoreId(first), product)))
            }
            _ => None,
        }
    }
}

/// What an anomaly is about, where, and since when.
struct Found {
    about: StreamRef,
    store: Option<StoreId>,
    at: Timestamp,
}

fn forget(connection: &Connection, home: Home) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM anomaly_row WHERE home = ?1")?.execute([home.to_bytes()])?;
    Ok(())
}

fn insert(connection: &Connection, home: Home, anomaly: &Anomaly, found: Found) -> Result<(), StoreError> {
    let events: Vec<u8> = anomaly.events.iter().flat_map(|event| *event.as_bytes()).collect();
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO anomaly_row (home, id, rule, kind, subject, store, at, events)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            home.to_bytes(),
            anomaly.id().0,
            anomaly.rule.name(),
            found.about.kind.code(),
            found.about.id.as_bytes(),
            found.store.map(|store| *store.as_bytes()),
            found.at.0,
            events
        ])?;
    Ok(())
}

/// A stream's anomaly is about the stream; it arose with the last of its events. A verdict's is about the stream of the event that was
/// judged, and arose when it was.
fn of_stream(stream: StreamRef, events: &[Content], anomaly: &Anomaly) -> Found {
    let store = events.first().and_then(|event| event.scope.store());
    if let Some((given, about)) = authority::naming(events) {
        return Found { about, store, at: given.occurred_at };
    }
    let own = events.iter().filter(|event| anomaly.events.contains(&event.id));
    Found { about: stream, store, at: own.map(|event| event.occurred_at).max().unwrap_or_default() }
}

/// What a ledger's anomaly is about: the product, or the shift or sale of the last of its events. Of the sales that hold one serial number
/// it is the one that named it last.
fn of_ledger(connection: &Connection, key: LedgerKey, row: i64, anomaly: &Anomaly) -> Result<Found, StoreError> {
    let entries = entries_of(connection, key, row, anomaly)?;
    let at = entries.iter().map(|(place, _)| order_of(place).clock.physical()).max().unwrap_or_default();
    let last = anomaly.events.last().and_then(|event| {
        entries.iter().find(|(place, _)| order_of(place).event == *event).and_then(|(_, entry)| subject_of(entry))
    });
    let (about, store) = match key {
        LedgerKey::Stock(store, product) => (StreamRef::new(StreamKind::Product, product.0), Some(store)),
        LedgerKey::Drawer(shift) => (StreamRef::new(StreamKind::Shift, shift.0), None),
        LedgerKey::RegisterShifts(register) | LedgerKey::Numbering(register) => {
            (last.unwrap_or_else(|| StreamRef::new(StreamKind::Register, register.0)), None)
        }
        LedgerKey::Serial(serial) => {
            let latest = entries.iter().max_by_key(|(place, _)| *place).and_then(|(_, entry)| subject_of(entry));
            (latest.unwrap_or_else(|| StreamRef::new(StreamKind::Sale, serial.0)), None)
        }
        LedgerKey::CashierShifts(user) => (last.unwrap_or_else(|| StreamRef::new(StreamKind::User, user.0)), None),
    };
    let store = store.map_or_else(|| store_of(connection, about), |store| Ok(Some(store)))?;
    Ok(Found { about, store, at })
}

/// The shift or sale that an entry is of.
pub(crate) const fn subject_of(entry: &Entry) -> Option<StreamRef> {
    match entry {
        Entry::Shifts(ShiftsEntry::Opened(shift) | ShiftsEntry::Closed(shift)) => {
            Some(StreamRef::new(StreamKind::Shift, shift.0))
        }
        Entry::Numbering(numbered) => Some(StreamRef::new(StreamKind::Sale, numbered.sale.0)),
        Entry::Serial(named) => match named.act {
            SerialAct::Claimed { sale } | SerialAct::Released { sale } => {
                Some(StreamRef::new(StreamKind::Sale, sale.0))
            }
            SerialAct::Received { .. } => None,
        },
        Entry::Stock(_) | Entry::Drawer(_) => None,
    }
}

/// The store of a stream, by its scope.
fn store_of(connection: &Connection, stream: StreamRef) -> Result<Option<StoreId>, StoreError> {
    let scope: Option<Vec<u8>> = connection
        .prepare_cached("SELECT scope FROM stream WHERE id = ?1 AND kind = ?2")?
        .query_row(params![stream.id.as_bytes(), stream.kind.code()], |row| row.get(0))
        .optional()?;
    Ok(scope.map(|bytes| minicbor::decode::<Scope>(&bytes)).transpose()?.and_then(Scope::store))
}

/// The entries that an anomaly's events made in a ledger. It looks through the whole ledger: anomalies are rare.
pub(crate) fn entries_of(
    connection: &Connection,
    key: LedgerKey,
    row: i64,
    anomaly: &Anomaly,
) -> Result<Vec<(Place, Entry)>, StoreError> {
    let mut entries = Vec::with_capacity(anomaly.events.len());
    for event in &anomaly.events {
        entries.extend(entry_of(connection, key, row, *event)?);
    }
    Ok(entries)
}

fn entry_of(
    connection: &Connection,
    key: LedgerKey,
    row: i64,
    event: EventId,
) -> Result<Option<(Place, Entry)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT place, entry FROM ledger_entry WHERE ledger = ?1 AND substr(place, 25, 16) = ?2 LIMIT 1",
    )?;
    let found: Option<(Place, Vec<u8>)> =
        statement.query_row(params![row, event.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    found.map(|(place, bytes)| Ok((place, decode_entry(key, &bytes)?))).transpose()
}
