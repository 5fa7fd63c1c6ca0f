//! Taking in what another device recorded: stored verbatim, folded where it belongs, whatever the order of arrival.
//!
//! It refuses only what it cannot verify. What the events mean, and whether their author might say so, is judged afterwards.

mod fold;
mod place;
mod quarantine;
mod read_run;

use std::collections::BTreeSet;

use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::people::Audience;

use crate::error::{IngestError, StoreError};
use crate::execute::topic;
use crate::journal::line::{Attached, Place, attach, lines_of};
use crate::journal::{LogHead, LogRun};
use crate::people::audience::own_audience_in;
use crate::people::organisation_id;
use crate::planted::{Planted, is_planted};
use crate::secrets::{self, Secret};
use crate::store::{Store, Writer};

use fold::Folding;
use read_run::{Arrived, ReadRun, read_run};

/// The most events that one run may bring.
pub const RUN_EVENTS_MAX: usize = 20_000;
/// The most bytes that one event may have: a wholesale sale of 600 lines has about 100,000.
pub const EVENT_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Whether what comes in is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Judging {
    /// It is, if this device is a judge.
    Here,
    /// It has been.
    Done,
}

/// What became of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ingested {
    /// Events of the run that were not held before.
    pub events: usize,
    /// How many of them fill a place of which only the hash was held.
    pub filled: usize,
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
        let mut outcomes = self.ingest_as(runs, secrets, Judging::Here);
        let told_of_devices = |ingested: &&mut Ingested| ingested.changed.contains(topic(StreamKind::Device));
        // What fails now is tried again when the next computer is told of.
        if let Some(ingested) = outcomes.iter_mut().flatten().find(told_of_devices)
            && let Ok(tried) = self.try_quarantined()
        {
            ingested.changed.extend(tried.changed);
        }
        outcomes
    }

    /// The same for what another instance of this device took in, which shares its journal, and judged.
    pub fn ingest_judged(&self, runs: &[LogRun], secrets: &[Secret]) -> Vec<Result<Ingested, IngestError>> {
        self.ingest_as(runs, secrets, Judging::Done)
    }

    fn ingest_as(&self, runs: &[LogRun], secrets: &[Secret], judging: Judging) -> Vec<Result<Ingested, IngestError>> {
        let read: Vec<_> = runs.iter().map(read_run).collect();
        let mut writer = self.writer();
        match writer.take_in_all(runs, read, secrets, judging) {
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

/// A run that is taken in, and where.
struct Accepted {
    lines: Vec<LogHead>,
    attached: Attached,
}

impl Writer {
    /// Stores run after run, and folds at the end, each stream and each ledger once. Before a run is judged everything is folded that
    /// says who belongs to the business.
    fn take_in_all(
        &mut self,
        runs: &[LogRun],
        read: Vec<Result<ReadRun, IngestError>>,
        secrets: &[Secret],
        judging: Judging,
    ) -> Result<Vec<Result<Ingested, IngestError>>, StoreError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        self.notice_other_writers()?;
        let lent = secrets::lend_keys(&self.connection, secrets)?;
        let mut folding = Folding::for_audience(self.own_audience()?);
        let mut outcomes: Vec<Result<Ingested, IngestError>> = Vec::with_capacity(runs.len());
        // What events of others now say otherwise.
        let mut also = BTreeSet::new();
        for (run, read) in runs.iter().zip(read) {
            if folding.touches_membership() {
                also.extend(folding.judged_kinds());
                self.finish(folding)?;
                folding = Folding::for_audience(self.own_audience()?);
            }
            outcomes.push(match read.and_then(|read| Ok((self.accept(run, &read)?, read))) {
                Err(IngestError::Store(error)) => return Err(error),
                Err(refusal) => Err(refusal),
                Ok((accepted, read)) => Ok(self.take_in(run, &read, &accepted, &mut folding)?),
            });
        }
        also.extend(folding.judged_kinds());
        self.finish(folding)?;
        if judging == Judging::Here {
            self.sort_out(runs, &outcomes)?;
        }
        self.keep_secrets(secrets, &lent)?;
        if judging == Judging::Here && outcomes.iter().flatten().any(|ingested| ingested.filled > 0) {
            self.note_filling()?;
        }
        // Once all of it is here: one run may tell what another one's author might.
        match judging {
            Judging::Here => also.extend(self.judge(None)?),
            Judging::Done => self.skip_judging()?,
        }
        if let Some(ingested) = outcomes.iter_mut().find_map(|outcome| outcome.as_mut().ok()) {
            ingested.changed.extend(also.into_iter().map(topic));
        }
        self.connection.execute_batch("COMMIT")?;
        Ok(outcomes)
    }

    /// Says where a run belongs, or refuses it: nothing was written then.
    fn accept(&self, run: &LogRun, read: &ReadRun) -> Result<Accepted, IngestError> {
        self.check_organisation(&read.arrived)?;
        self.check_enrolled(read)?;
        let lines = lines_of(&self.connection, read.device, run.epoch)?;
        match attach(&self.connection, &lines, run.first_seq, run.before, &read.chains)? {
            Some(attached) => Ok(Accepted { lines, attached }),
            None => {
                let expected = lines.iter().map(|line| line.last_seq + 1).max().unwrap_or(1);
                Err(IngestError::Gap { expected, found: run.first_seq })
            }
        }
    }

    /// Keeps what is new in a run; what follows from it is left in `folding`.
    fn take_in(
        &mut self,
        run: &LogRun,
        read: &ReadRun,
        Accepted { lines, attached }: &Accepted,
        folding: &mut Folding,
    ) -> Result<Ingested, StoreError> {
        let mut ingested = Ingested::default();
        let held = attached.held.len();
        if is_planted(Planted::ForkIgnored) && matches!(attached.place, Place::Fork(..) | Place::BesidesChildrenOf(_)) {
            return Ok(ingested);
        }
        let line = self.make_place(run, read, lines, attached, &mut ingested)?;
        let mut kinds = BTreeSet::new();
        let places = read.arrived.iter().zip(&run.items).zip(&read.chains);
        for (index, ((one, item), chain)) in places.enumerate() {
            let line = if index < held { attached.held.get(index).copied().unwrap_or(line) } else { line };
            let is_new = index >= held || (folding.includes(one) && self.fills(line, one.seq)?);
            if is_new && self.keep(line, one, item, *chain, folding)? {
                ingested.events += 1;
                ingested.filled += usize::from(index < held);
                kinds.extend(one.header.as_ref().map(|header| header.stream.kind));
            }
        }
        let last_line = if held == run.items.len() { attached.held.last().copied().unwrap_or(line) } else { line };
        self.keep_signature(run, read.device, last_line)?;
        ingested.changed = kinds.into_iter().map(topic).collect();
        if ingested.events > 0 {
            self.merge_clock(read.arrived.iter().map(|one| one.clock).max().unwrap_or_default())?;
        }
        Ok(ingested)
    }

    fn own_audience(&mut self) -> Result<Audience, StoreError> {
        let Some(device) = self.head.as_ref().map(|head| head.device) else { return Ok(Audience::Everything) };
        let stream = self.streams.get(&self.connection, StreamRef::new(StreamKind::Device, device.0))?;
        Ok(own_audience_in(device, &stream))
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
        if is_known || is_planted(Planted::EnrolmentUnchecked) || (!has_business && read.arrived.iter().any(founds)) {
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
}
