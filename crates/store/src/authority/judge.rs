//! The judge at work: it looks at what came in, and again at what that puts in another light, and states what it finds lacking.
//!
//! Judges are the servers of the business; its offices, while it has no server. Each states what it finds in the verdict of the event,
//! whose id follows from the event's: two that find the same say it in one place.

use std::collections::BTreeSet;

use comptoir_domain::CommandId;
use comptoir_domain::authority::{
    Arrival, Lack, Moves, Verdict, VerdictEvent, VerdictGiven, VerdictLifted, lack_of, moves_of, need_of,
    verdict_stream_id,
};
use comptoir_domain::context::Actor;
use comptoir_domain::event::{Content, Event, StreamKind, StreamRef, TimeSource};
use comptoir_domain::ids::UserId;
use comptoir_domain::people::Grants;
use comptoir_domain::{Context, fold::Folded};
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use super::docket::{Case, Docket};
use super::past::Past;
use crate::database::random;
use crate::error::{ExecuteError, StoreError};
use crate::journal::Head;
use crate::people::organisation_zone;
use crate::planted::{Planted, is_planted};
use crate::store::{Writer, forget_setting, read_setting, write_setting};
use crate::streams::{Streamed as _, decode_event};
use crate::unit::{Recording, Unit, day};

/// The setting that keeps up to which place of the journal this device has judged.
const JUDGED: &str = "judged";
/// The setting that keeps from which place on there are events that this device could not read when it judged.
const UNREAD: &str = "unread_by_judge";
/// So many events are looked at together.
const AT_A_TIME: usize = 5_000;

/// What this device has just recorded itself: from this place of its log on. It was allowed when it was recorded, and may bear on others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Own {
    log: i64,
    from_seq: i64,
}

impl Own {
    /// What will be recorded from now on.
    pub(crate) const fn after(head: &Head) -> Self {
        Self { log: head.log, from_seq: head.next_seq }
    }
}

impl Writer {
    /// Judges what has come in, within the open transaction, if this device is a judge. Gives the kinds of stream that changed.
    pub(crate) fn judge(&mut self, own: Option<Own>) -> Result<BTreeSet<StreamKind>, StoreError> {
        let mut changed = BTreeSet::new();
        self.notice_other_writers()?;
        if !self.is_judge()? {
            return Ok(changed);
        }
        let mut past = Past::new(&self.connection)?;
        if let Some(own) = own {
            let mut docket = Docket::default();
            let recorded = recorded(&self.connection, own)?;
            recorded.iter().try_for_each(|header| self.note_moves(header, &mut docket))?;
            self.work_off(docket, &mut past, &mut changed)?;
        }
        loop {
            let after = place(&self.connection, JUDGED)?.unwrap_or(0);
            let (arrived, last) = self.arrived(after)?;
            let Some(last) = last else { return Ok(changed) };
            let mut docket = Docket::default();
            for (position, header) in &arrived {
                docket.add(header, *position, Arrival::Now);
            }
            // It may bear on people and devices that were read before.
            past.forget();
            arrived.iter().try_for_each(|(_, header)| self.note_moves(header, &mut docket))?;
            self.work_off(docket, &mut past, &mut changed)?;
            write_setting(&self.connection, JUDGED, &last.to_string())?;
        }
    }

    /// Judges, within the open transaction, what this device held and could not read when it judged: it was updated.
    pub(crate) fn judge_what_was_unread(&mut self) -> Result<(), StoreError> {
        let Some(first) = place(&self.connection, UNREAD)? else { return Ok(()) };
        forget_setting(&self.connection, UNREAD)?;
        self.notice_other_writers()?;
        if !self.is_judge()? {
            return Ok(());
        }
        let (mut docket, mut after) = (Docket::default(), first - 1);
        loop {
            let (held, last) = self.arrived(after)?;
            let Some(last) = last else { break };
            held.iter().for_each(|(position, header)| docket.add(header, *position, Arrival::Earlier));
            after = last;
        }
        let mut past = Past::new(&self.connection)?;
        self.work_off(docket, &mut past, &mut BTreeSet::new())
    }

    /// Takes what has come in for judged: by another instance of this device, which shares its journal.
    pub(crate) fn skip_judging(&self) -> Result<(), StoreError> {
        let last: i64 =
            self.connection.query_row("SELECT coalesce(max(position), 0) FROM event", [], |row| row.get(0))?;
        write_setting(&self.connection, JUDGED, &last.to_string())
    }

