//! Taking in what another device recorded: stored verbatim, folded where it belongs, whatever the order of arrival.
//!
//! It refuses only what it cannot verify. What the events mean, and whether their author may say so, is not its question.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use comptoir_domain::CommandId;
use comptoir_domain::clock::HybridTime;
use comptoir_domain::event::{Batch, ChainHash, Content, Envelope, Event, StreamKind, StreamRef};
use comptoir_domain::ids::{DeviceId, EventId};
use comptoir_domain::ledger::{Entry, LedgerKey, entries_of};
use rusqlite::{OptionalExtension as _, params};

use crate::error::{IngestError, StoreError};
use crate::execute::topic;
use crate::journal::line::{self, Attached, Place, attach, lines_of};
use crate::journal::{self, Head, Item, LogHead, LogRun};
use crate::ledgers;
use crate::people::organisation_id;
use crate::recording::{finish_stream, insert_stream, insert_stream_row};
use crate::secrets::{self, Secret};
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
    /// The log was continued twice: the run holds other events than those held here from this sequence on. Both are kept.
    pub fork: Option<i64>,
    /// Others held more of this device's own journal, or a twin of it: it goes on in a new epoch.
    pub own_epoch_ended: bool,
}

impl Store {
    /// Takes in a run of another device's log: all of it, durably, or nothing. The same run again changes nothing.
    ///
    /// # Errors
    /// [`IngestError`]: nothing was written.
    pub fn ingest(&self, run: &LogRun) -> Result<Ingested, IngestError> {
        self.ingest_all(std::slice::from_ref(run), &[]).pop().unwrap_or_else(|| Ok(Ingested::default()))
    }

    /// Takes in runs, in this order, and the secrets that belong to them, with one fsync. A run that is refused does not hold up
    /// the others.
    pub fn ingest_all(&self, runs: &[LogRun], secrets: &[Secret]) -> Vec<Result<Ingested, IngestError>> {
        let read: Vec<_> = runs.iter().map(read_run).collect();
        let mut writer = self.writer();
        match writer.take_in_all(runs, read, secrets) {
            Ok(outcomes) => outcomes,
            Err(error) => {
                writer.roll_back();
                let reason = error.to_string();
                let failed = || IngestError::Store(StoreError::Unavailable(reason.clone()));
                let rest = runs.iter().skip(1).map(|_| Err(failed()));
                std::iter::once(Err(IngestError::Store(error))).chain(rest).take(runs.len()).collect()
            }
        }
    }
}

/// A place of the run, read once. Without header: a bare hash, or an event of a newer Comptoir.
struct Arrived {
    seq: i64,
    clock: HybridTime,
    header: Option<Content>,
    event: Option<Event>,
}

/// What a run says of itself, checked without the database.
struct ReadRun {
    device: DeviceId,
    chains: Vec<ChainHash>,
    arrived: Vec<Arrived>,
}

/// Checks all that the run alone shows: sizes, the author's signature, formats, whole batches.
fn read_run(run: &LogRun) -> Result<ReadRun, IngestError> {
    if run.items.len() > RUN_EVENTS_MAX || run.items.is_empty() || run.first_seq < 1 {
        return Err(IngestError::TooLarge { limit: RUN_EVENTS_MAX });
    }
    let oversized = |item: &Item| matches!(item, Item::Event(bytes) if bytes.len() > EVENT_BYTES_MAX);
    if run.items.iter().any(oversized) {
        return Err(IngestError::TooLarge { limit: EVENT_BYTES_MAX });
    }
    let chains = run.chains();
    let signed = chains.last().is_some_and(|head| {
        let statement = run.statement(*head);
        run.key.verifies(&statement.message(), &run.signature)
    });
    if !signed {
        return Err(IngestError::BadSignature { seq: run.last_seq() });
    }
    let device = run.device();
    let mut batches = Batches::default();
    let items = (run.first_seq..).zip(&run.items);
    let arrived = items.map(|(seq, item)| read_item(device, seq, item, &mut batches));
    let arrived = arrived.collect::<Result<Vec<_>, _>>()?;
    batches.end(run.last_seq())?;
    Ok(ReadRun { device, chains, arrived })
}

fn read_item(device: DeviceId, seq: i64, item: &Item, batches: &mut Batches) -> Result<Arrived, IngestError> {
    let unreadable = |detail: String| IngestError::Unreadable { seq, detail };
    let Item::Event(bytes) = item else {
        batches.bare();
        return Ok(Arrived { seq, clock: HybridTime::default(), header: None, event: None });
    };
    let envelope = Envelope::from_bytes(bytes).map_err(|error| unreadable(error.to_string()))?;
    if envelope.device != device {
        return Err(unreadable("its author is another device".to_owned()));
    }
    if !envelope.clock.is_plausible() {
        return Err(unreadable("its clock is out of bounds".to_owned()));
    }
    batches.event(seq, envelope.batch)?;
    let mut arrived = Arrived { seq, clock: envelope.clock, header: None, event: None };
    if envelope.is_known() {
        let header = Content::from_bytes(bytes).map_err(|error| unreadable(error.to_string()))?;
        arrived.event = decode_event(&header);
        arrived.header = Some(header);
    }
    Ok(arrived)
}

