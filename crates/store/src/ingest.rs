//! Taking in what another device recorded: stored verbatim, folded where it belongs, whatever the order of arrival.
//!
//! It refuses only what it cannot verify. What the events mean, and whether their author may say so, is not its question.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use comptoir_domain::clock::HybridTime;
use comptoir_domain::event::{ChainHash, Content, Event, StreamKind, StreamRef, content_hash};
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::EventId;
use comptoir_domain::ledger::{Entry, LedgerKey, entries_of};
use rusqlite::{OptionalExtension as _, params};

use crate::error::{IngestError, StoreError};
use crate::execute::topic;
use crate::journal::{self, Head, LogRun};
use crate::ledgers::{self, Place};
use crate::people::organisation_id;
use crate::recording::{finish_stream, insert_stream};
use crate::store::{Store, Writer, read_setting, write_setting};
use crate::streams::{self, AnyStream, decode_event};

/// The most events that one run may bring.
pub const RUN_EVENTS_MAX: usize = 20_000;
/// The most bytes that one event may have: a wholesale sale of 600 lines has about 100,000.
pub const EVENT_BYTES_MAX: usize = 4 * 1024 * 1024;

/// What became of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ingested {
    /// Events of the run that were not held before.
    pub events: usize,
    /// What changed, for screens to ask again: `sales`, `stock` …
    pub changed: BTreeSet<&'static str>,
}

impl Store {
    /// Takes in a run of another device's log: all of it, durably, or nothing. The same run again changes nothing.
    ///
    /// # Errors
    /// [`IngestError`]: nothing was written.
    pub fn ingest(&self, run: &LogRun) -> Result<Ingested, IngestError> {
        let contents = read_run(run)?;
        let mut writer = self.writer();
        writer.connection.execute_batch("BEGIN IMMEDIATE").map_err(StoreError::from)?;
        let outcome = writer.take_in(run, &contents).and_then(|ingested| {
            writer.connection.execute_batch("COMMIT").map_err(StoreError::from)?;
            Ok(ingested)
        });
        if outcome.is_err() {
            writer.roll_back();
        }
        outcome
    }
}

/// An event of the run, read once.
struct Arrived {
    seq: i64,
    header: Content,
    event: Option<Event>,
}

/// Checks all that the run alone shows: sizes, formats, whole batches.
fn read_run(run: &LogRun) -> Result<Vec<Arrived>, IngestError> {
    if run.events.len() > RUN_EVENTS_MAX || run.first_seq < 1 {
        return Err(IngestError::TooLarge { limit: RUN_EVENTS_MAX });
    }
    let arrived = (run.first_seq..).zip(&run.events).map(|(seq, bytes)| read_event(run, seq, bytes));
    let arrived = arrived.collect::<Result<Vec<_>, _>>()?;
    check_batches(&arrived)?;
    Ok(arrived)
}

fn read_event(run: &LogRun, seq: i64, bytes: &[u8]) -> Result<Arrived, IngestError> {
    if bytes.len() > EVENT_BYTES_MAX {
        return Err(IngestError::TooLarge { limit: EVENT_BYTES_MAX });
    }
    let unreadable = |detail: String| IngestError::Unreadable { seq, detail };
    let header = Content::from_bytes(bytes).map_err(|error| unreadable(error.to_string()))?;
    if header.device != run.device {
        return Err(unreadable("its author is another device".to_owned()));
    }
    if !header.clock.is_plausible() {
        return Err(unreadable("its clock is out of bounds".to_owned()));
    }
    let event = decode_event(&header).map_err(|error| unreadable(error.to_string()))?;
    Ok(Arrived { seq, header, event })
}

fn check_batches(arrived: &[Arrived]) -> Result<(), IngestError> {
    let mut expected: Option<(comptoir_domain::CommandId, u32, u32)> = None;
    for one in arrived {
        let batch = one.header.batch;
        let fits = match expected {
            None => batch.index == 0 && batch.size > 0,
            Some(place) => place == (batch.command, batch.index, batch.size),
        };
        if !fits {
            return Err(IngestError::NotWhole { seq: one.seq });
        }
        let next = batch.index + 1;
        expected = (next < batch.size).then_some((batch.command, next, batch.size));
    }
    match (expected, arrived.last()) {
        (Some(_), Some(last)) => Err(IngestError::NotWhole { seq: last.seq }),
        _ => Ok(()),
    }
}

/// A stream that the run touches.
struct Touched {
    after: AnyStream,
    before: Option<AnyStream>,
    /// The events held, once one came late: the stream is folded again, and an event counts once.
    held: Option<HashSet<EventId>>,
}

