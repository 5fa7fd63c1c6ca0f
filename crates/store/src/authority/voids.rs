//! The events of a stream that have no effect: decisions under an adverse verdict that nobody has confirmed.

use std::collections::BTreeSet;

use comptoir_domain::event::StreamRef;
use comptoir_domain::fold::Payload;
use comptoir_domain::ids::EventId;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::journal::uuid_at;
use crate::planted::{Planted, is_planted};

/// The events of a stream that have no effect, whether or not they have arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Voids(BTreeSet<EventId>);

impl Voids {
    /// None: of events that nobody can have judged yet.
    pub(crate) const fn none() -> Self {
        Self(BTreeSet::new())
    }

    /// Those of a stream. One look into an index of the few that there are.
    pub(crate) fn of(connection: &Connection, stream: StreamRef) -> Result<Self, StoreError> {
        if is_planted(Planted::VoidCounts) {
            return Ok(Self::none());
        }
        let mut statement = connection.prepare_cached(
            "SELECT event FROM verdict_row INDEXED BY verdict_void WHERE stream = ?1 AND kind = ?2 AND is_void = 1",
        )?;
        let events = statement
            .query_map(params![stream.id.as_bytes(), stream.kind.code()], |row| uuid_at(row, 0).map(EventId))?;
        Ok(Self(events.collect::<Result<_, _>>()?))
    }

    /// What an event says, as far as it counts. `event` is `None` where it cannot be understood here.
    pub(crate) fn payload<E>(&self, id: EventId, event: Option<E>) -> Payload<E> {
        match event {
            Some(event) if self.0.contains(&id) => Payload::Void(event),
            event => event.into(),
        }
    }

    /// True for an event that has no effect.
    pub(crate) fn contains(&self, id: EventId) -> bool {
        self.0.contains(&id)
    }
}
