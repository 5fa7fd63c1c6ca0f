//! What accompanies events and is none: the keys of the persons whom they name, and verifiers of passwords and PINs.
//!
//! They travel beside the runs, between enrolled devices and inside the encrypted channel only, so that whoever can fold an event
//! can also read it; and unlike events they can be replaced, or forgotten with the person.

use std::collections::BTreeSet;

use comptoir_domain::event::{Envelope, StreamKind};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::StoreError;
use crate::journal::{Item, LogRun};
use crate::store::Store;

/// One secret.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Secret {
    /// The key under which a person's name and phone are sealed.
    #[n(0)]
    PersonKey {
        /// Whose.
        #[cbor(n(0), with = "minicbor::bytes")]
        person: [u8; 16],
        /// The key.
        #[cbor(n(1), with = "minicbor::bytes")]
        key: [u8; 32],
    },
    /// What checks a person's password and PIN.
    #[n(1)]
    Credential {
        /// Whose.
        #[cbor(n(0), with = "minicbor::bytes")]
        user: [u8; 16],
        /// Of the password.
        #[n(1)]
        password: Option<String>,
        /// Of the PIN.
        #[n(2)]
        pin: Option<String>,
        /// When they were set, in ms since 1970: the later ones stand.
        #[n(3)]
        set_at: i64,
    },
}

impl Store {
    /// The secrets of the persons whom these runs describe, as far as they are known here.
    ///
    /// # Errors
    /// What the database answers.
    pub fn secrets_for(&self, runs: &[LogRun]) -> Result<Vec<Secret>, StoreError> {
        let reader = self.reader();
        let mut secrets = Vec::new();
        for (kind, person) in persons(runs) {
            secrets.extend(person_key(&reader, person)?);
            if kind == StreamKind::User.code() {
                secrets.extend(credential(&reader, person)?);
            }
        }
        Ok(secrets)
    }
}

impl Store {
    /// Keeps secrets that come without runs.
    ///
    /// # Errors
    /// What the database answers.
    pub fn keep_secrets(&self, secrets: &[Secret]) -> Result<(), StoreError> {
        secrets.iter().try_for_each(|secret| keep(&self.writer().connection, std::slice::from_ref(secret)))
    }
}

/// Whom the events are about.
fn persons(runs: &[LogRun]) -> BTreeSet<(u8, [u8; 16])> {
    let named = [StreamKind::User, StreamKind::Customer].map(StreamKind::code);
    let items = runs.iter().flat_map(|run| &run.items);
    let events = items.filter_map(|item| match item {
        Item::Event(bytes) => Envelope::from_bytes(bytes).ok(),
        Item::Bare(_) => None,
    });
    events.filter(|event| named.contains(&event.kind)).map(|event| (event.kind, *event.stream.as_bytes())).collect()
}

fn person_key(connection: &Connection, person: [u8; 16]) -> Result<Option<Secret>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT key FROM person_key WHERE person = ?1")?;
    Ok(statement.query_row([person], |row| Ok(Secret::PersonKey { person, key: row.get(0)? })).optional()?)
}

fn credential(connection: &Connection, user: [u8; 16]) -> Result<Option<Secret>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT password, pin, set_at FROM credential WHERE user = ?1")?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Secret::Credential { user, password: row.get(0)?, pin: row.get(1)?, set_at: row.get(2)? })
    };
    Ok(statement.query_row([user], read).optional()?)
}

/// Keeps secrets: a person's first key, and the latest verifiers.
pub(crate) fn keep(connection: &Connection, secrets: &[Secret]) -> Result<(), StoreError> {
    for secret in secrets {
        match secret {
            Secret::PersonKey { person, key } => {
                connection
                    .prepare_cached("INSERT INTO person_key (person, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
                    .execute(params![person, key])?;
            }
            Secret::Credential { user, password, pin, set_at } => {
                connection
                    .prepare_cached(
                        "INSERT INTO credential (user, password, pin, set_at) VALUES (?1, ?2, ?3, ?4)
                         ON CONFLICT (user) DO UPDATE SET password = ?2, pin = ?3, set_at = ?4, pin_tries_left = 5
                         WHERE set_at < ?4",
                    )?
                    .execute(params![user, password, pin, set_at])?;
            }
        }
    }
    Ok(())
}
