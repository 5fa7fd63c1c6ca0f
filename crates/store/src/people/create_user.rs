//! Entering a person.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::UserId;
use comptoir_domain::people::{CreateUser, UserDescribed};
use rusqlite::{Connection, params};

use super::credentials;
use super::projection::login_key;
use crate::error::{ExecuteError, StoreError};
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for CreateUser {
    fn handle(self, unit: &mut Unit<'_>) -> Result<UserId, ExecuteError> {
        let person = self.decide(user_name_taken(unit.connection, &self.user_name, UserId::default())?)?;
        let user = UserId(unit.context.fresh_id());
        let described = describe(unit, user, &person)?;
        unit.emit(StreamKind::User, user.0, Scope::Organisation, described);
        let set = credentials::set_first(unit.connection, user, &person.password, person.pin.as_deref())?;
        unit.emit(StreamKind::User, user.0, Scope::Organisation, set);
        Ok(user)
    }
}

/// The person's fields, sealed under that person's key.
pub(super) fn describe(unit: &Unit<'_>, user: UserId, person: &CreateUser) -> Result<UserDescribed, StoreError> {
    let seal = |text: &str| unit.seal(user.0, text).map(Some);
    Ok(UserDescribed {
        user_name: seal(&person.user_name)?,
        name: seal(&person.name)?,
        email: seal(&person.email)?,
        phone: seal(&person.phone)?,
        active: None,
        language: Some(person.language.clone()),
    })
}

/// True when someone other than `but` signs in with this name.
pub(super) fn user_name_taken(connection: &Connection, user_name: &str, but: UserId) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM user_row WHERE (login_key = ?1 OR email_key = ?1) AND id <> ?2)",
    )?;
    Ok(statement.query_row(params![login_key(user_name), but.as_bytes()], |row| row.get(0))?)
}