impl Writer {
    fn take_in(&mut self, run: &LogRun, arrived: &[Arrived]) -> Result<Ingested, IngestError> {
        self.notice_other_writers()?;
        self.check_organisation(arrived)?;
        let (log, held_last) = self.find_log(run)?;
        let chains = self.check_chain(run, log, held_last)?;
        let new = arrived.iter().zip(&run.events).zip(&chains).filter(|((one, _), _)| one.seq > held_last);
        let new: Vec<_> = new.map(|((one, bytes), chain)| (one, bytes.as_slice(), *chain)).collect();
        if new.is_empty() {
            return Ok(Ingested::default());
        }
        if self.head.as_ref().is_some_and(|head| head.log == log) {
            return Err(IngestError::OwnLogAhead { seq: held_last });
        }
        let mut touched: BTreeMap<StreamRef, Touched> = BTreeMap::new();
        let mut entries: HashMap<LedgerKey, Vec<(Place, Entry)>> = HashMap::new();
        for (one, bytes, chain) in &new {
            let (row, is_new) = self.fold(&one.header, &mut touched)?;
            journal::insert(&self.connection, log, one.seq, row, *chain, bytes)?;
            if let (true, Some(event)) = (is_new, &one.event) {
                self.gather(&one.header, event, &mut entries)?;
            }
        }
        let kinds: BTreeSet<StreamKind> = touched.keys().map(|stream| stream.kind).collect();
        self.finish(touched, entries)?;
        self.merge_clock(new.iter().map(|(one, ..)| one.header.clock).max().unwrap_or_default())?;
        Ok(Ingested { events: new.len(), changed: kinds.into_iter().map(topic).collect() })
    }

    fn check_organisation(&self, arrived: &[Arrived]) -> Result<(), IngestError> {
        let Some(own) = organisation_id(&self.connection)? else { return Ok(()) };
        let mut streams = arrived.iter().map(|one| one.header.stream);
        if streams.any(|stream| stream.kind == StreamKind::Organisation && stream.id != own.0) {
            return Err(IngestError::OtherOrganisation);
        }
        Ok(())
    }

    /// The row of the run's log, made if there is none, and the last sequence that is held of it.
    fn find_log(&self, run: &LogRun) -> Result<(i64, i64), StoreError> {
        let found = self
            .connection
            .prepare_cached("SELECT no FROM log WHERE device = ?1 AND epoch = ?2")?
            .query_row(params![run.device.as_bytes(), run.epoch.as_bytes()], |row| row.get(0))
            .optional()?;
        let Some(log) = found else {
            self.connection
                .prepare_cached(
                    "INSERT INTO log (device, epoch, series, opened_at, is_own) VALUES (?1, ?2, ?3, ?4, 0)",
                )?
                .execute(params![run.device.as_bytes(), run.epoch.as_bytes(), run.series, run.opened_at.0])?;
            return Ok((self.connection.last_insert_rowid(), 0));
        };
        Ok((log, journal::last_of(&self.connection, log)?.map_or(0, |(seq, _)| seq)))
    }

    /// Follows the chain from what is held; gives the link of each event.
    fn check_chain(&self, run: &LogRun, log: i64, held_last: i64) -> Result<Vec<ChainHash>, IngestError> {
        if run.first_seq > held_last + 1 {
            return Err(IngestError::Gap { expected: held_last + 1, found: run.first_seq });
        }
        let held = |seq: i64| -> Result<ChainHash, StoreError> {
            let mut statement =
                self.connection.prepare_cached("SELECT chain FROM event WHERE log = ?1 AND seq = ?2")?;
            Ok(ChainHash(Hash(statement.query_row([log, seq], |row| row.get(0))?)))
        };
        let genesis = ChainHash::genesis(run.device, run.epoch);
        let before = if run.first_seq == 1 { genesis } else { held(run.first_seq - 1)? };
        if before != run.before {
            let seq = run.first_seq - 1;
            return Err(if seq == 0 { IngestError::BrokenChain { seq } } else { IngestError::Fork { seq } });
        }
        let mut chain = before;
        let mut chains = Vec::with_capacity(run.events.len());
        for (seq, bytes) in (run.first_seq..).zip(&run.events) {
            chain = chain.extend(content_hash(bytes));
            if seq <= held_last && held(seq)? != chain {
                return Err(IngestError::Fork { seq });
            }
            chains.push(chain);
        }
        if chain != run.head {
            return Err(IngestError::BrokenChain { seq: run.last_seq() });
        }
        Ok(chains)
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
            place.insert(Touched { after, before, held: None });
        }
        let missing = || StoreError::Damaged("a stream has no row".to_owned());
        let one = touched.get_mut(&stream).ok_or_else(missing)?;
        let row = one.after.row.ok_or_else(missing)?;
        if one.held.is_none() && one.after.folded.push(header)? {
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

    fn finish(
        &mut self,
        touched: BTreeMap<StreamRef, Touched>,
        entries: HashMap<LedgerKey, Vec<(Place, Entry)>>,
    ) -> Result<(), StoreError> {
        for (stream, mut one) in touched {
            if let (true, Some(row)) = (one.held.is_some(), one.after.row) {
                one.after.folded = streams::fold(stream, journal::events_of(&self.connection, row)?)?;
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
    fn merge_clock(&mut self, seen: HybridTime) -> Result<(), StoreError> {
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
