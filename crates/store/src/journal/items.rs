//! The places of a line in order: events, and the bare hashes of those that are not held here.

use comptoir_domain::event::{ChainHash, Scope};
use comptoir_domain::hash::Hash;
use minicbor::bytes::ByteVec;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::run::{Bare, Item};
use crate::error::StoreError;

/// A place of a line as it is held.
pub(crate) struct Placed {
    pub(crate) seq: i64,
    pub(crate) chain: ChainHash,
    pub(crate) item: Item,
}

/// Gives the places `first..=last` of a line one by one, until `take` says false.
pub(crate) fn items(
    connection: &Connection,
    line: i64,
    first: i64,
    last: i64,
    mut take: impl FnMut(Placed) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let mut events = connection
        .prepare_cached("SELECT seq, chain, bytes FROM event WHERE log = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY seq")?;
    let mut bares = connection.prepare_cached(
        "SELECT seq, chain, hash, scope FROM bare_event WHERE log = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY seq",
    )?;
    let event = |row: &rusqlite::Row<'_>| -> rusqlite::Result<Placed> {
        let item = Item::Event(ByteVec::from(row.get::<_, Vec<u8>>(2)?));
        Ok(Placed { seq: row.get(0)?, chain: ChainHash(Hash(row.get(1)?)), item })
    };
    let bare = |row: &rusqlite::Row<'_>| -> rusqlite::Result<Placed> {
        let item = Item::Bare(Bare { scope: scope_at(row, 3)?, hash: Hash(row.get(2)?) });
        Ok(Placed { seq: row.get(0)?, chain: ChainHash(Hash(row.get(1)?)), item })
    };
    let mut events = events.query_map(params![line, first, last], event)?.peekable();
    let mut bares = bares.query_map(params![line, first, last], bare)?.peekable();
    loop {
        let is_bare_next = match (events.peek(), bares.peek()) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(Ok(event)), Some(Ok(bare))) => bare.seq < event.seq,
            (Some(_), Some(_)) => false,
        };
        let next = if is_bare_next { bares.next() } else { events.next() };
        let Some(placed) = next else { return Ok(()) };
        if !take(placed?)? {
            return Ok(());
        }
    }
}

/// The link at a place of a line, if the line holds it.
pub(crate) fn chain_at(connection: &Connection, line: i64, seq: i64) -> Result<Option<ChainHash>, StoreError> {
    let read = |row: &rusqlite::Row<'_>| row.get(0).map(|bytes| ChainHash(Hash(bytes)));
    let mut statement = connection.prepare_cached("SELECT chain FROM event WHERE log = ?1 AND seq = ?2")?;
    if let Some(chain) = statement.query_row([line, seq], read).optional()? {
        return Ok(Some(chain));
    }
    let mut statement = connection.prepare_cached("SELECT chain FROM bare_event WHERE log = ?1 AND seq = ?2")?;
    Ok(statement.query_row([line, seq], read).optional()?)
}

/// The scope in this column.
fn scope_at(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Scope> {
    let bytes = row.get_ref(column)?.as_blob()?;
    minicbor::decode(bytes).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Blob, Box::new(error))
    })
}
