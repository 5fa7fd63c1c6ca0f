//! Making all rows anew from the journal: streams folded one by one, ledgers one by one, everything in one transaction.

use std::collections::{HashMap, HashSet};

use comptoir_domain::event::{Content, StreamKind, StreamRef};
use comptoir_domain::ledger::{Entry, LedgerKey, entries_of};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::anomalies;
use crate::authority::{self, Voids};
use crate::error::{ExecuteError, StoreError};
use crate::journal::uuid_at;
use crate::ledgers::{self, AnyLedger, Place};
use crate::planted::{Planted, is_planted};
use crate::progress::Progress;
use crate::store::Store;
use crate::streams::{self, decode_event};

/// Every table that can be made anew.
const ROWS: [&str; 23] = [
    "ledger",
    "ledger_entry",
    "organisation_row",
    "store_row",
    "register_row",
    "user_row",
    "role_row",
    "device_row",
    "invitation_row",
    "category_row",
    "brand_row",
    "product_row",
    "product_barcode",
    "customer_row",
    "sale_row",
    "sale_line_row",
    "payment_row",
    "shift_row",
    "stock_level",
    "stock_limit",
    "anomaly_row",
    "resolution_row",
    "verdict_row",
];

impl Store {
    /// Makes all rows anew. Gives the number of events read. Nothing changes if it fails.
    ///
    /// # Errors
    /// What the database answers, or a damaged event.
    pub fn rebuild(&self) -> Result<u64, ExecuteError> {
        let mut writer = self.writer();
        let count = writer.execute_all(|writer| Ok(rebuild(&writer.connection, &Progress::default())?))?;
        writer.forget();
        Ok(count)
    }
}

fn steps(connection: &Connection) -> Result<u64, StoreError> {
    let all = "SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM ledger_entry)";
    let count: i64 = connection.query_row(all, [], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

type Entries = HashMap<LedgerKey, Vec<(Place, Entry)>>;

/// Each event and each entry of a ledger is a step of the progress.
pub(crate) fn rebuild(connection: &Connection, progress: &Progress) -> Result<u64, StoreError> {
    progress.begin(steps(connection)?);
    for table in ROWS {
        connection.execute(&format!("DELETE FROM {table}"), [])?;
    }
    connection.execute("DELETE FROM stock_movement", [])?;
    for index in ["product_search", "customer_search"] {
        connection.execute(&format!("INSERT INTO {index} ({index}) VALUES ('delete-all')"), [])?;
    }
    authority::rebuild(connection)?;
    let mut entries = Entries::new();
    let count = rebuild_streams(connection, &mut entries, progress)?;
    rebuild_ledgers(connection, entries, progress)?;
    Ok(count)
}

fn rebuild_streams(connection: &Connection, entries: &mut Entries, progress: &Progress) -> Result<u64, StoreError> {
    let mut count = 0;
    let mut statement = connection.prepare("SELECT no, kind, id FROM stream ORDER BY no")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        // A kind of a newer Comptoir waits in the journal.
        let Some(kind) = StreamKind::from_code(row.get(1)?) else { continue };
        let (number, id): (i64, Uuid) = (row.get(0)?, uuid_at(row, 2)?);
        let mut events = crate::journal::events_of(connection, number)?;
        if is_planted(Planted::RebuildForgetsForeign) {
            let own: Vec<u8> = connection.query_row("SELECT device FROM log WHERE is_own = 1", [], |row| row.get(0))?;
            events.retain(|event| event.device.as_bytes().as_slice() == own);
        }
        let read = u64::try_from(events.len()).unwrap_or(0);
        count += read;
        progress.add(read);
        // An event re-emitted after a fork stands in two logs and counts once.
        let mut seen = HashSet::new();
        for event in events.iter().filter(|event| seen.insert(event.id)) {
            gather(connection, event, entries)?;
        }
        let stream = StreamRef::new(kind, id);
        let folded = streams::fold(stream, events, &Voids::of(connection, stream)?);
        connection
            .prepare_cached("UPDATE stream SET state_hash = ?2 WHERE no = ?1")?
            .execute(params![number, folded.state_hash().0])?;
        folded.project(None, id, connection)?;
        anomalies::write_of_stream(connection, stream, None, folded.anomalies())?;
    }
    Ok(count)
}

fn gather(connection: &Connection, header: &Content, entries: &mut Entries) -> Result<(), StoreError> {
    let Some(event) = decode_event(header) else { return Ok(()) };
    for (rank, (key, entry)) in (0_u32..).zip(entries_of(header, &event)) {
        ledgers::project_entry(connection, header, key, &entry)?;
        entries.entry(key).or_default().push((ledgers::place(header, rank), entry));
    }
    Ok(())
}

fn rebuild_ledgers(connection: &Connection, entries: Entries, progress: &Progress) -> Result<(), StoreError> {
    for (key, mut entries) in entries {
        entries.sort_unstable_by_key(|(place, _)| *place);
        connection
            .prepare_cached("INSERT INTO ledger (kind, part, entries, last, state) VALUES (?1, ?2, 0, x'', x'')")?
            .execute(params![key.code(), ledgers::key_part(key)])?;
        let row = connection.last_insert_rowid();
        let mut state = AnyLedger::empty(key);
        let mut insert = connection
            .prepare_cached("INSERT INTO ledger_entry (ledger, place, entry, checkpoint) VALUES (?1, ?2, ?3, ?4)")?;
        for (count, (place, entry)) in (1_i64..).zip(&entries) {
            state.apply(place, entry);
            let checkpoint = ledgers::is_checkpoint(count).then(|| state.encode());
            insert.execute(params![row, place, ledgers::encode_entry(entry), checkpoint])?;
        }
        let last = entries.last().map(|(place, _)| place.to_vec()).unwrap_or_default();
        let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
        connection
            .prepare_cached("UPDATE ledger SET entries = ?2, last = ?3, state = ?4 WHERE no = ?1")?
            .execute(params![row, count, last, state.encode()])?;
        anomalies::write_of_ledger(connection, key, row, Some(0), state.anomalies())?;
        ledgers::project(connection, key, &state)?;
        progress.add(u64::try_from(entries.len()).unwrap_or(0));
    }
    Ok(())
}
