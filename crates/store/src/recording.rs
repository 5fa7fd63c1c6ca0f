//! Writing what an event changes: its stream's row, its ledger entries, the rows for the screens. Own and foreign events alike.

use comptoir_domain::event::{Content, Event, Scope, StreamKind, StreamRef};
use comptoir_domain::ledger::entries_of;
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::anomalies;
use crate::authority;
use crate::error::StoreError;
use crate::journal::{self, Head};
use crate::ledgers::{self, LedgerCache};
use crate::people::assign_register;
use crate::purge;
use crate::streams::{self, AnyStream, StreamCache};

/// Makes the row of a stream and gives its number.
pub(crate) fn insert_stream(connection: &Connection, stream: StreamRef, scope: Scope) -> Result<i64, StoreError> {
    insert_stream_row(connection, stream.kind.code(), stream.id, scope)
}

/// The same for a kind that may be of a newer Comptoir.
pub(crate) fn insert_stream_row(connection: &Connection, kind: u8, id: Uuid, scope: Scope) -> Result<i64, StoreError> {
    connection
        .prepare_cached("INSERT INTO stream (kind, id, scope, state_hash) VALUES (?1, ?2, ?3, x'')")?
        .execute(params![kind, id.as_bytes(), scope.to_bytes()])?;
    Ok(connection.last_insert_rowid())
}

/// Records the ledger entries of one event.
pub(crate) fn record_entries(
    connection: &Connection,
    cache: &mut LedgerCache,
    header: &Content,
    event: &Event,
) -> Result<(), StoreError> {
    for (rank, (key, entry)) in (0_u32..).zip(entries_of(header, event)) {
        let mut kept = cache.get(connection, key)?;
        ledgers::project_entry(connection, header, key, &entry)?;
        ledgers::record(connection, key, &mut kept, &[(ledgers::place(header, rank), entry)])?;
        cache.put(key, kept);
    }
    Ok(())
}

/// Keeps the stream's new state hash, writes its rows, and keeps it in memory. `before` is what the present rows show. Where it is a
/// verdict that makes an event void, or no longer does, that event's stream is folded again.
pub(crate) fn finish_stream(
    connection: &Connection,
    cache: &mut StreamCache,
    stream: StreamRef,
    after: AnyStream,
    before: Option<&AnyStream>,
) -> Result<(), StoreError> {
    let overturned = authority::overturned(connection, &after)?;
    connection
        .prepare_cached("UPDATE stream SET state_hash = ?2 WHERE no = ?1")?
        .execute(params![after.row, after.folded.state_hash().0])?;
    after.folded.project(before.map(|before| &before.folded), stream.id, connection)?;
    let known = before.map(|before| before.folded.anomalies());
    anomalies::write_of_stream(connection, stream, known, after.folded.anomalies())?;
    if stream.kind == StreamKind::Device && Head::load(connection)?.is_some_and(|own| own.device.0 == stream.id) {
        purge::look_again(connection)?;
        assign_register::follow(connection, &after)?;
    }
    cache.put(stream, after);
    overturned.map_or(Ok(()), |stream| fold_again(connection, cache, stream))
}

fn fold_again(connection: &Connection, cache: &mut StreamCache, stream: StreamRef) -> Result<(), StoreError> {
    // The event may arrive after the verdict on it.
    let Some(row) = journal::find_stream(connection, stream)? else { return Ok(()) };
    finish_stream(connection, cache, stream, streams::load_row(connection, stream, row)?, None)
}