    /// Events that came in after this place of the journal, and the last place that was looked at. What this device recorded itself has been
    /// heeded; what it recorded before it was set back, and others bring back to it, has not.
    fn arrived(&self, after: i64) -> Result<(Vec<Placed>, Option<i64>), StoreError> {
        let current = self.head.as_ref().map(|head| head.log);
        let mut statement = self
            .connection
            .prepare_cached("SELECT position, bytes, log FROM event WHERE position > ?1 ORDER BY position LIMIT ?2")?;
        let mut rows = statement.query(params![after, i64::try_from(AT_A_TIME).unwrap_or(i64::MAX)])?;
        let (mut arrived, mut last) = (Vec::new(), None);
        while let Some(row) = rows.next()? {
            let position = row.get(0)?;
            last = Some(position);
            // What is of a newer Comptoir is for a newer judge.
            if row.get::<_, Option<i64>>(2)? != current {
                match Content::from_bytes(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?) {
                    Ok(header) if decode_event(&header).is_some() => arrived.push((position, header)),
                    _ => self.note_unread(position)?,
                }
            }
        }
        Ok((arrived, last))
    }

    /// Notes the first place at which something could not be read: by whoever judges, once it can be.
    fn note_unread(&self, position: i64) -> Result<(), StoreError> {
        match place(&self.connection, UNREAD)? {
            Some(first) if first <= position => Ok(()),
            _ => write_setting(&self.connection, UNREAD, &position.to_string()),
        }
    }

