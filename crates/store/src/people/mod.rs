//! People on disk: rows of the organisation, its stores and users; credentials; who is signed in.

pub(crate) mod assign_register;
pub(crate) mod audience;
pub(crate) mod audit;
mod cancel_invitation;
mod change_device;
mod change_role;
mod change_store;
mod change_user;
mod choose_register;
mod create_register;
mod create_role;
mod create_store;
mod create_user;
pub(crate) mod credentials;
pub(crate) mod devices;
mod enrol_device;
mod found_organisation;
mod grant_role;
mod invite_device;
mod projection;
pub(crate) mod prove_again;
pub(crate) mod quarantined_runs;
pub(crate) mod queries;
pub(crate) mod registers;
mod revoke_device;
pub(crate) mod roster;
pub(crate) mod session;
mod set_active;
mod set_credentials;
mod set_store_logo;
pub(crate) mod use_invitation;

use comptoir_domain::Zone;
use comptoir_domain::ids::{OrganisationId, RoleId, StoreId, UserId};
use comptoir_domain::people::{Administrators, Grant, Grants, Permission, Role, User};
use rusqlite::{Connection, OptionalExtension as _};
use std::collections::BTreeSet;
use uuid::Uuid;

use crate::error::StoreError;
use crate::journal::uuid_at;
use crate::streams::{self, Streamed};
use crate::unit::Unit;

/// The organisation of this database, once it is founded.
pub(crate) fn organisation_id(connection: &Connection) -> Result<Option<OrganisationId>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id FROM organisation_row LIMIT 1")?;
    Ok(statement.query_row([], |row| uuid_at(row, 0)).optional()?.map(OrganisationId))
}

/// The organisation's zone.
pub(crate) fn organisation_zone(connection: &Connection) -> Result<Option<Zone>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT zone FROM organisation_row LIMIT 1")?;
    let name = statement.query_row([], |row| row.get::<_, String>(0)).optional()?;
    Ok(name.and_then(|name| Zone::from_name(&name)))
}

/// The store of this device's register.
pub(crate) fn device_store(connection: &Connection) -> Result<Option<StoreId>, StoreError> {
    let Some(register) = crate::store::device_register(connection)? else { return Ok(None) };
    let mut statement = connection.prepare_cached("SELECT store FROM register_row WHERE id = ?1")?;
    Ok(statement.query_row([register.as_bytes()], |row| uuid_at(row, 0)).optional()?.map(StoreId))
}

/// The store for which this computer was taken in; none where it serves every store.
pub(crate) fn own_store(connection: &Connection) -> Result<Option<StoreId>, StoreError> {
    let Some(head) = crate::journal::Head::load(connection)? else { return Ok(None) };
    let mut statement = connection.prepare_cached("SELECT store FROM device_row WHERE id = ?1")?;
    let store = statement.query_row([head.device.as_bytes()], |row| row.get::<_, Option<[u8; 16]>>(0)).optional()?;
    Ok(store.flatten().map(|bytes| StoreId(Uuid::from_bytes(bytes))))
}

/// What a person may do, resolved from roles.
pub(crate) fn grants_of(unit: &mut Unit<'_>, user: UserId) -> Result<Grants, StoreError> {
    let folded = unit.stream::<User>(user.0)?;
    resolve(&folded.state, |role| Ok(unit.stream::<Role>(role)?.state.permissions.get().clone()))
}

/// What a person may do, read from the reading connection.
pub(crate) fn load_grants(connection: &Connection, user: UserId) -> Result<Grants, StoreError> {
    let load_role = |role| {
        let any = streams::load(
            connection,
            comptoir_domain::event::StreamRef::new(comptoir_domain::event::StreamKind::Role, role),
        )?;
        Ok(Role::unwrap(&any.folded).map(|role| role.state.permissions.get().clone()).unwrap_or_default())
    };
    let any = streams::load(
        connection,
        comptoir_domain::event::StreamRef::new(comptoir_domain::event::StreamKind::User, user.0),
    )?;
    User::unwrap(&any.folded).map_or_else(|| Ok(Grants::default()), |user| resolve(&user.state, load_role))
}

fn resolve(
    user: &User,
    mut custom: impl FnMut(Uuid) -> Result<BTreeSet<Permission>, StoreError>,
) -> Result<Grants, StoreError> {
    user.grants_by(|role| custom(role.0))
}

/// True when `user` is the only active person who may manage people everywhere.
pub(crate) fn is_last_administrator(unit: &mut Unit<'_>, user: UserId) -> Result<bool, StoreError> {
    for other in active_people(unit)? {
        if other != user && grants_of(unit, other)?.allow(Permission::ManagePeople, None) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether somebody could still manage people everywhere if a role allowed this.
pub(crate) fn administrators_if(
    unit: &mut Unit<'_>,
    role: RoleId,
    permissions: &BTreeSet<Permission>,
) -> Result<Administrators, StoreError> {
    for person in active_people(unit)? {
        let folded = unit.stream::<User>(person.0)?;
        let allowed = |id: Uuid| match id == role.0 {
            true => Ok(permissions.clone()),
            false => Ok(unit.stream::<Role>(id)?.state.permissions.get().clone()),
        };
        if resolve(&folded.state, allowed)?.allow(Permission::ManagePeople, None) {
            return Ok(Administrators::Remain);
        }
    }
    Ok(Administrators::Gone)
}

/// Whether a person could still manage people everywhere without one of their roles.
pub(crate) fn manages_people_without(unit: &mut Unit<'_>, user: UserId, given: Grant) -> Result<bool, StoreError> {
    let mut state = unit.stream::<User>(user.0)?.state.clone();
    state.grants.remove(&given);
    let grants = resolve(&state, |id| Ok(unit.stream::<Role>(id)?.state.permissions.get().clone()))?;
    Ok(grants.allow(Permission::ManagePeople, None))
}

fn active_people(unit: &Unit<'_>) -> Result<Vec<UserId>, StoreError> {
    let mut statement = unit.connection.prepare_cached("SELECT id FROM user_row WHERE active = 1")?;
    let people = statement.query_map([], |row| uuid_at(row, 0).map(UserId))?;
    Ok(people.collect::<Result<_, _>>()?)
}
