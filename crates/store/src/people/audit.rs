//! Who did what, when and where: read from the journal, page by page.

use std::ops::ControlFlow;

use comptoir_domain::Timestamp;
use comptoir_domain::authority::Verdict;
use comptoir_domain::event::{Content, StreamKind, StreamRef, TimeSource};
use comptoir_domain::ids::{DeviceId, UserId};
use comptoir_domain::people::Permission;
use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::queries::name_of;
use crate::error::{ExecuteError, StoreError};
use crate::journal::{kind_of, uuid_at};
use crate::newest_first::{self, Held, ReadSoFar};
use crate::queries::{Asked, Query};
use crate::streams::{self, Streamed as _};

const PAGE: usize = 60;
/// The most events that one page looks through when filters are narrow.
const LOOKED_AT_MAX: usize = 20_000;

/// A page of the audit list: what was recorded last comes first, on whatever device.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub(crate) struct ReadAudit {
    /// Continues where an earlier page ended: its `next`.
    #[serde(default)]
    pub(crate) before: Option<String>,
    /// Only what this person did.
    #[serde(default)]
    pub(crate) actor: Option<UserId>,
    /// Only events whose name begins so, such as `sale.`.
    #[serde(default)]
    pub(crate) kind: Option<String>,
    /// Only from this moment on.
    #[serde(default)]
    pub(crate) since: Option<Timestamp>,
    /// Only until this moment.
    #[serde(default)]
    pub(crate) until: Option<Timestamp>,
}

/// A page of the audit list.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct AuditPage {
    /// Those recorded last come first.
    pub(crate) rows: Vec<AuditRow>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<String>,
}

/// One recorded act.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct AuditRow {
    /// Its place in this device's journal.
    pub(crate) position: i64,
    /// When it happened.
    pub(crate) occurred_at: Timestamp,
    /// When it was recorded, where a person stated that it happened at another time.
    pub(crate) recorded_at: Option<Timestamp>,
    /// Who.
    pub(crate) actor: UserId,
    /// That person's name.
    pub(crate) actor_name: String,
    /// On which device.
    pub(crate) device: DeviceId,
    /// What, such as `sale.submitted`.
    pub(crate) kind: String,
    /// About what.
    pub(crate) subject: Uuid,
    /// How that is called on screens: a number, a name; empty where there is none.
    pub(crate) subject_name: String,
}

impl Query for ReadAudit {
    const NAME: &'static str = "people.audit";
    const PERMISSION: Option<Permission> = Some(Permission::ViewAudit);
    type Answer = AuditPage;

    fn answer(self, asked: &Asked<'_>) -> Result<AuditPage, ExecuteError> {
        let read = match &self.before {
            None => ReadSoFar::default(),
            Some(text) => {
                text.parse().map_err(|_| ExecuteError::BadBody("`before` is of no earlier page".to_owned()))?
            }
        };
        let (mut rows, mut looked_at) = (Vec::new(), 0);
        let next = newest_first::visit(asked.connection, read, |held| {
            looked_at += 1;
            if self.wants(&held.content) {
                rows.push(audit_row(asked, held)?);
            }
            let is_full = rows.len() == PAGE || looked_at == LOOKED_AT_MAX;
            Ok::<_, ExecuteError>(if is_full { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok(AuditPage { rows, next: next.map(|read| read.to_string()) })
    }
}

impl ReadAudit {
    fn wants(&self, event: &Content) -> bool {
        self.actor.is_none_or(|actor| actor == event.actor)
            && self.kind.as_ref().is_none_or(|kind| event.kind.starts_with(kind))
            && self.since.is_none_or(|since| event.occurred_at >= since)
            && self.until.is_none_or(|until| event.occurred_at <= until)
    }
}

fn audit_row(asked: &Asked<'_>, held: Held) -> Result<AuditRow, ExecuteError> {
    let event = held.content;
    let is_stated = event.time_source == TimeSource::Stated;
    Ok(AuditRow {
        position: held.position,
        occurred_at: event.occurred_at,
        recorded_at: is_stated.then(|| event.clock.physical()),
        actor: event.actor,
        actor_name: author_name(asked.connection, event.actor, event.device)?,
        device: event.device,
        subject: event.stream.id,
        subject_name: subject_name(asked.connection, event.stream.kind, event.stream.id)?,
        kind: event.kind,
    })
}

/// Who it was. What a computer finds by itself bears the computer's name.
fn author_name(connection: &Connection, actor: UserId, device: DeviceId) -> Result<String, StoreError> {
    if actor == UserId::default() {
        subject_name(connection, StreamKind::Device, device.0)
    } else {
        name_of(connection, actor)
    }
}

/// How a thing is called on screens: a number, a name; empty where there is none.
pub(crate) fn subject_name(connection: &Connection, kind: StreamKind, id: Uuid) -> Result<String, StoreError> {
    use StreamKind as Kind;
    let query = match kind {
        Kind::Sale => "SELECT coalesce(number, label) FROM sale_row WHERE id = ?1",
        Kind::Product => "SELECT name FROM product_row WHERE id = ?1",
        Kind::Customer => "SELECT name FROM customer_row WHERE id = ?1",
        Kind::User => "SELECT name FROM user_row WHERE id = ?1",
        Kind::Store => "SELECT name FROM store_row WHERE id = ?1",
        Kind::Register => "SELECT name FROM register_row WHERE id = ?1",
        Kind::Category => "SELECT name FROM category_row WHERE id = ?1",
        Kind::Brand => "SELECT name FROM brand_row WHERE id = ?1",
        Kind::Role => "SELECT name FROM role_row WHERE id = ?1",
        Kind::Device => "SELECT name FROM device_row WHERE id = ?1",
        Kind::Organisation => "SELECT name FROM organisation_row WHERE id = ?1",
        Kind::Shift => {
            "SELECT register_row.name FROM shift_row JOIN register_row ON register_row.id = shift_row.register
             WHERE shift_row.id = ?1"
        }
        Kind::Resolution => return subject_of_resolution(connection, id),
        Kind::Verdict => return subject_of_verdict(connection, id),
        Kind::Access | Kind::Invitation | Kind::StockDocument | Kind::StockSetting => return Ok(String::new()),
    };
    let mut statement = connection.prepare_cached(query)?;
    let name = statement.query_row([id.as_bytes()], |row| row.get::<_, String>(0)).optional()?;
    Ok(name.unwrap_or_default())
}

/// A verdict is called by what the event that was judged is about.
fn subject_of_verdict(connection: &Connection, id: Uuid) -> Result<String, StoreError> {
    let any = streams::load(connection, StreamRef::new(StreamKind::Verdict, id))?;
    match Verdict::unwrap(&any.folded).and_then(|verdict| verdict.state.judged) {
        Some(judged) => subject_name(connection, judged.stream.kind, judged.stream.id),
        None => Ok(String::new()),
    }
}

/// A decision is called by what it was about.
fn subject_of_resolution(connection: &Connection, id: Uuid) -> Result<String, StoreError> {
    let mut statement = connection.prepare_cached("SELECT kind, subject FROM resolution_row WHERE conflict = ?1")?;
    let about = statement.query_row([id.as_bytes()], |row| Ok((row.get::<_, u8>(0)?, uuid_at(row, 1)?))).optional()?;
    match about.map(|(kind, subject)| Ok::<_, StoreError>((kind_of(kind)?, subject))).transpose()? {
        None | Some((StreamKind::Resolution, _)) => Ok(String::new()),
        Some((kind, subject)) => subject_name(connection, kind, subject),
    }
}