    fn is_judge(&self) -> Result<bool, StoreError> {
        let Some(head) = &self.head else { return Ok(false) };
        let class: Option<String> = self
            .connection
            .prepare_cached("SELECT class FROM device_row WHERE id = ?1 AND is_revoked = 0")?
            .query_row([head.device.as_bytes()], |row| row.get(0))
            .optional()?;
        match class.as_deref() {
            Some("server") => Ok(true),
            Some("office") => Ok(!self
                .connection
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM device_row WHERE class = 'server' AND is_revoked = 0)")?
                .query_row([], |row| row.get::<_, bool>(0))?),
            _ => Ok(false),
        }
    }

    /// Puts on the docket what an event bears on.
    fn note_moves(&self, header: &Content, docket: &mut Docket) -> Result<(), StoreError> {
        let Some(event) = decode_event(header) else { return Ok(()) };
        let moves = moves_of(header, &event);
        match moves {
            Moves::Nothing => Ok(()),
            Moves::Loosens(_) if is_planted(Planted::LateGrantUnheeded) => Ok(()),
            Moves::Loosens(_) => docket.add_standing(&self.connection),
            Moves::Tightens(_) if is_planted(Planted::LateWithdrawalUnheeded) => Ok(()),
            Moves::Tightens(whom) => {
                docket.add_standing(&self.connection)?;
                docket.add_since(&self.connection, header.clock, whom)
            }
            Moves::Judges => self.note_judged(header, docket),
        }
    }

    /// The same for an event that now has no effect, or has it again: who might more by it may less, and the other way round.
    fn note_turned(&self, header: &Content, docket: &mut Docket) -> Result<(), StoreError> {
        let Some(event) = decode_event(header) else { return Ok(()) };
        match moves_of(header, &event) {
            Moves::Loosens(whom) => {
                docket.add_standing(&self.connection)?;
                docket.add_since(&self.connection, header.clock, whom)
            }
            _ => self.note_moves(header, docket),
        }
    }

    /// Somebody judged or confirmed: the event is looked at again here, and what it bears on.
    fn note_judged(&self, verdict: &Content, docket: &mut Docket) -> Result<(), StoreError> {
        let any = crate::streams::load(&self.connection, verdict.stream)?;
        let judged = Verdict::unwrap(&any.folded).and_then(|verdict| verdict.state.judged);
        let Some(judged) = judged else { return Ok(()) };
        match docket.add_judged(&self.connection, judged)? {
            Some(header) if header.stream.kind != StreamKind::Verdict => self.note_turned(&header, docket),
            // A verdict on a confirmation: the event that it confirmed may count otherwise.
            Some(header) => self.note_judged(&header, docket),
            None => Ok(()),
        }
    }

    fn work_off(
        &mut self,
        mut docket: Docket,
        past: &mut Past,
        changed: &mut BTreeSet<StreamKind>,
    ) -> Result<(), StoreError> {
        while let Some(case) = docket.next(&self.connection)? {
            let Some(found) = self.find(&case, past)? else { continue };
            self.record_verdict(&case.header, found)?;
            changed.extend([StreamKind::Verdict, case.header.stream.kind]);
            // What it grants or withdraws counts now, or no longer does.
            past.forget();
            self.note_turned(&case.header, &mut docket)?;
        }
        Ok(())
    }

    /// What is to be said about an event; `None` where nothing is, or it has been said.
    fn find(&mut self, case: &Case, past: &mut Past) -> Result<Option<VerdictEvent>, StoreError> {
        let header = &case.header;
        let Some(event) = decode_event(header) else { return Ok(None) };
        let Some(verdict) = self.verdict_on(header)? else { return Ok(None) };
        if verdict.state.is_confirmed || verdict.state.is_disputed() {
            return Ok(None);
        }
        let lack = self.lack(case, &event, past)?;
        let said = verdict.state.lack;
        // What came into review once stays there as long as its computer is shut out.
        let stays = said == Some(Lack::DeviceShutOut) && past.device(&self.connection, header.device)?.is_shut_out();
        Ok(match lack {
            _ if stays || lack == said => None,
            Some(lack) => Some(VerdictGiven { event: header.id, stream: header.stream, lack }.into()),
            None => Some(VerdictLifted {}.into()),
        })
    }

    fn lack(&self, case: &Case, event: &Event, past: &mut Past) -> Result<Option<Lack>, StoreError> {
        let (connection, header) = (&self.connection, &case.header);
        let Some(need) = need_of(header, event) else { return Ok(None) };
        if past.is_founding(header) {
            return Ok(None);
        }
        let device = past.device(connection, header.device)?;
        let is_in_review = device.is_in_review(header.into(), case.place, case.arrival);
        Ok(lack_of(&need, is_in_review, &past.standing(connection, header)?))
    }

    /// The verdict on an event; `None` where a newer judge has said something that cannot be read here.
    fn verdict_on(&mut self, header: &Content) -> Result<Option<std::sync::Arc<Folded<Verdict>>>, StoreError> {
        let stream = StreamRef::new(StreamKind::Verdict, verdict_stream_id(header.id));
        let any = self.streams.get(&self.connection, stream)?;
        Ok(Verdict::unwrap(&any.folded).filter(|verdict| !verdict.needs_update).cloned())
    }

    /// Records what was found. Nobody acts: the device says it.
    fn record_verdict(&mut self, on: &Content, found: VerdictEvent) -> Result<(), StoreError> {
        let now = self.now();
        let Self { connection, streams, ledgers, head, .. } = self;
        let head = head.as_mut().ok_or_else(|| StoreError::Damaged("the journal has no device".to_owned()))?;
        let actor = Actor { user: UserId::default(), grants: Grants::default() };
        let today = day(organisation_zone(connection)?, now);
        let context = Context::new(actor, head.device, now, today, Uuid::from_bytes(random()?));
        let recording = Recording { at: now, time_source: TimeSource::DeviceClock };
        let mut unit = Unit::new(connection, streams, ledgers, head, context, recording);
        unit.emit(StreamKind::Verdict, verdict_stream_id(on.id), on.scope, found);
        match unit.record_batch(CommandId(Uuid::from_bytes(random()?))) {
            Ok(_) => Ok(()),
            Err(ExecuteError::Store(error)) => Err(error),
            Err(refused) => Err(StoreError::Damaged(format!("a verdict is refused: {refused}"))),
        }
    }
}

/// The place of the journal that a setting keeps.
fn place(connection: &Connection, setting: &str) -> Result<Option<i64>, StoreError> {
    Ok(read_setting(connection, setting)?.and_then(|text| text.parse().ok()))
}

/// An event at its place of the journal.
type Placed = (i64, Content);

fn recorded(connection: &Connection, own: Own) -> Result<Vec<Content>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT bytes FROM event WHERE log = ?1 AND seq >= ?2")?;
    let mut rows = statement.query([own.log, own.from_seq])?;
    let mut recorded = Vec::new();
    while let Some(row) = rows.next()? {
        recorded.push(Content::from_bytes(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?);
    }
    Ok(recorded)
}
