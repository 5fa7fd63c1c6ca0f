//! The conflicts that nobody has decided about yet: anomalies, put together where one decision settles them.

use std::collections::BTreeMap;

use comptoir_domain::Timestamp;
use comptoir_domain::authority::Weight;
use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::fold::{Anomaly, Rule};
use comptoir_domain::ids::{ConflictId, EventId, SerialId, StoreId};
use comptoir_domain::ledger::{Ledger as _, LedgerKey};
use rusqlite::{Connection, Row};
use uuid::Uuid;

use crate::anomalies::Home;
use crate::error::StoreError;
use crate::journal::{kind_of, optional_uuid_at, uuid_at};
use crate::stock::serials::{history, holders_in};

/// The most anomalies that are looked at. More than a shop makes in a year; the latest count.
const ROWS_MAX: usize = 5_000;

/// An anomaly with whose state keeps it and what it is about.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) home: Home,
    pub(crate) about: StreamRef,
    pub(crate) store: Option<StoreId>,
    pub(crate) at: Timestamp,
    pub(crate) anomaly: Anomaly,
}

/// One thing to decide.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    /// The anomaly that leads.
    pub(crate) leading: Found,
    /// Those that the same decision settles.
    pub(crate) others: Vec<Anomaly>,
    /// When the last of them arose.
    pub(crate) at: Timestamp,
}

impl Open {
    pub(crate) fn id(&self) -> ConflictId {
        self.leading.anomaly.conflict()
    }

    /// The events of all its anomalies.
    pub(crate) fn events(&self) -> Vec<EventId> {
        let anomalies = std::iter::once(&self.leading.anomaly).chain(&self.others);
        anomalies.flat_map(|anomaly| anomaly.events.iter().copied()).collect()
    }

    fn holds(&self, conflict: ConflictId) -> bool {
        self.id() == conflict || self.others.iter().any(|anomaly| anomaly.conflict() == conflict)
    }
}

/// What one decision settles together.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Together {
    /// Money and goods of one sale.
    Sale(Uuid),
    /// One rule broken about one thing, several times.
    Thing(Rule, u8, Uuid, Option<StoreId>),
    /// Values that contradict each other, or decisions: each is looked at.
    Alone(ConflictId),
}

impl Together {
    fn of(found: &Found) -> Self {
        let (rule, about) = (found.anomaly.rule, found.about);
        match (rule, about.kind) {
            // Of several boxes of one sale each is another's.
            (Rule::ConcurrentEdit | Rule::ResolvedTwice | Rule::SameSerial, _) => Self::Alone(found.anomaly.conflict()),
            (Rule::WithoutAuthority, kind) if Weight::of(kind) == Weight::Decision => {
                Self::Alone(found.anomaly.conflict())
            }
            (_, StreamKind::Sale) if rule.is_of_money_and_goods() => Self::Sale(about.id),
            _ => Self::Thing(rule, about.kind.code(), about.id, found.store),
        }
    }
}

/// Everything that is to be decided, the latest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Open>, StoreError> {
    let mut together: BTreeMap<Together, Vec<Found>> = BTreeMap::new();
    for found in undecided(connection)? {
        together.entry(Together::of(&found)).or_default().push(found);
    }
    let mut open: Vec<Open> = together.into_values().filter_map(put_together).collect();
    open.sort_by_key(|open| std::cmp::Reverse((open.at, open.id())));
    Ok(open)
}

/// The conflict with this id, or the one that it is settled with.
pub(crate) fn find(connection: &Connection, conflict: ConflictId) -> Result<Option<Open>, StoreError> {
    Ok(all(connection)?.into_iter().find(|open| open.holds(conflict)))
}

fn put_together(mut found: Vec<Found>) -> Option<Open> {
    found.sort_by_key(|one| (one.anomaly.rule.rank_in_sale(), one.anomaly.conflict()));
    let at = found.iter().map(|one| one.at).max()?;
    let mut found = found.into_iter();
    let leading = found.next()?;
    Some(Open { leading, others: found.map(|one| one.anomaly).collect(), at })
}

fn undecided(connection: &Connection) -> Result<Vec<Found>, StoreError> {
    // Of two homes the first: which one does not matter, but it must be the same everywhere.
    let mut statement = connection.prepare_cached(
        "SELECT min(home), rule, kind, subject, store, at, events, id FROM anomaly_row
         WHERE NOT EXISTS (SELECT 1 FROM resolution_row WHERE conflict = substr(anomaly_row.id, 1, 16))
         GROUP BY id ORDER BY at DESC, id LIMIT ?1",
    )?;
    let mut rows = statement.query([i64::try_from(ROWS_MAX).unwrap_or(i64::MAX)])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(found) = found_at(row)? else { continue };
        match found.home {
            Home::Ledger(LedgerKey::Serial(serial)) => {
                let box_of_two = box_of_two(connection, serial, &row.get(7)?)?;
                all.extend(box_of_two.map(|anomaly| Found { anomaly, ..found }));
            }
            _ => all.push(found),
        }
    }
    Ok(all)
}

/// A serial number that two sales hold, as its ledger says; `None` where one of them was cancelled by somebody who did not know what it
/// named.
fn box_of_two(connection: &Connection, serial: SerialId, id: &[u8; 32]) -> Result<Option<Anomaly>, StoreError> {
    let history = history(connection, serial)?;
    let Some(anomaly) = history.anomalies().iter().find(|anomaly| anomaly.id().0 == *id) else { return Ok(None) };
    let is_held_twice = holders_in(connection, serial, anomaly)?.len() > 1;
    Ok(is_held_twice.then(|| anomaly.clone()))
}

/// Whose state keeps this anomaly; `None` once no state does: facts that came late may have made others of it.
pub(crate) fn home_of(connection: &Connection, conflict: ConflictId) -> Result<Option<Home>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT min(home) FROM anomaly_row WHERE substr(id, 1, 16) = ?1")?;
    let home: Option<Vec<u8>> = statement.query_row([conflict.as_bytes()], |row| row.get(0))?;
    Ok(home.and_then(|bytes| Home::from_bytes(&bytes)))
}

/// `None` for a rule or a home of a newer Comptoir: it has no words here.
fn found_at(row: &Row<'_>) -> Result<Option<Found>, StoreError> {
    let home = Home::from_bytes(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?);
    let (Some(home), Some(rule)) = (home, Rule::from_name(&row.get::<_, String>(1)?)) else { return Ok(None) };
    let events: Vec<u8> = row.get(6)?;
    let events = events.chunks_exact(16).filter_map(|bytes| Uuid::from_slice(bytes).ok()).map(EventId).collect();
    Ok(Some(Found {
        home,
        about: StreamRef::new(kind_of(row.get(2)?)?, uuid_at(row, 3)?),
        store: optional_uuid_at(row, 4)?.map(StoreId),
        at: Timestamp(row.get(5)?),
        anomaly: Anomaly::new(rule, events),
    }))
}