/// Follows the batches of a run. A bare hash may stand for any event of one.
#[derive(Default)]
struct Batches {
    /// The batch that is open, and the index that must come next.
    open: Option<(CommandId, u32, u32)>,
    /// Bare hashes since the last event that ended a batch.
    bares: u32,
}

impl Batches {
    fn bare(&mut self) {
        self.bares = self.bares.saturating_add(1);
        if let Some((_, index, size)) = &mut self.open {
            *index += 1;
            if index == size {
                self.open = None;
            }
        }
    }

    fn event(&mut self, seq: i64, batch: Batch) -> Result<(), IngestError> {
        let fits = match self.open {
            // What goes before it in its batch may be bare.
            None => batch.index <= self.bares && batch.index < batch.size,
            Some(place) => place == (batch.command, batch.index, batch.size),
        };
        if !fits {
            return Err(IngestError::NotWhole { seq });
        }
        let next = batch.index + 1;
        self.open = (next < batch.size).then_some((batch.command, next, batch.size));
        self.bares = 0;
        Ok(())
    }

    fn end(&self, last_seq: i64) -> Result<(), IngestError> {
        if self.open.is_some() { Err(IngestError::NotWhole { seq: last_seq }) } else { Ok(()) }
    }
}

/// What the events of a run change.
#[derive(Default)]
struct Folding {
    events: usize,
    touched: BTreeMap<StreamRef, Touched>,
    entries: HashMap<LedgerKey, Vec<(ledgers::Place, Entry)>>,
}

/// A stream that the run touches.
struct Touched {
    after: AnyStream,
    before: Option<AnyStream>,
    /// The events held, once one came late: the stream is folded again, and an event counts once.
    held: Option<HashSet<EventId>>,
}

