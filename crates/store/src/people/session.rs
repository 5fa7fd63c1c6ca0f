//! Signing in on this device: by password, or by PIN where that person has signed in before.

use comptoir_domain::ids::UserId;
use comptoir_domain::people::{Permission, Refusal, SignInFailed, SignInMeans, SignedIn};
use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

use super::projection::login_key;
use super::{credentials, device_store, load_grants, own_store};
use crate::error::{ExecuteError, StoreError};
use crate::journal::uuid_at;
use crate::store::Store;

/// A person signed in on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub user: UserId,
}

/// How someone signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "means")]
pub enum SignIn {
    /// With user name or e-mail, and password.
    Password {
        /// User name or e-mail.
        login: String,
        /// Password.
        password: String,
    },
    /// With a PIN, where that person has signed in before.
    Pin {
        /// Who.
        user: UserId,
        /// PIN.
        pin: String,
    },
}

/// A person who has signed in on this device before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct KnownPerson {
    /// Who.
    pub user: UserId,
    /// First and last name.
    pub name: String,
    /// A PIN is set and not used up.
    pub has_pin: bool,
}

/// Who is signed in, with what that person may do at this device's store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SignedInPerson {
    /// Who.
    pub user: UserId,
    /// First and last name.
    pub name: String,
    /// `fr` or `en`.
    pub language: String,
    /// What that person may do at this device's store.
    pub permissions: BTreeSet<Permission>,
}

impl Store {
    /// Signs a person in.
    ///
    /// # Errors
    /// A refusal of people: wrong, inactive, or the password is needed. The failure is recorded.
    pub fn sign_in(&self, sign_in: &SignIn) -> Result<Session, ExecuteError> {
        let mut writer = self.writer();
        let now = writer.now();
        let (user, means, outcome) = match sign_in {
            SignIn::Password { login, password } => {
                let user = find_login(&writer.connection, login)?;
                let right = credentials::password_is_right(&writer.connection, user.map(|(user, _)| user), password)?;
                let outcome = match user {
                    Some((_, true)) if right => Ok(()),
                    Some((_, false)) if right => Err(Refusal::UserInactive),
                    _ => Err(Refusal::CredentialsWrong),
                };
                (user.map(|(user, _)| user), SignInMeans::Password, outcome)
            }
            SignIn::Pin { user, pin } => {
                let outcome = check_pin_here(&writer.connection, *user, pin)?;
                if matches!(outcome, Err(Refusal::PinWrong { .. })) {
                    credentials::note_wrong_pin(&writer.connection, *user)?;
                }
                (Some(*user), SignInMeans::Pin, outcome)
            }
        };
        match (outcome, user) {
            (Ok(()), Some(user)) => {
                credentials::note_signed_in(&writer.connection, user, now)?;
                writer.note_access(user, SignedIn { means })?;
                Ok(Session { user })
            }
            (outcome, user) => {
                if super::organisation_id(&writer.connection)?.is_some() {
                    writer.note_access(user.unwrap_or_default(), SignInFailed { means, user })?;
                }
                Err(outcome.err().unwrap_or(Refusal::CredentialsWrong).into())
            }
        }
    }

    /// A session without signing in: for the program's own work (demonstration, tests of rules), never for a door.
    #[must_use]
    pub const fn session_of(user: UserId) -> Session {
        Session { user }
    }

    /// Who is signed in, with what that person may do here.
    ///
    /// # Errors
    /// What the database answers.
    pub fn person(&self, session: &Session) -> Result<SignedInPerson, ExecuteError> {
        let reader = self.reader();
        let row = reader
            .query_row("SELECT name, language FROM user_row WHERE id = ?1", [session.user.as_bytes()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let (name, language) = row.ok_or(Refusal::UserUnknown)?;
        // Before a register is chosen, the store for which this computer was taken in.
        let store = match device_store(&reader)? {
            Some(store) => store,
            None => own_store(&reader)?.unwrap_or_default(),
        };
        let permissions = load_grants(&reader, session.user)?.in_store(store);
        Ok(SignedInPerson { user: session.user, name, language, permissions })
    }

    /// The people who have signed in on this device, the last one first.
    ///
    /// # Errors
    /// What the database answers.
    pub fn known_people(&self) -> Result<Vec<KnownPerson>, StoreError> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT user_row.id, name, pin IS NOT NULL AND pin_tries_left > 0
             FROM credential JOIN user_row ON user_row.id = credential.user
             WHERE signed_in_here IS NOT NULL AND active = 1 ORDER BY signed_in_here DESC LIMIT 24",
        )?;
        let people = statement.query_map([], |row| {
            Ok(KnownPerson { user: UserId(uuid_at(row, 0)?), name: row.get(1)?, has_pin: row.get(2)? })
        })?;
        Ok(people.collect::<Result<_, _>>()?)
    }

    /// True once the organisation is founded.
    ///
    /// # Errors
    /// What the database answers.
    pub fn is_founded(&self) -> Result<bool, StoreError> {
        Ok(super::organisation_id(&self.reader())?.is_some())
    }
}

fn find_login(connection: &Connection, login: &str) -> Result<Option<(UserId, bool)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, active FROM user_row WHERE login_key = ?1 OR (email_key = ?1 AND email_key <> '') LIMIT 1",
    )?;
    let row = statement.query_row([login_key(login)], |row| Ok((UserId(uuid_at(row, 0)?), row.get(1)?))).optional()?;
    Ok(row)
}

pub(super) fn check_pin_here(
    connection: &Connection,
    user: UserId,
    pin: &str,
) -> Result<Result<(), Refusal>, StoreError> {
    let known = connection
        .query_row(
            "SELECT active FROM user_row JOIN credential ON credential.user = user_row.id
             WHERE user_row.id = ?1 AND signed_in_here IS NOT NULL",
            [user.as_bytes()],
            |row| row.get::<_, bool>(0),
        )
        .optional()?;
    Ok(match known {
        None => Err(Refusal::PasswordNeeded),
        Some(false) => Err(Refusal::UserInactive),
        Some(true) => credentials::check_pin(connection, user, pin)?,
    })
}
