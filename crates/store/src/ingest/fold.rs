//! Keeping the events of runs and folding each where it belongs: at the end of its stream and of its ledgers, or earlier.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use comptoir_domain::clock::HybridTime;
use comptoir_domain::event::{ChainHash, Content, Envelope, Event, StreamKind, StreamRef};
use comptoir_domain::ids::EventId;
use comptoir_domain::ledger::{Entry, LedgerKey, entries_of};
use comptoir_domain::people::Audience;
use rusqlite::{OptionalExtension as _, params};

use super::read_run::Arrived;
use crate::authority::{Voids, judged_kind};
use crate::error::StoreError;
use crate::journal::{self, Head, Item};
use crate::ledgers::{self, Place};
use crate::planted::{Planted, is_planted};
use crate::recording::{finish_stream, insert_stream, insert_stream_row};
use crate::store::{Writer, read_setting, write_setting};
use crate::streams::{self, AnyStream};

/// What the events that were stored change, and is not written yet.
pub(super) struct Folding {
    /// What this device is given; of anything else it keeps no byte, whoever sends it.
    audience: Audience,
    touched: BTreeMap<StreamRef, Touched>,
    entries: HashMap<LedgerKey, Vec<(Place, Entry)>>,
}

impl Folding {
    pub(super) fn for_audience(audience: Audience) -> Self {
        Self { audience, touched: BTreeMap::new(), entries: HashMap::new() }
    }

    /// The kinds of the streams whose events a verdict among these is about.
    pub(super) fn judged_kinds(&self) -> BTreeSet<StreamKind> {
        self.touched.values().filter_map(|one| judged_kind(&one.after)).collect()
    }

    /// True for an event that this device is given.
    pub(super) fn includes(&self, one: &Arrived) -> bool {
        one.scope.is_some_and(|scope| self.audience.includes(scope) || is_planted(Planted::ScopeIgnored))
    }

    /// True when it may change who belongs to the business and what they are given, or which business it is.
    pub(super) fn touches_membership(&self) -> bool {
        let says = |kind| matches!(kind, StreamKind::Organisation | StreamKind::Device);
        self.touched.keys().any(|stream| says(stream.kind))
    }
}

/// A stream that is touched.
struct Touched {
    after: AnyStream,
    before: Option<AnyStream>,
    /// The events held, once one came late: the stream is folded again, and an event counts once.
    held: Option<HashSet<EventId>>,
    /// Events that have no effect, whether or not they have arrived.
    voids: Voids,
}

impl Writer {
    /// True for an event of which only the hash was held.
    pub(super) fn fills(&self, line: i64, seq: i64) -> Result<bool, StoreError> {
        if is_planted(Planted::BareStaysBare) {
            return Ok(false);
        }
        let removed = self
            .connection
            .prepare_cached("DELETE FROM bare_event WHERE log = ?1 AND seq = ?2")?
            .execute([line, seq])?;
        Ok(removed > 0)
    }

    /// Keeps one place of a run, and folds its event. True where it is one.
    pub(super) fn keep(
        &mut self,
        line: i64,
        one: &Arrived,
        item: &Item,
        chain: ChainHash,
        folding: &mut Folding,
    ) -> Result<bool, StoreError> {
        let bytes = match item {
            Item::Event(bytes) if folding.includes(one) => bytes,
            _ => {
                journal::insert_bare(&self.connection, line, one.seq, item.bare(), chain)?;
                return Ok(false);
            }
        };
        let Some(header) = &one.header else {
            if !is_planted(Planted::UnknownSkipped) {
                let row = self.row_of_unknown(bytes)?;
                journal::insert(&self.connection, line, one.seq, row, chain, bytes)?;
            }
            return Ok(true);
        };
        let (row, is_first) = self.fold(header, &mut folding.touched)?;
        journal::insert(&self.connection, line, one.seq, row, chain, bytes)?;
        if let (true, Some(event)) = (is_first && !is_planted(Planted::ForeignNotFolded), &one.event) {
            self.gather(header, event, &mut folding.entries)?;
        }
        Ok(true)
    }

    /// The row of a stream whose kind is of a newer Comptoir: its events are kept and passed on until this one is updated.
    fn row_of_unknown(&self, bytes: &[u8]) -> Result<i64, StoreError> {
        let envelope = Envelope::from_bytes(bytes)?;
        let mut statement = self.connection.prepare_cached("SELECT no FROM stream WHERE id = ?1 AND kind = ?2")?;
        let found =
            statement.query_row(params![envelope.stream.as_bytes(), envelope.kind], |row| row.get(0)).optional()?;
        match found {
            Some(row) => Ok(row),
            None => insert_stream_row(&self.connection, envelope.kind, envelope.stream, envelope.scope),
        }
    }

