//! What stood about an event's author when it was recorded, by all that is known now.
//!
//! "When" is the hybrid clock: whoever had heard of a withdrawal has a later one, and whoever had not may have an earlier one and be
//! right, or a later one and have acted without authority, in good faith.

use std::collections::BTreeSet;

use crate::fold::{Folded, OrderKey, Payload, Recorded};
use crate::ids::{EpochId, RoleId};
use crate::people::{Device, DeviceEvent, Grants, HeldLog, Permission, Role, RoleEvent, User, UserEvent};

/// What stood about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody had entered them.
    Unknown,
    /// They had been dismissed.
    Dismissed,
    /// They worked there, and held these.
    Active(Grants),
}

impl Standing {
    /// What stood about the person of this stream before `at`. `role` gives what a role of the organisation's own allowed then.
    #[must_use]
    pub fn at(at: OrderKey, of_person: &[Recorded<UserEvent>], role: impl Fn(RoleId) -> BTreeSet<Permission>) -> Self {
        let folded = Folded::<User>::from_events(&before(at, of_person));
        if !folded.counts {
            return Self::Unknown;
        }
        if !folded.state.active.get() {
            return Self::Dismissed;
        }
        let Ok(grants) = folded.state.grants_by(|id| Ok::<_, core::convert::Infallible>(role(id)));
        Self::Active(grants)
    }
}

/// What a role of the organisation's own allowed before `at`.
#[must_use]
pub fn role_at(at: OrderKey, of_role: &[Recorded<RoleEvent>]) -> BTreeSet<Permission> {
    Folded::<Role>::from_events(&before(at, of_role)).state.permissions.get().clone()
}

fn before<E: Clone>(at: OrderKey, events: &[Recorded<E>]) -> Vec<Recorded<E>> {
    events.iter().filter(|recorded| OrderKey::from(&recorded.header) < at).cloned().collect()
}

/// Where an event stands in its device's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In which life of it.
    pub epoch: EpochId,
    /// Its sequence there.
    pub seq: i64,
}

/// Whether a judge sees an event for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It does.
    Now,
    /// It held it before, and looks at it again.
    Earlier,
}

/// What is recorded of a device, as far as it tells what the device's own events are worth.
#[derive(Clone, Debug, Default)]
pub struct DeviceLog {
    is_admitted: bool,
    revocations: Vec<(OrderKey, Option<Vec<HeldLog>>)>,
}

impl DeviceLog {
    /// Reads the events of the device's stream.
    #[must_use]
    pub fn of(events: &[Recorded<DeviceEvent>]) -> Self {
        let state = Folded::<Device>::from_events(events).state;
        let revocation = |recorded: &Recorded<DeviceEvent>| {
            let held = match &recorded.event {
                Payload::Counts(DeviceEvent::DeviceRevoked(_)) => None,
                Payload::Counts(DeviceEvent::DeviceShutOut(shut_out)) => Some(shut_out.held.clone()),
                _ => return None,
            };
            Some((OrderKey::from(&recorded.header), held))
        };
        Self { is_admitted: state.is_admitted(), revocations: events.iter().filter_map(revocation).collect() }
    }

    /// True once somebody shut the device out, and that counts.
    #[must_use]
    pub fn is_shut_out(&self) -> bool {
        !self.is_admitted || !self.revocations.is_empty()
    }

    /// True for an event that comes into review: the device was shut out before, or whoever shut it out did not hold the event then,
    /// nor this judge before it heard of that.
    #[must_use]
    pub fn is_in_review(&self, at: OrderKey, place: Place, arrival: Arrival) -> bool {
        let held = |held: &[HeldLog]| held.iter().any(|log| log.epoch == place.epoch && place.seq <= log.seq);
        !self.is_admitted
            || self.revocations.iter().any(|(revoked, known)| {
                at > *revoked || (arrival == Arrival::Now && known.as_ref().is_some_and(|known| !held(known)))
            })
    }
}
