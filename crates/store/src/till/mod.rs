//! The till on disk: shifts, the queue, and who is collecting what.

pub(crate) mod claims;
mod close_shift;
mod count_shift;
mod move_cash;
mod open_shift;
mod projection;
pub(crate) mod queries;

use std::sync::Arc;

use comptoir_domain::ids::ShiftId;
use comptoir_domain::people::Permission;
use comptoir_domain::till::{Refusal, Shift};

use crate::error::ExecuteError;
use crate::unit::Unit;

/// A shift of a store in which the actor holds `permission`; the day is that store's.
fn known(unit: &mut Unit<'_>, shift: ShiftId, permission: Permission) -> Result<Arc<Shift>, ExecuteError> {
    let folded = unit.existing::<Shift>(shift.0)?.ok_or(Refusal::ShiftUnknown)?;
    let store = folded.state.store;
    unit.require(permission, store)?;
    let zone = *unit.store(store)?.state.zone.get();
    unit.set_zone(zone);
    Ok(Arc::new(folded.state.clone()))
}
