//! What happened to a sale, one after the other, as far as it explains a conflict.

use comptoir_domain::Timestamp;
use comptoir_domain::event::StreamRef;
use comptoir_domain::fold::OrderKey;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::error::StoreError;
use crate::journal;
use crate::people::queries::name_of;

/// The most that are shown: the last ones.
const MOMENTS_MAX: usize = 8;

/// What happened to a sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MomentKind {
    /// Sent to the till.
    Submitted,
    /// Money came in.
    Paid,
    /// Money went back.
    Returned,
    /// A manager undid it.
    Cancelled,
    /// Taken up again.
    Recalled,
}

/// Something that happened to a sale.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct Moment {
    /// What.
    pub(crate) kind: MomentKind,
    /// When.
    pub(crate) at: Timestamp,
    /// By whom; empty for somebody who is not known here.
    pub(crate) by_name: String,
}

/// What happened to a sale, in canonical order.
pub(crate) fn moments_of(connection: &Connection, about: StreamRef) -> Result<Vec<Moment>, StoreError> {
    let Some(row) = journal::find_stream(connection, about)? else { return Ok(Vec::new()) };
    let mut events = journal::events_of(connection, row)?;
    events.sort_by_key(|event| OrderKey::from(event));
    events.dedup_by_key(|event| event.id);
    let mut moments = Vec::new();
    for event in &events {
        let Some(kind) = kind_of_moment(&event.kind) else { continue };
        moments.push(Moment { kind, at: event.occurred_at, by_name: name_of(connection, event.actor)? });
    }
    Ok(moments.split_off(moments.len().saturating_sub(MOMENTS_MAX)))
}

fn kind_of_moment(kind: &str) -> Option<MomentKind> {
    match kind {
        "sale.submitted" => Some(MomentKind::Submitted),
        "sale.payment_taken" => Some(MomentKind::Paid),
        "sale.payment_returned" => Some(MomentKind::Returned),
        "sale.cancelled" => Some(MomentKind::Cancelled),
        "sale.recalled" => Some(MomentKind::Recalled),
        _ => None,
    }
}
