//! What was decided about a conflict, for the list and for its page.

use comptoir_domain::Timestamp;
use comptoir_domain::conflicts::{RemedyTaken, Resolution};
use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::ids::ConflictId;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::error::StoreError;
use crate::people::queries::name_of;
use crate::streams::{self, Streamed as _};

/// A decision.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct DecisionView {
    /// When.
    pub(crate) at: Timestamp,
    /// By whom; empty for somebody who is not known here.
    pub(crate) by_name: String,
    /// What was done.
    pub(crate) taken: RemedyTaken,
    /// Why; empty for none.
    pub(crate) note: String,
}

/// The decisions about a conflict, folded; the empty state where there is none.
pub(crate) fn load(connection: &Connection, conflict: ConflictId) -> Result<Resolution, StoreError> {
    let any = streams::load(connection, StreamRef::new(StreamKind::Resolution, conflict.0))?;
    Ok(Resolution::unwrap(&any.folded).map(|folded| folded.state.clone()).unwrap_or_default())
}

/// The decision that stands, as screens show it.
pub(crate) fn view(connection: &Connection, resolution: &Resolution) -> Result<Option<DecisionView>, StoreError> {
    let Some(resolved) = &resolution.resolved else { return Ok(None) };
    Ok(Some(DecisionView {
        at: resolved.at,
        by_name: name_of(connection, resolved.by)?,
        taken: resolved.decision.remedy.clone(),
        note: resolved.decision.note.clone(),
    }))
}
