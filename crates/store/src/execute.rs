//! Executing a command: one transaction, one fsync, one answer per command id.

use std::collections::BTreeSet;

use comptoir_domain::command::CommandId;
use comptoir_domain::context::Actor;
use comptoir_domain::event::{StreamKind, TimeSource};
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::UserId;
use comptoir_domain::people::{Grants, OverrideDenied, Permission, access_stream_id};
use comptoir_domain::{Command, Context, Refusal, Timestamp, people};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::authority::Own;
use crate::commands;
use crate::database::random;
use crate::error::{ExecuteError, StoreError};
use crate::people::{credentials, grants_of, organisation_zone, session::Session};
use crate::planted::{Planted, is_planted};
use crate::store::{Store, Writer};
use crate::unit::{AfterRefusal, Recording, Unit, day};

/// Where a store's time comes from.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970-01-01 UTC.
    fn now(&self) -> Timestamp;
}

/// The computer's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the computer's clock is read")]
    fn now(&self) -> Timestamp {
        let elapsed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Timestamp(elapsed.ok().and_then(|elapsed| i64::try_from(elapsed.as_millis()).ok()).unwrap_or(0))
    }
}

/// The outcome of a command.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Executed {
    /// What the verb answers.
    pub answer: Value,
    /// What changed, for screens to ask again: `sales`, `stock` …
    pub changed: BTreeSet<&'static str>,
    /// The same command id was executed before: nothing happened now.
    pub repeated: bool,
}

/// A verb as the store executes it: loads what the decision needs, decides, emits.
pub(crate) trait Handle: Command {
    /// Executes it within a transaction.
    fn handle(self, unit: &mut Unit<'_>) -> Result<Self::Answer, ExecuteError>;
}

/// Kinds of stream that tell who may do what: what others recorded may be worth something else once one of them has changed.
const BEARS_ON_OTHERS: [StreamKind; 4] = [StreamKind::User, StreamKind::Role, StreamKind::Device, StreamKind::Verdict];

/// What to execute.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The wish's id.
    pub id: CommandId,
    /// The verb's name.
    pub name: &'a str,
    /// Its fields.
    pub body: Value,
    /// When it happened, if that is not now: needs the right to backdate.
    pub stated_at: Option<Timestamp>,
}

impl Store {
    /// Executes a command for the person signed in; `None` only to found the organisation.
    ///
    /// # Errors
    /// [`ExecuteError`]: nothing was written.
    pub fn execute(
        &self,
        session: Option<&Session>,
        id: CommandId,
        name: &str,
        body: Value,
    ) -> Result<Executed, ExecuteError> {
        self.execute_request(session, Request { id, name, body, stated_at: None })
    }

    /// Executes a command that may have happened earlier.
    ///
    /// # Errors
    /// [`ExecuteError`]: nothing was written.
    pub fn execute_request(&self, session: Option<&Session>, request: Request<'_>) -> Result<Executed, ExecuteError> {
        self.writer().execute(session, request)
    }
}

impl Store {
    /// Executes many commands in one transaction, with one fsync: all or none.
    ///
    /// # Errors
    /// The first [`ExecuteError`]: nothing was written.
    pub fn execute_all<'a>(
        &self,
        session: &Session,
        requests: impl IntoIterator<Item = Request<'a>>,
    ) -> Result<Vec<Executed>, ExecuteError> {
        self.writer().execute_all(|writer| {
            let mut run = |request| writer.run(Some(session), request, &mut Vec::new());
            requests.into_iter().map(&mut run).collect()
        })
    }
}

