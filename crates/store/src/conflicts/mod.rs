//! Conflicts on disk: the anomalies that nobody has decided about yet, what each is about, and what was decided.

mod edits;
pub(crate) mod matter;
mod open;
mod projection;
pub(crate) mod queries;
mod resolve;
