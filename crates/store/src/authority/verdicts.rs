//! Rows of the verdicts that stand, and what follows when one comes or goes.

use std::collections::HashSet;

use comptoir_domain::authority::{Judged, Verdict, VerdictEvent};
use comptoir_domain::event::{Content, Event, StreamKind, StreamRef};
use comptoir_domain::fold::OrderKey;
use comptoir_domain::ids::EventId;
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use crate::error::StoreError;
use crate::journal::{self, kind_of, uuid_at};
use crate::planted::{Planted, is_planted};
use crate::streams::{self, AnyStream, Project, Streamed as _, decode_event};

impl Project for Verdict {
    fn project(&self, _: Option<&Self>, _: Uuid, connection: &Connection) -> Result<(), StoreError> {
        let Some(Judged { event, stream }) = self.judged else { return Ok(()) };
        if self.standing().is_none() {
            connection.prepare_cached("DELETE FROM verdict_row WHERE event = ?1")?.execute([event.as_bytes()])?;
            return Ok(());
        }
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO verdict_row (event, kind, stream, is_void) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![event.as_bytes(), stream.kind.code(), stream.id.as_bytes(), void(self).is_some()])?;
        Ok(())
    }
}

fn void(verdict: &Verdict) -> Option<Judged> {
    let facts_too = is_planted(Planted::FactVoid) && verdict.standing().is_some();
    if facts_too { verdict.judged } else { verdict.void() }
}

/// The stream that is to be folded again because this one, a verdict, will make an event of it void, or no longer does: by what the row
/// still says.
pub(crate) fn overturned(connection: &Connection, after: &AnyStream) -> Result<Option<StreamRef>, StoreError> {
    let Some(verdict) = Verdict::unwrap(&after.folded) else { return Ok(None) };
    let Some(judged) = verdict.state.judged else { return Ok(None) };
    let was_void: Option<bool> = connection
        .prepare_cached("SELECT is_void FROM verdict_row WHERE event = ?1")?
        .query_row([judged.event.as_bytes()], |row| row.get(0))
        .optional()?;
    let is_overturned = was_void.unwrap_or(false) != void(&verdict.state).is_some();
    Ok(is_overturned.then_some(judged.stream))
}

/// The kind of the stream whose event a verdict is about.
pub(crate) fn judged_kind(verdict: &AnyStream) -> Option<StreamKind> {
    Verdict::unwrap(&verdict.folded).and_then(|verdict| verdict.state.judged).map(|judged| judged.stream.kind)
}

/// Makes the rows of verdicts anew, before anything else is folded with all of them in mind. The streams that they are about are left
/// alone: folded under some of the verdicts, they would show what never stood.
pub(crate) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT id FROM stream WHERE kind = ?1 ORDER BY no DESC")?;
    let ids = statement.query_map([StreamKind::Verdict.code()], |row| uuid_at(row, 0))?;
    let stream = |id| StreamRef::new(StreamKind::Verdict, id);
    let mut left = ids.map(|id| id.map(stream)).collect::<Result<Vec<_>, _>>()?;
    while let Some(verdict) = left.pop() {
        let Some(row) = journal::find_stream(connection, verdict)? else { continue };
        let after = streams::load_row(connection, verdict, row)?;
        let overturned = overturned(connection, &after)?;
        after.folded.project(None, verdict.id, connection)?;
        left.extend(overturned.filter(|judged| judged.kind == StreamKind::Verdict));
    }
    Ok(())
}

/// The event of a verdict that first named what it is about, among the events of its stream.
pub(crate) fn naming(events: &[Content]) -> Option<(&Content, StreamRef)> {
    let given = events.iter().filter_map(|event| match decode_event(event) {
        Some(Event::Verdict(VerdictEvent::VerdictGiven(given))) => Some((event, given.stream)),
        _ => None,
    });
    given.min_by_key(|(event, _)| OrderKey::from(*event))
}

/// The events of a stream that are among these, as recorded; none where they have not arrived.
pub(crate) fn acts_of(
    connection: &Connection,
    stream: StreamRef,
    events: &[EventId],
) -> Result<Vec<Content>, StoreError> {
    let Some(row) = journal::find_stream(connection, stream)? else { return Ok(Vec::new()) };
    let mut acts = journal::events_of(connection, row)?;
    let mut seen = HashSet::new();
    acts.retain(|act| events.contains(&act.id) && seen.insert(act.id));
    Ok(acts)
}

/// The events under a verdict that stands.
pub(super) fn standing(connection: &Connection) -> Result<Vec<Judged>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT event, kind, stream FROM verdict_row")?;
    let mut rows = statement.query([])?;
    let mut judged = Vec::new();
    while let Some(row) = rows.next()? {
        let stream = StreamRef::new(kind_of(row.get(1)?)?, uuid_at(row, 2)?);
        judged.push(Judged { event: EventId(uuid_at(row, 0)?), stream });
    }
    Ok(judged)
}
