//! What the screens ask about people and places.

use std::collections::BTreeSet;

use comptoir_domain::Currency;
use comptoir_domain::event::{Scope, StreamKind, StreamRef};
use comptoir_domain::ids::{OrganisationId, RegisterId, RoleId, StoreId, UserId};
use comptoir_domain::people::{BuiltInRole, Permission, RoleRef, Store, StoreFields};
use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{ExecuteError, StoreError};
use crate::journal::uuid_at;
use crate::people::assign_register::{AssignedRegister, own_assigned};
use crate::people::audience::own_audience;
use crate::queries::{Asked, Query};
use crate::store::device_register;
use crate::streams::{self, Streamed};

/// Where this device stands: organisation, store and register.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CurrentPlace {}

/// Where this device stands.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct Place {
    /// The business.
    pub(crate) organisation: OrganisationId,
    /// Its name.
    pub(crate) organisation_name: String,
    /// ISO 3166 country.
    pub(crate) country: String,
    /// Demonstration data.
    pub(crate) demonstration: bool,
    /// The store.
    pub(crate) store: StoreId,
    /// Everything that is set for it.
    pub(crate) store_fields: StoreFields,
    /// The register.
    pub(crate) register: RegisterId,
    /// The register's code.
    pub(crate) register_code: String,
    /// The register's name.
    pub(crate) register_name: String,
    /// The register at which this computer is to stand, if it stands at another one.
    pub(crate) assigned: Option<AssignedRegister>,
    /// The store's currency.
    pub(crate) currency: Currency,
    /// Decimals of the currency.
    pub(crate) exponent: u32,
    /// Its notes and coins, largest first, in minor units.
    pub(crate) denominations: Vec<i64>,
}

impl Query for CurrentPlace {
    const NAME: &'static str = "people.current_place";
    const PERMISSION: Option<Permission> = None;
    type Answer = Place;

    fn answer(self, asked: &Asked<'_>) -> Result<Place, ExecuteError> {
        let connection = asked.connection;
        let store = asked.store()?;
        let register = device_register(connection)?.unwrap_or_default();
        let (register_code, register_name) = connection.query_row(
            "SELECT code, name FROM register_row WHERE id = ?1",
            [register.as_bytes()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let store_fields = fields_of(connection, store)?;
        let assigned = own_assigned(connection)?.filter(|assigned| assigned.register != register);
        let currency = store_fields.currency.unwrap_or_default();
        let place = connection.query_row(
            "SELECT id, name, country, demonstration FROM organisation_row LIMIT 1",
            [],
            |row| {
                Ok(Place {
                    organisation: OrganisationId(uuid_at(row, 0)?),
                    organisation_name: row.get(1)?,
                    country: row.get(2)?,
                    demonstration: row.get(3)?,
                    store,
                    store_fields,
                    register,
                    register_code,
                    register_name,
                    assigned,
                    currency,
                    exponent: currency.exponent(),
                    denominations: currency.denominations().to_vec(),
                })
            },
        )?;
        Ok(place)
    }
}

/// All stores with their registers.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListStores {}

/// A store with its registers.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct StoreRow {
    /// The store.
    pub(crate) store: StoreId,
    /// Everything that is set for it.
    pub(crate) fields: StoreFields,
    /// Its registers.
    pub(crate) registers: Vec<RegisterRow>,
    /// What happens there is known at this computer. Of a store for which it was not taken in there is nothing to show.
    pub(crate) is_known_here: bool,
}

/// A register.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct RegisterRow {
    /// The register.
    pub(crate) register: RegisterId,
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: String,
}

impl Query for ListStores {
    const NAME: &'static str = "people.stores";
    const PERMISSION: Option<Permission> = None;
    type Answer = Vec<StoreRow>;

    fn answer(self, asked: &Asked<'_>) -> Result<Vec<StoreRow>, ExecuteError> {
        let connection = asked.connection;
        let mut statement = connection.prepare_cached("SELECT id FROM store_row ORDER BY code LIMIT 500")?;
        let stores = statement.query_map([], |row| uuid_at(row, 0).map(StoreId))?.collect::<Result<Vec<_>, _>>()?;
        let audience = own_audience(connection)?;
        let row = |store| -> Result<StoreRow, ExecuteError> {
            let (fields, registers) = (fields_of(connection, store)?, registers_of(connection, store)?);
            Ok(StoreRow { store, fields, registers, is_known_here: audience.includes(Scope::Store(store)) })
        };
        stores.into_iter().map(row).collect()
    }
}