impl Writer {
    /// Executes a command in a transaction of its own.
    pub(crate) fn execute(
        &mut self,
        session: Option<&Session>,
        request: Request<'_>,
    ) -> Result<Executed, ExecuteError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let mut after_refusal = Vec::new();
        let outcome = self.run(session, request, &mut after_refusal).and_then(|executed| {
            self.connection.execute_batch("COMMIT")?;
            Ok(executed)
        });
        if outcome.is_err() {
            self.roll_back();
            self.keep_after_refusal(session, after_refusal)?;
        }
        outcome
    }

    /// Executes many commands in one transaction: all or nothing, one fsync.
    pub(crate) fn execute_all<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, ExecuteError>,
    ) -> Result<T, ExecuteError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let outcome = work(self).and_then(|answer| {
            self.connection.execute_batch("COMMIT")?;
            Ok(answer)
        });
        if outcome.is_err() {
            self.roll_back();
        }
        outcome
    }

    pub(crate) fn roll_back(&mut self) {
        // After a failed COMMIT (disk full) the transaction may be gone already; either way nothing of it remains.
        let _ = self.connection.execute_batch("ROLLBACK");
        if !is_planted(Planted::CacheKeptAfterFailure) {
            self.forget();
        }
    }

    /// Executes a command within the open transaction.
    pub(crate) fn run(
        &mut self,
        session: Option<&Session>,
        request: Request<'_>,
        after_refusal: &mut Vec<AfterRefusal>,
    ) -> Result<Executed, ExecuteError> {
        self.notice_other_writers()?;
        let body_hash = Hash::of(&[request.name.as_bytes(), request.body.to_string().as_bytes()]);
        if let Some(executed) = earlier_answer(&self.connection, request.id, body_hash)? {
            return Ok(executed);
        }
        let at = self.now();
        let Self { connection, streams, ledgers, head, .. } = self;
        let head = head.as_mut().ok_or_else(|| StoreError::Damaged("the journal has no device".to_owned()))?;
        let actor = Actor { user: session.map(|session| session.user).unwrap_or_default(), grants: Grants::default() };
        let time_source = request.stated_at.map_or(TimeSource::DeviceClock, |_| TimeSource::Stated);
        let now = request.stated_at.unwrap_or(at);
        let own = Own::after(head);
        let today = day(organisation_zone(connection)?, now);
        let context = Context::new(actor, head.device, now, today, Uuid::from_bytes(random()?));
        let mut unit = Unit::new(connection, streams, ledgers, head, context, Recording { at, time_source });
        if let Some(session) = session {
            unit.context.actor.grants = grants_of(&mut unit, session.user)?;
        }
        let may_backdate = unit.context.actor.grants.allow_somewhere(Permission::BackdateSales);
        if time_source == TimeSource::Stated && !may_backdate {
            return Err(Refusal::forbidden(Permission::BackdateSales).into());
        }
        let answer = commands::dispatch(request.name, request.body, session.is_some(), &mut unit);
        after_refusal.append(&mut unit.after_refusal);
        let answer = answer?;
        let mut kinds = unit.record_batch(request.id)?;
        remember(connection, request.id, body_hash, &answer)?;
        if kinds.iter().any(|kind| BEARS_ON_OTHERS.contains(kind)) {
            kinds.extend(self.judge(Some(own))?);
        }
        Ok(Executed { answer, changed: kinds.into_iter().map(topic).collect(), repeated: false })
    }

    fn keep_after_refusal(
        &mut self,
        session: Option<&Session>,
        after_refusal: Vec<AfterRefusal>,
    ) -> Result<(), ExecuteError> {
        let Some(session) = session else { return Ok(()) };
        for kept in after_refusal {
            match kept {
                AfterRefusal::PinWrong(user) => credentials::note_wrong_pin(&self.connection, user)?,
                AfterRefusal::OverrideDenied { user, permission } => {
                    self.note_access(session.user, OverrideDenied { user, permission })?;
                }
            }
        }
        Ok(())
    }

    /// Adds an event to the access log of this device and day, in a transaction of its own.
    pub(crate) fn note_access(
        &mut self,
        actor: UserId,
        event: impl Into<people::AccessEvent>,
    ) -> Result<(), ExecuteError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let outcome =
            self.record_access(actor, event.into()).and_then(|()| Ok(self.connection.execute_batch("COMMIT")?));
        if outcome.is_err() {
            self.roll_back();
        }
        outcome
    }

    /// Adds an event to the access log, within the open transaction.
    pub(crate) fn record_access(&mut self, user: UserId, event: people::AccessEvent) -> Result<(), ExecuteError> {
        self.notice_other_writers()?;
        let now = self.now();
        let Self { connection, streams, ledgers, head, .. } = self;
        let head = head.as_mut().ok_or_else(|| StoreError::Damaged("the journal has no device".to_owned()))?;
        let today = day(organisation_zone(connection)?, now);
        let device = head.device;
        let actor = Actor { user, grants: Grants::default() };
        let context = Context::new(actor, device, now, today, Uuid::from_bytes(random()?));
        let recording = Recording { at: now, time_source: TimeSource::DeviceClock };
        let mut unit = Unit::new(connection, streams, ledgers, head, context, recording);
        let id = access_stream_id(device, today);
        unit.emit(StreamKind::Access, id, comptoir_domain::event::Scope::Organisation, event);
        unit.record_batch(CommandId(Uuid::from_bytes(random()?)))?;
        Ok(())
    }
}

/// Checks sign-in and permission before a verb is handled.
pub(crate) fn check_permission<C: Command>(signed_in: bool, unit: &Unit<'_>) -> Result<(), Refusal> {
    if !signed_in && C::NAME != <people::FoundOrganisation as Command>::NAME {
        return Err(people::Refusal::NotSignedIn.into());
    }
    match C::PERMISSION {
        Some(permission) if !unit.context.actor.grants.allow_somewhere(permission) => {
            Err(Refusal::forbidden(permission))
        }
        _ => Ok(()),
    }
}

fn earlier_answer(connection: &Connection, id: CommandId, body_hash: Hash) -> Result<Option<Executed>, ExecuteError> {
    let earlier = connection
        .prepare_cached("SELECT body_hash, answer FROM command WHERE id = ?1")?
        .query_row([id.0.as_bytes()], |row| Ok((row.get::<_, [u8; 32]>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    match earlier {
        None => Ok(None),
        Some((hash, _)) if hash != body_hash.0 => Err(ExecuteError::CommandIdReused),
        Some((_, answer)) => {
            let answer = serde_json::from_str(&answer).map_err(StoreError::from)?;
            Ok(Some(Executed { answer, changed: BTreeSet::new(), repeated: true }))
        }
    }
}

fn remember(connection: &Connection, id: CommandId, body_hash: Hash, answer: &Value) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO command (id, body_hash, answer) VALUES (?1, ?2, ?3)")?.execute(params![
        id.0.as_bytes(),
        body_hash.0,
        answer.to_string()
    ])?;
    Ok(())
}

/// What a screen listens to when streams of this kind change.
pub(crate) const fn topic(kind: StreamKind) -> &'static str {
    match kind {
        StreamKind::Organisation
        | StreamKind::Store
        | StreamKind::Register
        | StreamKind::User
        | StreamKind::Role
        | StreamKind::Access
        | StreamKind::Device
        | StreamKind::Invitation => "people",
        StreamKind::Category | StreamKind::Brand | StreamKind::Product => "catalog",
        StreamKind::Customer => "customers",
        StreamKind::Sale => "sales",
        StreamKind::Shift => "till",
        StreamKind::StockDocument | StreamKind::StockSetting => "stock",
        StreamKind::Resolution | StreamKind::Verdict => "conflicts",
    }
}
