//! What a run says of itself, checked without the database: sizes, the author's signature, formats, whole batches.

use comptoir_domain::CommandId;
use comptoir_domain::clock::HybridTime;
use comptoir_domain::event::{Batch, ChainHash, Content, Envelope, Event, Scope};
use comptoir_domain::ids::DeviceId;

use super::{EVENT_BYTES_MAX, RUN_EVENTS_MAX};
use crate::error::IngestError;
use crate::journal::{Item, LogRun};
use crate::planted::{Planted, is_planted};
use crate::streams::decode_event;

/// A place of the run, read once. Without header: a bare hash, or an event of a newer Comptoir.
pub(super) struct Arrived {
    pub(super) seq: i64,
    pub(super) clock: HybridTime,
    /// Of an event.
    pub(super) scope: Option<Scope>,
    pub(super) header: Option<Content>,
    pub(super) event: Option<Event>,
}

/// What a run says of itself, checked without the database.
pub(super) struct ReadRun {
    pub(super) device: DeviceId,
    pub(super) chains: Vec<ChainHash>,
    pub(super) arrived: Vec<Arrived>,
}

/// Checks all that the run alone shows.
pub(super) fn read_run(run: &LogRun) -> Result<ReadRun, IngestError> {
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
    if !signed && !is_planted(Planted::SignatureUnchecked) {
        return Err(IngestError::BadSignature { seq: run.last_seq() });
    }
    let device = run.device();
    // The author may sign any beginning of its log; whoever gave it on could not say so.
    if run.first_seq == 1 && run.before != ChainHash::genesis(device, run.epoch) {
        return Err(IngestError::BadSignature { seq: 1 });
    }
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
        return Ok(Arrived { seq, clock: HybridTime::default(), scope: None, header: None, event: None });
    };
    let envelope = Envelope::from_bytes(bytes).map_err(|error| unreadable(error.to_string()))?;
    if envelope.device != device {
        return Err(unreadable("its author is another device".to_owned()));
    }
    if !envelope.clock.is_plausible() {
        return Err(unreadable("its clock is out of bounds".to_owned()));
    }
    batches.event(seq, envelope.batch)?;
    let mut arrived = Arrived { seq, clock: envelope.clock, scope: Some(envelope.scope), header: None, event: None };
    if envelope.is_known() {
        let header = Content::from_bytes(bytes).map_err(|error| unreadable(error.to_string()))?;
        arrived.event = decode_event(&header);
        if is_planted(Planted::PoisonStops) && arrived.event.is_none() {
            return Err(unreadable("planted".to_owned()));
        }
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