impl Writer {
    fn take_in_all(
        &mut self,
        runs: &[LogRun],
        read: Vec<Result<ReadRun, IngestError>>,
        secrets: &[Secret],
    ) -> Result<Vec<Result<Ingested, IngestError>>, StoreError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        // First: what is folded is also read.
        secrets::keep(&self.connection, secrets)?;
        let mut outcomes = Vec::with_capacity(runs.len());
        for (run, read) in runs.iter().zip(read) {
            outcomes.push(match read {
                Err(error) => Err(error),
                Ok(read) => self.take_in_whole(run, &read)?,
            });
        }
        self.connection.execute_batch("COMMIT")?;
        Ok(outcomes)
    }

    /// Takes a run in, or leaves no trace of it. The outer error is one of the machinery.
    fn take_in_whole(&mut self, run: &LogRun, read: &ReadRun) -> Result<Result<Ingested, IngestError>, StoreError> {
        self.connection.execute_batch("SAVEPOINT run")?;
        let outcome = match self.take_in(run, read) {
            Err(IngestError::Store(error)) => return Err(error),
            outcome => outcome,
        };
        if outcome.is_err() {
            self.connection.execute_batch("ROLLBACK TO run")?;
            self.forget();
        }
        self.connection.execute_batch("RELEASE run")?;
        Ok(outcome)
    }

    fn take_in(&mut self, run: &LogRun, read: &ReadRun) -> Result<Ingested, IngestError> {
        self.notice_other_writers()?;
        self.check_organisation(&read.arrived)?;
        self.check_enrolled(read)?;
        let lines = lines_of(&self.connection, read.device, run.epoch)?;
        let attached = attach(&self.connection, &lines, run.first_seq, run.before, &read.chains)?;
        let Some(attached) = attached else {
            let expected = lines.iter().map(|line| line.last_seq + 1).max().unwrap_or(1);
            return Err(IngestError::Gap { expected, found: run.first_seq });
        };
        let mut ingested = Ingested::default();
        let held = attached.held.len();
        let line = self.make_place(run, read, &lines, &attached, &mut ingested)?;
        let mut folding = Folding::default();
        let places = read.arrived.iter().zip(&run.items).zip(&read.chains);
        for (index, ((one, item), chain)) in places.enumerate() {
            let line = if index < held { attached.held.get(index).copied().unwrap_or(line) } else { line };
            let is_new = index >= held || self.fills(line, one.seq, item)?;
            if is_new {
                self.keep(line, one, item, *chain, &mut folding)?;
            }
        }
        let last_line = if held == run.items.len() { attached.held.last().copied().unwrap_or(line) } else { line };
        self.keep_signature(run, read.device, last_line)?;
        ingested.events = folding.events;
        let kinds: BTreeSet<StreamKind> = folding.touched.keys().map(|stream| stream.kind).collect();
        ingested.changed = kinds.into_iter().map(topic).collect();
        self.finish(folding.touched, folding.entries)?;
        if folding.events > 0 {
            self.merge_clock(read.arrived.iter().map(|one| one.clock).max().unwrap_or_default())?;
        }
        Ok(ingested)
    }

    /// Makes sure that there is a line for what is new in the run; gives it.
    fn make_place(
        &mut self,
        run: &LogRun,
        read: &ReadRun,
        lines: &[LogHead],
        attached: &Attached,
        ingested: &mut Ingested,
    ) -> Result<i64, StoreError> {
        let is_all_held = attached.held.len() == run.items.len();
        let new_from = run.first_seq + i64::try_from(attached.held.len()).unwrap_or(i64::MAX);
        let line = match attached.place {
            Place::NewLog => line::begin(&self.connection, read.device, run.epoch, run.series, run.opened_at)?,
            Place::EndOf(line) => {
                ingested.own_epoch_ended = !is_all_held && line::is_current(self.head.as_ref(), &line);
                line.line
            }
            Place::BesidesChildrenOf(parent) => {
                ingested.fork = Some(new_from);
                line::branch(&self.connection, &parent, new_from)?
            }
            Place::Fork(parent, seq) => {
                ingested.fork = Some(seq);
                ingested.own_epoch_ended = line::is_current(self.head.as_ref(), &parent);
                line::split(&self.connection, &parent, seq)?;
                line::branch(&self.connection, &parent, seq)?
            }
        };
        // Another machine goes on under this device's name: whichever of the two learns of it leaves the epoch.
        let is_own = lines.iter().any(|line| line::is_current(self.head.as_ref(), line));
        ingested.own_epoch_ended |= is_own && !is_all_held;
        if ingested.own_epoch_ended
            && let Some(head) = self.head.take()
        {
            self.head = Some(self.begin_epoch(head.device, head.series + 1)?);
        }
        Ok(line)
    }

    /// True for an event of which only the hash was held.
    fn fills(&self, line: i64, seq: i64, item: &Item) -> Result<bool, StoreError> {
        let Item::Event(_) = item else { return Ok(false) };
        let removed = self
            .connection
            .prepare_cached("DELETE FROM bare_event WHERE log = ?1 AND seq = ?2")?
            .execute([line, seq])?;
        Ok(removed > 0)
    }

    /// Keeps one place of the run, and folds its event.
    fn keep(
        &mut self,
        line: i64,
        one: &Arrived,
        item: &Item,
        chain: ChainHash,
        folding: &mut Folding,
    ) -> Result<(), StoreError> {
        let bytes = match item {
            Item::Bare(hash) => return journal::insert_bare(&self.connection, line, one.seq, *hash, chain),
            Item::Event(bytes) => bytes,
        };
        folding.events += 1;
        let Some(header) = &one.header else {
            let row = self.row_of_unknown(bytes)?;
            return journal::insert(&self.connection, line, one.seq, row, chain, bytes);
        };
        let (row, is_first) = self.fold(header, &mut folding.touched)?;
        journal::insert(&self.connection, line, one.seq, row, chain, bytes)?;
        if let (true, Some(event)) = (is_first, &one.event) {
            self.gather(header, event, &mut folding.entries)?;
        }
        Ok(())
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

    /// Keeps the author's word, so that the run can be passed on.
    fn keep_signature(&self, run: &LogRun, device: DeviceId, line: i64) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT INTO author_key (device, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute(params![device.as_bytes(), run.key.0])?;
        self.connection
            .prepare_cached("INSERT INTO signed_head (log, seq, signature) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
            .execute(params![line, run.last_seq(), run.signature.0])?;
        Ok(())
    }

    /// Refuses the log of a device that nobody took in. A revoked one may still hand in what it recorded: what that is worth is
    /// another question. The founding of the business, for a device that joins it, enrols its own author.
    fn check_enrolled(&self, read: &ReadRun) -> Result<(), IngestError> {
        let has_business = organisation_id(&self.connection)?.is_some();
        let mut statement = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM device_row WHERE id = ?1)")
            .map_err(StoreError::from)?;
        let is_known: bool =
            statement.query_row([read.device.as_bytes()], |row| row.get(0)).map_err(StoreError::from)?;
        let founds =
            |one: &Arrived| one.header.as_ref().is_some_and(|header| header.stream.kind == StreamKind::Organisation);
        if is_known || (!has_business && read.arrived.iter().any(founds)) {
            return Ok(());
        }
        Err(IngestError::NotEnrolled { device: read.device })
    }

    fn check_organisation(&self, arrived: &[Arrived]) -> Result<(), IngestError> {
        let Some(own) = organisation_id(&self.connection)? else { return Ok(()) };
        let mut streams = arrived.iter().filter_map(|one| one.header.as_ref()).map(|header| header.stream);
        if streams.any(|stream| stream.kind == StreamKind::Organisation && stream.id != own.0) {
            return Err(IngestError::OtherOrganisation);
        }
        Ok(())
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
        if one.held.is_none() && one.after.folded.push(header) {
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
        entries: &mut HashMap<LedgerKey, Vec<(ledgers::Place, Entry)>>,
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
        entries: HashMap<LedgerKey, Vec<(ledgers::Place, Entry)>>,
    ) -> Result<(), StoreError> {
        for (stream, mut one) in touched {
            if let (true, Some(row)) = (one.held.is_some(), one.after.row) {
                one.after.folded = streams::fold(stream, journal::events_of(&self.connection, row)?);
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
