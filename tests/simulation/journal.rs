//! The journal of a computer, read without its store: for checks that must not trust what they check.

use std::collections::{BTreeMap, BTreeSet};

use comptoir_domain::authority::Verdict;
use comptoir_domain::event::{Content, Event, EventSet as _, StreamKind};
use comptoir_domain::fold::{Fold, Folded, Payload, Recorded};
use comptoir_domain::ids::EventId;
use comptoir_domain::people::Audience;
use comptoir_store::{Item, Store};
use uuid::Uuid;

/// All events that a device holds whole and that can be read, each once, with the verdicts on them.
pub(crate) struct Journal {
    pub(crate) events: Vec<Content>,
    /// Decisions that have no effect.
    pub(crate) voids: BTreeSet<EventId>,
    pub(crate) verdicts: BTreeMap<Uuid, Verdict>,
}

impl Journal {
    pub(crate) fn read(store: &Store) -> Self {
        let runs = store.read_lacking(&[], &Audience::Everything, usize::MAX).unwrap();
        let mut events = BTreeMap::new();
        for item in runs.iter().flat_map(|run| &run.items) {
            if let Some(content) = Self::content(item) {
                events.insert(content.id, content);
            }
        }
        let mut journal =
            Self { events: events.into_values().collect(), voids: BTreeSet::new(), verdicts: BTreeMap::new() };
        // A confirmation may itself be void: again, until nothing changes.
        loop {
            let before = journal.voids.clone();
            journal.judge();
            if journal.voids == before {
                return journal;
            }
        }
    }

    /// An event that is held whole and can be read.
    pub(crate) fn content(item: &Item) -> Option<Content> {
        match item {
            Item::Event(bytes) => Content::from_bytes(bytes).ok(),
            Item::Bare(_) => None,
        }
    }

    fn judge(&mut self) {
        let ids: BTreeSet<Uuid> = self.of(StreamKind::Verdict).map(|event| event.stream.id).collect();
        self.verdicts = ids.into_iter().map(|id| (id, self.fold::<Verdict>(id).state)).collect();
        self.voids = self.verdicts.values().filter_map(Verdict::void).map(|judged| judged.event).collect();
    }

    pub(crate) fn of(&self, kind: StreamKind) -> impl Iterator<Item = &Content> {
        self.events.iter().filter(move |event| event.stream.kind == kind)
    }

    pub(crate) fn recorded<S: Fold>(&self, id: Uuid) -> Vec<Recorded<S::Event>> {
        let of_stream = self.of(S::KIND).filter(|event| event.stream.id == id);
        let recorded = of_stream.map(|header| {
            let event = S::Event::decode(&header.kind, header.version, &header.payload).unwrap_or(None);
            let event = match event {
                Some(event) if self.voids.contains(&header.id) => Payload::Void(event),
                event => event.into(),
            };
            Recorded { header: header.clone(), event }
        });
        recorded.collect()
    }

    pub(crate) fn fold<S: Fold>(&self, id: Uuid) -> Folded<S> {
        Folded::from_events(&self.recorded::<S>(id))
    }
}

/// An event with what it says, unless it is of a newer Comptoir or cannot be read.
pub(crate) fn decoded(header: &Content) -> Option<(&Content, Event)> {
    let event = Event::decode(header.stream.kind, &header.kind, header.version, &header.payload);
    Some((header, event.ok()??))
}