fn registers_of(connection: &Connection, store: StoreId) -> Result<Vec<RegisterRow>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT id, code, name FROM register_row WHERE store = ?1 ORDER BY code LIMIT 200")?;
    let rows = statement.query_map([store.as_bytes()], |row| {
        Ok(RegisterRow { register: RegisterId(uuid_at(row, 0)?), code: row.get(1)?, name: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Everything that is set for a store.
pub(crate) fn fields_of(connection: &Connection, store: StoreId) -> Result<StoreFields, StoreError> {
    let any = streams::load(connection, StreamRef::new(StreamKind::Store, store.0))?;
    let state = Store::unwrap(&any.folded).map(|folded| folded.state.clone()).unwrap_or_default();
    Ok(StoreFields {
        code: Some(state.code.get().clone()),
        name: Some(state.name.get().clone()),
        currency: Some(*state.currency.get()),
        zone: Some(*state.zone.get()),
        taxes: Some(*state.taxes.get()),
        address: Some(state.address.get().clone()),
        phone: Some(state.phone.get().clone()),
        tax_id: Some(state.tax_id.get().clone()),
        receipt_footer: Some(state.receipt_footer.get().clone()),
        allow_negative_stock: Some(*state.allow_negative_stock.get()),
        seller_discount_cap: Some(*state.seller_discount_cap.get()),
        manager_discount_cap: Some(*state.manager_discount_cap.get()),
        variance_warning: Some(*state.variance_warning.get()),
        logo: Some(state.logo.get().clone()),
    })
}

/// The people of the organisation, or those who may consent to something here.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListUsers {
    /// Only those who hold this permission at this device's store: whom to ask for a PIN.
    #[serde(default)]
    #[ts(optional)]
    pub(crate) who_may: Option<Permission>,
}

/// A person.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct UserRow {
    /// Who.
    pub(crate) user: UserId,
    /// What the person types to sign in; empty unless the asker manages people.
    pub(crate) user_name: String,
    /// First and last name.
    pub(crate) name: String,
    /// E-mail; empty unless the asker manages people.
    pub(crate) email: String,
    /// Phone; empty unless the asker manages people.
    pub(crate) phone: String,
    /// May sign in.
    pub(crate) active: bool,
    /// `fr` or `en`.
    pub(crate) language: String,
    /// Roles, each everywhere or in one store.
    pub(crate) grants: Vec<(RoleRef, Option<StoreId>)>,
}

impl Query for ListUsers {
    const NAME: &'static str = "people.users";
    const PERMISSION: Option<Permission> = None;
    type Answer = Vec<UserRow>;

    fn answer(self, asked: &Asked<'_>) -> Result<Vec<UserRow>, ExecuteError> {
        let manages = asked.actor.grants.allow(Permission::ManagePeople, None);
        let mut statement = asked.connection.prepare_cached(
            "SELECT id, user_name, name, email, phone, active, language, grants FROM user_row
             ORDER BY active DESC, name LIMIT 1000",
        )?;
        let rows = statement.query_map([], user_row)?.collect::<Result<Vec<_>, _>>()?;
        let mut users = Vec::with_capacity(rows.len());
        for (mut user, grants) in rows {
            if let Some(permission) = self.who_may {
                let may = super::load_grants(asked.connection, user.user)?.allow(permission, Some(asked.store()?));
                if !may || !user.active {
                    continue;
                }
            }
            user.grants = serde_json::from_str(&grants).map_err(StoreError::from)?;
            if !manages {
                [&mut user.user_name, &mut user.email, &mut user.phone].into_iter().for_each(String::clear);
            }
            users.push(user);
        }
        Ok(users)
    }
}

fn user_row(row: &Row<'_>) -> rusqlite::Result<(UserRow, String)> {
    let user = UserRow {
        user: UserId(uuid_at(row, 0)?),
        user_name: row.get(1)?,
        name: row.get(2)?,
        email: row.get(3)?,
        phone: row.get(4)?,
        active: row.get(5)?,
        language: row.get(6)?,
        grants: Vec::new(),
    };
    Ok((user, row.get(7)?))
}

/// The roles that may be given, with what they allow.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListRoles {}

/// A role.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct RoleRow {
    /// Which.
    pub(crate) role: RoleRef,
    /// Its name; empty for a built-in one, whose name the catalogue of messages has.
    pub(crate) name: String,
    /// What it allows.
    pub(crate) permissions: BTreeSet<Permission>,
}

impl Query for ListRoles {
    const NAME: &'static str = "people.roles";
    const PERMISSION: Option<Permission> = None;
    type Answer = Vec<RoleRow>;

    fn answer(self, asked: &Asked<'_>) -> Result<Vec<RoleRow>, ExecuteError> {
        let built_in = BuiltInRole::ALL.into_iter().map(|role| RoleRow {
            role: RoleRef::BuiltIn(role),
            name: String::new(),
            permissions: role.permissions().iter().copied().collect(),
        });
        let mut roles: Vec<RoleRow> = built_in.collect();
        let mut statement =
            asked.connection.prepare_cached("SELECT id, name, permissions FROM role_row ORDER BY name LIMIT 200")?;
        let custom = statement
            .query_map([], |row| Ok((uuid_at(row, 0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))?
            .collect::<Result<Vec<_>, _>>()?;
        for (id, name, permissions) in custom {
            let permissions = serde_json::from_str(&permissions).map_err(StoreError::from)?;
            roles.push(RoleRow { role: RoleRef::Custom(RoleId(id)), name, permissions });
        }
        Ok(roles)
    }
}

/// The name of a person; empty for one who is not known here.
pub(crate) fn name_of(connection: &Connection, user: UserId) -> Result<String, StoreError> {
    let mut statement = connection.prepare_cached("SELECT name FROM user_row WHERE id = ?1")?;
    Ok(statement.query_row([user.as_bytes()], |row| row.get(0)).optional()?.unwrap_or_default())
}
