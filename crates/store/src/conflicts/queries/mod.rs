//! What the screens ask about conflicts.

mod drawers;
mod facts;
mod list_conflicts;
mod moments;
mod read_conflict;
mod resolved;
mod shown_value;
mod subject;

pub(crate) use list_conflicts::{CountConflicts, ListConflicts};
pub(crate) use read_conflict::ReadConflict;
