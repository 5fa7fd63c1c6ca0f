//! One command at work: it reads states, emits events, and what it emitted is appended, folded and projected as one batch.

use std::collections::BTreeSet;
use std::sync::Arc;

use comptoir_domain::command::CommandId;
use comptoir_domain::context::Actor;
use comptoir_domain::event::{Batch, Content, Event, Scope, StreamKind, StreamRef, TimeSource};
use comptoir_domain::fold::Folded;
use comptoir_domain::ids::{EventId, OrganisationId, RegisterId, StoreId, UserId};
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::people::{self, Approval, Approver, Organisation, Permission, Register, Store};
use comptoir_domain::sales::Numbering;
use comptoir_domain::signature::DeviceKey;
use comptoir_domain::stock::StockLevel;
use comptoir_domain::till::{Drawer, Shifts};
use comptoir_domain::{BusinessDate, Context, Refusal, Sealed, Timestamp, Zone};
use rusqlite::Connection;
use uuid::Uuid;

use crate::authority::{Voids, judged_kind};
use crate::database::random;
use crate::device_key;
use crate::error::{ExecuteError, StoreError};
use crate::journal::Head;
use crate::ledgers::{AnyLedger, LedgerCache};
use crate::numbers_given;
use crate::older;
use crate::people as people_rows;
use crate::people::audience::own_audience_in;
use crate::planted::{Planted, is_planted};
use crate::recording::{finish_stream, insert_stream, record_entries};
use crate::store::device_register;
use crate::streams::{AnyStream, StreamCache, Streamed};
use crate::vault;

/// What must be kept even when the command is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AfterRefusal {
    /// A PIN was wrong.
    PinWrong(UserId),
    /// A consent was asked of someone who may not give it, or with a wrong PIN.
    OverrideDenied { user: UserId, permission: Permission },
}

/// How a command is recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recording {
    /// Now, by the device's clock: also where another time is stated.
    pub(crate) at: Timestamp,
    /// Where the time comes from at which it happened.
    pub(crate) time_source: TimeSource,
}

/// One command at work, inside its transaction.
pub(crate) struct Unit<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) context: Context,
    pub(crate) after_refusal: Vec<AfterRefusal>,
    streams: &'a mut StreamCache,
    ledgers: &'a mut LedgerCache,
    head: &'a mut Head,
    recording: Recording,
    pending: Vec<(StreamRef, Scope, Event)>,
    actor_is_new: bool,
}

impl<'a> Unit<'a> {
    pub(crate) fn new(
        connection: &'a Connection,
        streams: &'a mut StreamCache,
        ledgers: &'a mut LedgerCache,
        head: &'a mut Head,
        context: Context,
        recording: Recording,
    ) -> Self {
        Self {
            connection,
            context,
            after_refusal: Vec::new(),
            streams,
            ledgers,
            head,
            recording,
            pending: Vec::new(),
            actor_is_new: false,
        }
    }

