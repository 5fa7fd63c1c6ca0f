//! Taking in what another device recorded: stored verbatim, folded where it belongs, whatever the order of arrival.
//!
//! It refuses only what it cannot verify. What the events mean, and whether their author might say so, is judged afterwards.

mod fold;
mod place;
mod read_run;

use std::collections::BTreeSet;

use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::people::Audience;

use crate::error::{IngestError, StoreError};
use crate::execute::topic;
use crate::journal::LogRun;
use crate::journal::line::{Place, attach, lines_of};
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
#[derive(Clone, Copy, Debug)]
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
        self.ingest_as(runs, secrets, Judging::Here)
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

impl Writer {
    fn take_in_all(
        &mut self,
        runs: &[LogRun],
        read: Vec<Result<ReadRun, IngestError>>,
        secrets: &[Secret],
        judging: Judging,
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
        // Once all of it is here: one run may tell what another one's author might.
        match judging {
            Judging::Here => {
                let judged = self.judge(None)?;
                if let Some(ingested) = outcomes.iter_mut().find_map(|outcome| outcome.as_mut().ok()) {
                    ingested.changed.extend(judged.into_iter().map(topic));
                }
            }
            Judging::Done => self.skip_judging()?,
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
        if is_planted(Planted::ForkIgnored) && matches!(attached.place, Place::Fork(..) | Place::BesidesChildrenOf(_)) {
            return Ok(ingested);
        }
        let line = self.make_place(run, read, &lines, &attached, &mut ingested)?;
        let mut folding = Folding::for_audience(self.own_audience()?);
        let places = read.arrived.iter().zip(&run.items).zip(&read.chains);
        for (index, ((one, item), chain)) in places.enumerate() {
            let line = if index < held { attached.held.get(index).copied().unwrap_or(line) } else { line };
            let is_new = index >= held || (folding.includes(item) && self.fills(line, one.seq)?);
            if is_new {
                self.keep(line, one, item, *chain, &mut folding)?;
            }
        }
        let last_line = if held == run.items.len() { attached.held.last().copied().unwrap_or(line) } else { line };
        self.keep_signature(run, read.device, last_line)?;
        ingested.events = folding.events;
        ingested.changed = folding.kinds().into_iter().map(topic).collect();
        self.finish(folding)?;
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
