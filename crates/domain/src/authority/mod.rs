//! Authority: whether whoever recorded an event might do so, as is known afterwards.
//!
//! Acceptance is not authority: what was recorded is kept and passed on, whoever recorded it. A judge, a device that is given all that
//! happens, states what it finds lacking in a [`Verdict`], a stream of its own about one event. Money and goods that moved always count;
//! a decision under an adverse verdict has no effect until somebody confirms it.
//!
//! Read in this order: [`Need`] (what an event needs), [`Standing`] (what stood about its author at its time), [`lack_of`] (what is
//! lacking), [`Verdict`] (what folds), [`moves_of`] (what must be judged again).

mod events;
mod judge;
mod moves;
mod needs;
mod standing;
mod verdict;

pub use events::*;
pub use judge::{Lack, lack_of};
pub use moves::{Moves, Whom, moves_of};
pub use needs::{Need, Weight, need_of};
pub use standing::{Arrival, DeviceLog, Place, Standing, role_at};
pub use verdict::{Judged, Verdict, verdict_stream_id};
