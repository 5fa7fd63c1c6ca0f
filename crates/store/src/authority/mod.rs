//! Verdicts on disk: which events have no effect, and the judge at work.
//!
//! Read in this order: [`Voids`] (what folding leaves out), `verdicts` (whose row tells it, and what is folded again when it changes),
//! `judge` (who says so, and when), `past` (what stood about an author), `docket` (what is to be judged).

mod confirm;
mod docket;
mod judge;
mod past;
mod verdicts;
mod voids;

pub(crate) use confirm::confirm;
pub(crate) use judge::Own;
pub(crate) use verdicts::{acts_of, judged_kind, naming, overturned, rebuild};
pub(crate) use voids::Voids;
