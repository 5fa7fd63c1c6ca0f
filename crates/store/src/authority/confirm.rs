//! Taking on what was recorded without authority: it counts from now on, on the word of somebody who might have done the same.

use std::collections::BTreeSet;

use comptoir_domain::authority::{Moves, VerdictConfirmed, Whom, moves_of, need_of, verdict_stream_id};
use comptoir_domain::conflicts::Refusal;
use comptoir_domain::event::{Content, Event, StreamKind, StreamRef};
use comptoir_domain::ids::{EventId, StoreId};
use comptoir_domain::people::{self, Permission, Role, RoleEvent, RoleRef, UserEvent};

use super::acts_of;
use crate::error::{ExecuteError, StoreError};
use crate::streams::decode_event;
use crate::unit::Unit;

/// Confirms events of one stream.
pub(crate) fn confirm(unit: &mut Unit<'_>, about: StreamRef, events: &[EventId]) -> Result<(), ExecuteError> {
    let acts = acts_of(unit.connection, about, events)?;
    // What has not arrived yet cannot be read, and nobody takes on what they have not read.
    if acts.len() != events.len() {
        return Err(Refusal::NotOffered.into());
    }
    for act in acts {
        if !might_have(unit, &act)? {
            return Err(Refusal::NotYoursToConfirm.into());
        }
        check_not_own(unit, &act)?;
        unit.emit(StreamKind::Verdict, verdict_stream_id(act.id), act.scope, VerdictConfirmed {});
    }
    Ok(())
}

/// True where the actor might have recorded the same: with its permission, and giving away nothing that they do not hold.
fn might_have(unit: &mut Unit<'_>, act: &Content) -> Result<bool, StoreError> {
    let Some(event) = decode_event(act) else { return Ok(false) };
    let (given, store) = given(unit, &event)?;
    let grants = &unit.context.actor.grants;
    let holds = need_of(act, &event).is_none_or(|need| need.lacking_in(grants).is_none());
    Ok(holds && grants.cover(&given, store))
}

/// Nobody confirms what takes from themselves, or from the computer at which they sit, the right to confirm it: it counts from its own
/// time on, so that the confirmation would be what it forbids.
fn check_not_own(unit: &Unit<'_>, act: &Content) -> Result<(), ExecuteError> {
    let Some(event) = decode_event(act) else { return Ok(()) };
    match moves_of(act, &event) {
        Moves::Tightens(Whom::Person(person)) if person == unit.context.actor.user => {
            Err(Refusal::NotAboutYourself.into())
        }
        Moves::Tightens(Whom::Device(device)) if device == unit.context.device => {
            Err(people::Refusal::OwnDevice.into())
        }
        _ => Ok(()),
    }
}

/// The permissions that an event gives away, and where.
fn given(unit: &mut Unit<'_>, event: &Event) -> Result<(BTreeSet<Permission>, Option<StoreId>), StoreError> {
    Ok(match event {
        Event::User(UserEvent::RoleGranted(granted)) => match granted.role {
            RoleRef::BuiltIn(role) => (role.permissions().iter().copied().collect(), granted.store),
            RoleRef::Custom(role) => (unit.stream::<Role>(role.0)?.state.permissions.get().clone(), granted.store),
        },
        Event::Role(RoleEvent::RoleDefined(defined)) => (defined.permissions.clone(), None),
        Event::Role(RoleEvent::RoleChanged(changed)) => (changed.permissions.clone().unwrap_or_default(), None),
        _ => (BTreeSet::new(), None),
    })
}