    /// The folded stream about `id`; an empty one where there is none.
    pub(crate) fn stream<S: Streamed + 'static>(&mut self, id: Uuid) -> Result<Arc<Folded<S>>, StoreError> {
        let any = self.streams.get(self.connection, StreamRef::new(S::KIND, id))?;
        Ok(S::unwrap(&any.folded).cloned().unwrap_or_default())
    }

    /// The folded stream about `id`, if it has events that count.
    pub(crate) fn existing<S: Streamed + 'static>(&mut self, id: Uuid) -> Result<Option<Arc<Folded<S>>>, StoreError> {
        let folded = self.stream::<S>(id)?;
        Ok(folded.counts.then_some(folded))
    }

    /// A store.
    pub(crate) fn store(&mut self, id: StoreId) -> Result<Arc<Folded<Store>>, ExecuteError> {
        Ok(self.existing::<Store>(id.0)?.ok_or(people::Refusal::StoreUnknown)?)
    }

    /// The organisation.
    pub(crate) fn organisation(&mut self) -> Result<(OrganisationId, Arc<Folded<Organisation>>), ExecuteError> {
        let id = people_rows::organisation_id(self.connection)?
            .ok_or_else(|| StoreError::Damaged("there is no organisation yet".to_owned()))?;
        Ok((id, self.stream::<Organisation>(id.0)?))
    }

    /// The register of this device, with its id.
    pub(crate) fn register(&mut self) -> Result<(RegisterId, Arc<Folded<Register>>), ExecuteError> {
        let id = device_register(self.connection)?.ok_or(people::Refusal::RegisterUnknown)?;
        Ok((id, self.existing::<Register>(id.0)?.ok_or(people::Refusal::RegisterUnknown)?))
    }

    /// The register of this device, which must stand in `store`: its paper numbers and its drawer are that store's.
    pub(crate) fn register_in(&mut self, store: StoreId) -> Result<(RegisterId, Arc<Folded<Register>>), ExecuteError> {
        let (id, register) = self.register()?;
        if register.state.store != store {
            return Err(people::Refusal::OtherStore { store: Some(store) }.into());
        }
        Ok((id, register))
    }

    /// The series of paper numbers of this life of the journal.
    pub(crate) const fn series(&self) -> u32 {
        self.head.series
    }

    /// The stock of a product in a store.
    pub(crate) fn stock_level(&mut self, key: LedgerKey) -> Result<StockLevel, StoreError> {
        match self.ledgers.get(self.connection, key)?.state {
            AnyLedger::Stock(level) => Ok(level),
            _ => Ok(StockLevel::default()),
        }
    }

    /// A shift's drawer.
    pub(crate) fn drawer(&mut self, key: LedgerKey) -> Result<Drawer, StoreError> {
        match self.ledgers.get(self.connection, key)?.state {
            AnyLedger::Drawer(drawer) => Ok(drawer),
            _ => Ok(Drawer::default()),
        }
    }

    /// The open shifts of a register or a cashier.
    pub(crate) fn shifts(&mut self, key: LedgerKey) -> Result<Shifts, StoreError> {
        match self.ledgers.get(self.connection, key)?.state {
            AnyLedger::Shifts(shifts) => Ok(shifts),
            _ => Ok(Shifts::default()),
        }
    }

    /// The next paper number of a register in a year, in this life's series.
    pub(crate) fn next_number(&mut self, register: RegisterId, year: i32) -> Result<u64, StoreError> {
        let numbering = match self.ledgers.get(self.connection, LedgerKey::Numbering(register))?.state {
            AnyLedger::Numbering(numbering) => numbering,
            _ => Numbering::default(),
        };
        let noted = numbers_given::last(self.connection, register, year, self.series())?;
        Ok(numbering.next(year, self.series()).max(noted.saturating_add(1)))
    }

    /// Refuses when the actor lacks `permission` in `store`.
    pub(crate) fn require(&self, permission: Permission, store: StoreId) -> Result<(), Refusal> {
        if self.context.actor.may(permission, store) { Ok(()) } else { Err(Refusal::forbidden(permission)) }
    }

    /// The person whose PIN was given, if that person may consent to `permission` in `store`.
    pub(crate) fn approver(
        &mut self,
        approval: &Approval,
        permission: Permission,
        store: StoreId,
    ) -> Result<Approver, ExecuteError> {
        let checked = people_rows::credentials::check_pin(self.connection, approval.user, &approval.pin)?;
        let denied = AfterRefusal::OverrideDenied { user: approval.user, permission };
        if let Err(refusal) = checked {
            if matches!(refusal, people::Refusal::PinWrong { .. }) {
                self.after_refusal.push(AfterRefusal::PinWrong(approval.user));
            }
            self.after_refusal.push(denied);
            return Err(refusal.into());
        }
        let grants = people_rows::grants_of(self, approval.user)?;
        if !grants.allow(permission, Some(store)) {
            self.after_refusal.push(denied);
            return Err(people::Refusal::ApproverForbidden { permission }.into());
        }
        Ok(Approver { user: approval.user, grants })
    }

    /// The key of this device.
    pub(crate) fn device_key(&self) -> Result<DeviceKey, StoreError> {
        device_key::read(self.connection)?.ok_or_else(|| StoreError::Damaged("this device has no key".to_owned()))
    }

    /// Seals a text under a person's key.
    pub(crate) fn seal(&self, person: Uuid, text: &str) -> Result<Sealed, StoreError> {
        vault::seal(self.connection, person, text)
    }

    /// Adds an event to the command's batch.
    pub(crate) fn emit(&mut self, kind: StreamKind, id: Uuid, scope: Scope, event: impl Into<Event>) {
        self.pending.push((StreamRef::new(kind, id), scope, event.into()));
    }

    /// Lets the first administrator act before there is one.
    pub(crate) fn act_as(&mut self, user: UserId) {
        self.context.actor = Actor { user, ..self.context.actor.clone() };
        self.actor_is_new = true;
    }

    /// Sets the day of what follows from the zone of the store or organisation concerned.
    pub(crate) fn set_zone(&mut self, zone: Zone) {
        self.context.today = zone.date_at(self.context.now);
    }

    /// Refuses what belongs to a store whose events this computer is not given: it would decide on what it does not know.
    fn check_scopes(&mut self, pending: &[(StreamRef, Scope, Event)]) -> Result<(), ExecuteError> {
        let device = self.head.device;
        let known = self.streams.get(self.connection, StreamRef::new(StreamKind::Device, device.0))?;
        let audience = own_audience_in(device, &known);
        match pending.iter().find(|(_, scope, _)| !audience.includes(*scope)) {
            Some((_, scope, _)) => Err(people::Refusal::OtherStore { store: scope.store() }.into()),
            None => Ok(()),
        }
    }

    /// Appends, folds and projects the batch. Gives the kinds of stream that changed.
    pub(crate) fn record_batch(mut self, command: CommandId) -> Result<BTreeSet<StreamKind>, ExecuteError> {
        let pending = std::mem::take(&mut self.pending);
        self.check_scopes(&pending)?;
        let size = u32::try_from(pending.len()).map_err(|_| StoreError::Damaged("a batch is too large".to_owned()))?;
        let mut touched: Vec<(StreamRef, AnyStream, Option<AnyStream>)> = Vec::new();
        for (index, (stream, scope, event)) in (0_u32..).zip(pending) {
            let known = touched.iter().position(|(known, ..)| *known == stream);
            let place = match known {
                Some(place) => place,
                None => {
                    let before = self.streams.get(self.connection, stream)?;
                    let mut after = before.clone();
                    if after.row.is_none() {
                        after.row = Some(insert_stream(self.connection, stream, scope)?);
                    }
                    touched.push((stream, after, before.row.is_some().then_some(before)));
                    touched.len() - 1
                }
            };
            let Some((_, after, _)) = touched.get_mut(place) else { continue };
            if after.folded.needs_update() || older::is_newer(event.kind(), event.version()) {
                return Err(people::Refusal::UpdateNeeded.into());
            }
            let batch = Batch { command, index, size };
            let event_id = uuid::Builder::from_random_bytes(random()?).into_uuid();
            let header =
                content(event_id, &self.context, self.recording, self.head, stream, scope, after, batch, &event);
            self.head.append(self.connection, after.row.unwrap_or_default(), scope, &header.to_bytes())?;
            if !after.folded.push(&header, &Voids::none()) {
                return Err(StoreError::Damaged("an own event sorts before the heads it names".to_owned()).into());
            }
            if is_planted(Planted::CommitBeforeFold) {
                self.connection.execute_batch("COMMIT; BEGIN IMMEDIATE").map_err(StoreError::from)?;
            }
            record_entries(self.connection, self.ledgers, &header, &event)?;
        }
        let judged = touched.iter().filter_map(|(_, after, _)| judged_kind(after));
        let kinds = touched.iter().map(|(stream, ..)| stream.kind).chain(judged).collect();
        for (stream, after, before) in touched {
            finish_stream(self.connection, self.streams, stream, after, before.as_ref())?;
        }
        Ok(kinds)
    }
}

#[expect(clippy::too_many_arguments, reason = "an event's header has that many sources")]
fn content(
    fresh_event_id: Uuid,
    context: &Context,
    recording: Recording,
    head: &mut Head,
    stream: StreamRef,
    scope: Scope,
    after: &AnyStream,
    batch: Batch,
    event: &Event,
) -> Content {
    // What was stated says when it happened, never in which order: only the device's clock moves the hybrid clock.
    head.clock = head.clock.tick(recording.at);
    Content {
        id: EventId(fresh_event_id),
        stream,
        heads: after.folded.heads().to_vec(),
        scope,
        clock: head.clock,
        device: head.device,
        actor: context.actor.user,
        occurred_at: context.now,
        time_source: recording.time_source,
        business_date: context.today,
        batch,
        kind: event.kind().to_owned(),
        version: event.version(),
        payload: event.payload().into(),
    }
}

/// The day in the organisation's zone, before any store is concerned.
pub(crate) fn day(zone: Option<Zone>, now: Timestamp) -> BusinessDate {
    zone.unwrap_or_default().date_at(now)
}
