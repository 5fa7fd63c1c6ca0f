//! What stood about authors when they recorded, read once for each person, role and device.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use comptoir_domain::CommandId;
use comptoir_domain::authority::{DeviceLog, Standing, role_at};
use comptoir_domain::event::{Content, EventSet, StreamKind, StreamRef};
use comptoir_domain::fold::{OrderKey, Recorded};
use comptoir_domain::ids::{DeviceId, RoleId, UserId};
use comptoir_domain::people::{Permission, RoleEvent, UserEvent};
use rusqlite::Connection;

use super::Voids;
use crate::error::StoreError;
use crate::journal::{self, uuid_at};
use crate::people::organisation_id;
use crate::streams::recorded;

/// What is recorded of people, roles and devices, as far as it was asked for.
pub(super) struct Past {
    people: HashMap<UserId, Vec<Recorded<UserEvent>>>,
    roles: Option<HashMap<RoleId, Vec<Recorded<RoleEvent>>>>,
    devices: HashMap<DeviceId, DeviceLog>,
    /// By how many of a person's events, and of the roles', go before.
    standings: HashMap<(UserId, usize, usize), Standing>,
    /// The command with which the business began, and where. It makes the first people: nobody could have allowed it.
    founding: Option<(DeviceId, CommandId)>,
}

impl Past {
    pub(super) fn new(connection: &Connection) -> Result<Self, StoreError> {
        let founding = founding(connection)?;
        Ok(Self { people: HashMap::new(), roles: None, devices: HashMap::new(), standings: HashMap::new(), founding })
    }

    /// True for what was recorded with the founding of the business.
    pub(super) fn is_founding(&self, header: &Content) -> bool {
        self.founding == Some((header.device, header.batch.command))
    }

    /// What stood about whoever recorded this event.
    pub(super) fn standing(&mut self, connection: &Connection, header: &Content) -> Result<Standing, StoreError> {
        let (at, person) = (OrderKey::from(header), header.actor);
        let of_person: &Vec<_> = match self.people.entry(person) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(events(connection, StreamRef::new(StreamKind::User, person.0))?),
        };
        let roles: &HashMap<_, _> = match &mut self.roles {
            Some(known) => known,
            none => none.insert(roles(connection)?),
        };
        let key = (person, count_before(at, of_person), roles.values().map(|role| count_before(at, role)).sum());
        let allowed = |role: RoleId| -> BTreeSet<Permission> {
            roles.get(&role).map(|of_role| role_at(at, of_role)).unwrap_or_default()
        };
        let standing = self.standings.entry(key).or_insert_with(|| Standing::at(at, of_person, allowed));
        Ok(standing.clone())
    }

    /// What is recorded of a device.
    pub(super) fn device(&mut self, connection: &Connection, device: DeviceId) -> Result<&DeviceLog, StoreError> {
        Ok(match self.devices.entry(device) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                place.insert(DeviceLog::of(&events(connection, StreamRef::new(StreamKind::Device, device.0))?))
            }
        })
    }

    /// Reads anew what is asked for next: something of it counts that did not, or no longer does.
    pub(super) fn forget(&mut self) {
        self.people.clear();
        self.roles = None;
        self.devices.clear();
        self.standings.clear();
    }
}

fn count_before<E>(at: OrderKey, events: &[Recorded<E>]) -> usize {
    events.iter().filter(|recorded| OrderKey::from(&recorded.header) < at).count()
}

fn events<E: EventSet>(connection: &Connection, stream: StreamRef) -> Result<Vec<Recorded<E>>, StoreError> {
    let Some(row) = journal::find_stream(connection, stream)? else { return Ok(Vec::new()) };
    Ok(recorded(journal::events_of(connection, row)?, &Voids::of(connection, stream)?))
}

fn roles(connection: &Connection) -> Result<HashMap<RoleId, Vec<Recorded<RoleEvent>>>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id FROM stream WHERE kind = ?1")?;
    let ids = statement.query_map([StreamKind::Role.code()], |row| uuid_at(row, 0))?.collect::<Result<Vec<_>, _>>()?;
    let read = |id| Ok((RoleId(id), events(connection, StreamRef::new(StreamKind::Role, id))?));
    ids.into_iter().map(read).collect()
}

fn founding(connection: &Connection) -> Result<Option<(DeviceId, CommandId)>, StoreError> {
    let Some(organisation) = organisation_id(connection)? else { return Ok(None) };
    let stream = StreamRef::new(StreamKind::Organisation, organisation.0);
    let Some(row) = journal::find_stream(connection, stream)? else { return Ok(None) };
    let first = journal::events_of(connection, row)?.into_iter().min_by_key(|event| OrderKey::from(event));
    Ok(first.map(|event| (event.device, event.batch.command)))
}
