//! What broke a rule, in rows: from the states of streams and ledgers, for people to settle.
//!
//! A row belongs to its home, the stream or ledger whose state keeps the anomaly. Two homes may keep the same one (a register
//! and a cashier with two open shifts): it bears the same id and is shown once.

mod list_anomalies;

use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::fold::Anomaly;
use comptoir_domain::ids::EventId;
use comptoir_domain::ledger::{Entry, LedgerKey};
use comptoir_domain::till::ShiftsEntry;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::StoreError;
use crate::ledgers::{decode_entry, key_part};
pub(crate) use list_anomalies::ListAnomalies;

/// Writes what a stream's state keeps. `before` is what the present rows show; `None` where that is not known.
pub(crate) fn write_of_stream(
    connection: &Connection,
    stream: StreamRef,
    before: Option<&[Anomaly]>,
    after: &[Anomaly],
) -> Result<(), StoreError> {
    let known = before.unwrap_or_default();
    if known == after {
        return Ok(());
    }
    let home = [&[0, stream.kind.code()], stream.id.as_bytes().as_slice()].concat();
    let new = match after.strip_prefix(known) {
        Some(new) => new,
        None => forget(connection, &home).map(|()| after)?,
    };
    new.iter().try_for_each(|anomaly| insert(connection, &home, anomaly, stream))
}

/// Writes what a ledger's state keeps: all but the first `known`, or all anew.
pub(crate) fn write_of_ledger(
    connection: &Connection,
    key: LedgerKey,
    row: i64,
    known: Option<usize>,
    after: &[Anomaly],
) -> Result<(), StoreError> {
    let home = [vec![1, key.code()], key_part(key)].concat();
    if known.is_none() {
        forget(connection, &home)?;
    }
    let new = after.get(known.unwrap_or(0)..).unwrap_or_default();
    new.iter().try_for_each(|anomaly| insert(connection, &home, anomaly, subject(connection, key, row, anomaly)?))
}

fn forget(connection: &Connection, home: &[u8]) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM anomaly_row WHERE home = ?1")?.execute([home])?;
    Ok(())
}

fn insert(connection: &Connection, home: &[u8], anomaly: &Anomaly, about: StreamRef) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT OR REPLACE INTO anomaly_row VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
        home,
        anomaly.id().0,
        anomaly.rule.name(),
        about.kind.code(),
        about.id.as_bytes()
    ])?;
    Ok(())
}

/// What a ledger's anomaly is about: the product, or the shift or sale of the last of its events.
fn subject(connection: &Connection, key: LedgerKey, row: i64, anomaly: &Anomaly) -> Result<StreamRef, StoreError> {
    let entry = || anomaly.events.last().map(|event| entry_of(connection, key, row, *event)).transpose();
    let about = match key {
        LedgerKey::Stock(_, product) => return Ok(StreamRef::new(StreamKind::Product, product.0)),
        LedgerKey::Drawer(shift) => return Ok(StreamRef::new(StreamKind::Shift, shift.0)),
        LedgerKey::RegisterShifts(register) | LedgerKey::Numbering(register) => {
            StreamRef::new(StreamKind::Register, register.0)
        }
        LedgerKey::CashierShifts(user) => StreamRef::new(StreamKind::User, user.0),
    };
    Ok(match entry()?.flatten() {
        Some(Entry::Shifts(ShiftsEntry::Opened(shift) | ShiftsEntry::Closed(shift))) => {
            StreamRef::new(StreamKind::Shift, shift.0)
        }
        Some(Entry::Numbering(numbered)) => StreamRef::new(StreamKind::Sale, numbered.sale.0),
        _ => about,
    })
}

/// The entry that an event made in a ledger. It looks through the whole ledger: anomalies are rare.
fn entry_of(connection: &Connection, key: LedgerKey, row: i64, event: EventId) -> Result<Option<Entry>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT entry FROM ledger_entry WHERE ledger = ?1 AND substr(place, 25, 16) = ?2 LIMIT 1")?;
    let bytes: Option<Vec<u8>> = statement.query_row(params![row, event.as_bytes()], |row| row.get(0)).optional()?;
    bytes.map(|bytes| decode_entry(key, &bytes)).transpose()
}