    /// Takes an event into its stream: at its end, or noting that the stream must be folded again. Gives the stream's row,
    /// and whether the event is held for the first time: re-emitted after a fork, it is there already.
    fn fold(
        &mut self,
        header: &Content,
        touched: &mut BTreeMap<StreamRef, Touched>,
    ) -> Result<(i64, bool), StoreError> {
        let stream = header.stream;
        if let std::collections::btree_map::Entry::Vacant(place) = touched.entry(stream) {
            let before = self.streams.get(&self.connection, stream)?;
            let mut after = before.clone();
            if after.row.is_none() {
                after.row = Some(insert_stream(&self.connection, stream, header.scope)?);
            }
            let before = before.row.is_some().then_some(before);
            let voids = Voids::of(&self.connection, stream)?;
            place.insert(Touched { after, before, held: None, voids });
        }
        let missing = || StoreError::Damaged("a stream has no row".to_owned());
        let one = touched.get_mut(&stream).ok_or_else(missing)?;
        let row = one.after.row.ok_or_else(missing)?;
        if is_planted(Planted::ForeignNotFolded) || (one.held.is_none() && one.after.folded.push(header, &one.voids)) {
            return Ok((row, true));
        }
        if is_planted(Planted::LateEventDropped) {
            return Ok((row, false));
        }
        if is_planted(Planted::LateEventLast) {
            let latest = Content { heads: one.after.folded.heads().to_vec(), ..header.clone() };
            one.after.folded.push(&latest, &one.voids);
            return Ok((row, true));
        }
        if one.held.is_none() {
            let events = journal::events_of(&self.connection, row)?;
            one.held = Some(events.into_iter().map(|event| event.id).collect());
        }
        Ok((row, one.held.as_mut().is_some_and(|held| held.insert(header.id))))
    }

    fn gather(
        &self,
        header: &Content,
        event: &Event,
        entries: &mut HashMap<LedgerKey, Vec<(Place, Entry)>>,
    ) -> Result<(), StoreError> {
        for (rank, (key, entry)) in (0_u32..).zip(entries_of(header, event)) {
            ledgers::project_entry(&self.connection, header, key, &entry)?;
            entries.entry(key).or_default().push((ledgers::place(header, rank), entry));
        }
        Ok(())
    }

    /// Writes what follows from the events that were stored: the streams' states and rows, then the ledgers'.
    pub(super) fn finish(&mut self, folding: Folding) -> Result<(), StoreError> {
        let Folding { touched, entries, .. } = folding;
        // Verdicts first: what they make void is to have no effect at all.
        let (verdicts, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
            touched.into_iter().partition(|(stream, _)| stream.kind == StreamKind::Verdict);
        let is_judged = !verdicts.is_empty();
        for (stream, mut one) in verdicts.into_iter().chain(others) {
            let is_again = one.held.is_some() || (is_judged && Voids::of(&self.connection, stream)? != one.voids);
            // Of verdicts on each other, one that was finished has had the other folded again.
            if let (true, Some(row)) = (is_again || stream.kind == StreamKind::Verdict, one.after.row) {
                one.after = streams::load_row(&self.connection, stream, row)?;
            }
            finish_stream(&self.connection, &mut self.streams, stream, one.after, one.before.as_ref())?;
        }
        for (key, mut entries) in entries {
            entries.sort_unstable_by_key(|(place, _)| *place);
            let mut kept = self.ledgers.get(&self.connection, key)?;
            ledgers::record(&self.connection, key, &mut kept, &entries)?;
            self.ledgers.put(key, kept);
        }
        Ok(())
    }

    /// Own events come after everything seen. What was seen is kept: the last rows of the journal do not tell.
    pub(super) fn merge_clock(&mut self, seen: HybridTime) -> Result<(), StoreError> {
        if let Some(head) = &mut self.head {
            head.clock = head.clock.merge(seen);
        }
        let kept = read_setting(&self.connection, Head::CLOCK_SEEN)?.and_then(|text| text.parse().ok());
        if kept.is_none_or(|kept| HybridTime::from_i64(kept) < seen) {
            write_setting(&self.connection, Head::CLOCK_SEEN, &seen.to_i64().to_string())?;
        }
        Ok(())
    }
}
