//! Sales on disk: drafts of this device, rows of what was submitted.

mod abandon;
mod cancel;
pub(crate) mod drafts;
mod edit_draft;
mod park;
mod projection;
pub(crate) mod queries;
mod record_payment;
mod reprint;
mod submit;
