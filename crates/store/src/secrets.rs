//! What accompanies events and is none: the keys of the persons whom they name, and what checks passwords and PINs.
//!
//! Secrets travel beside the runs, between enrolled devices and inside the encrypted channel only, so that whoever can fold an event
//! can also read it; and unlike events they can be forgotten with the person. Nobody is believed for a secret: a key must open what
//! the journal holds sealed of its person, and a verifier must be the one that the person's standing `user.credentials_set` names.

use std::collections::BTreeSet;

use comptoir_domain::Sealed;
use comptoir_domain::customers::Customer;
use comptoir_domain::event::{Envelope, Scope, StreamKind, StreamRef};
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{PersonId, UserId};
use comptoir_domain::people::{Audience, SignInMeans, User, verifier_hash};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::StoreError;
use crate::journal::{Item, LogRun, uuid_at};
use crate::people::credentials;
use crate::planted::{Planted, is_planted};
use crate::store::{Store, Writer};
use crate::streams::{AnyStream, Streamed as _};
use crate::vault;

/// One secret.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Secret {
    /// The key under which a person's name and phone are sealed.
    #[n(0)]
    PersonKey {
        /// Whose.
        #[n(0)]
        person: PersonId,
        /// The key.
        #[cbor(n(1), with = "minicbor::bytes")]
        key: [u8; 32],
    },
    /// What checks a person's password or PIN.
    #[n(1)]
    Verifier {
        /// Whose.
        #[n(0)]
        user: UserId,
        /// Which of the two.
        #[n(1)]
        means: SignInMeans,
        /// Argon2id in the PHC format.
        #[n(2)]
        verifier: String,
    },
}

impl Secret {
    /// Whose it is.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        match self {
            Self::PersonKey { person, .. } => *person,
            Self::Verifier { user, .. } => PersonId(user.0),
        }
    }
}

impl Store {
    /// The secrets of the persons whom these runs describe, as far as they are known here.
    ///
    /// # Errors
    /// What the database answers.
    pub fn secrets_for(&self, runs: &[LogRun]) -> Result<Vec<Secret>, StoreError> {
        secrets_in(&self.reader(), persons(runs))
    }

    /// The secrets of these persons that are known here, and that a device with this audience may have.
    ///
    /// # Errors
    /// What the database answers.
    pub fn secrets_of(&self, persons: &[PersonId], audience: &Audience) -> Result<Vec<Secret>, StoreError> {
        let reader = self.reader();
        let mut given = Vec::new();
        for person in persons {
            if scope_of(&reader, *person)?.is_some_and(|scope| audience.includes(scope)) {
                given.push(*person);
            }
        }
        secrets_in(&reader, given)
    }

    /// Persons of whom the journal names a secret that is not here: at most so many.
    ///
    /// # Errors
    /// What the database answers.
    pub fn secrets_wanted(&self, count_max: u32) -> Result<Vec<PersonId>, StoreError> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached("SELECT person FROM secret_wanted LIMIT ?1")?;
        let wanted = statement.query_map([count_max], |row| Ok(PersonId(uuid_at(row, 0)?)))?;
        Ok(wanted.collect::<Result<_, _>>()?)
    }

    /// Keeps secrets that come without runs. True when something can be read or checked that could not before.
    ///
    /// # Errors
    /// What the database answers.
    pub fn keep_secrets(&self, secrets: &[Secret]) -> Result<bool, StoreError> {
        if secrets.is_empty() {
            return Ok(false);
        }
        let mut writer = self.writer();
        writer.connection.execute_batch("BEGIN IMMEDIATE")?;
        let kept = writer.notice_other_writers().and_then(|()| {
            let lent = lend_keys(&writer.connection, secrets)?;
            writer.keep_secrets(secrets, &lent)
        });
        let kept = kept.and_then(|kept| Ok(writer.connection.execute_batch("COMMIT").map(|()| kept)?));
        if kept.is_err() {
            writer.roll_back();
        }
        kept
    }
}

/// Whom the events are about.
fn persons(runs: &[LogRun]) -> BTreeSet<PersonId> {
    let named = [StreamKind::User, StreamKind::Customer].map(StreamKind::code);
    let items = runs.iter().flat_map(|run| &run.items);
    let events = items.filter_map(|item| match item {
        Item::Event(bytes) => Envelope::from_bytes(bytes).ok(),
        Item::Bare(_) => None,
    });
    events.filter(|event| named.contains(&event.kind)).map(|event| PersonId(event.stream)).collect()
}

fn secrets_in(connection: &Connection, persons: impl IntoIterator<Item = PersonId>) -> Result<Vec<Secret>, StoreError> {
    let mut secrets = Vec::new();
    for person in persons {
        let key = vault::person_key(connection, person.0)?;
        secrets.extend(key.map(|key| Secret::PersonKey { person, key }));
        let user = UserId(person.0);
        for means in [SignInMeans::Password, SignInMeans::Pin] {
            let verifier = credentials::verifier(connection, user, means)?;
            secrets.extend(verifier.map(|verifier| Secret::Verifier { user, means, verifier }));
        }
    }
    Ok(secrets)
}

fn scope_of(connection: &Connection, person: PersonId) -> Result<Option<Scope>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT scope FROM stream WHERE id = ?1 AND kind IN (?2, ?3)")?;
    let kinds = [StreamKind::User, StreamKind::Customer].map(StreamKind::code);
    let scope: Option<Vec<u8>> =
        statement.query_row(params![person.as_bytes(), kinds[0], kinds[1]], |row| row.get(0)).optional()?;
    Ok(scope.and_then(|bytes| minicbor::decode(&bytes).ok()))
}

/// Lends the keys of persons of whom none is held, so that what is folded is also read. Gives these persons.
pub(crate) fn lend_keys(connection: &Connection, secrets: &[Secret]) -> Result<Vec<PersonId>, StoreError> {
    let mut lent = Vec::new();
    for secret in secrets {
        if let Secret::PersonKey { person, key } = secret
            && vault::keep_key(connection, person.0, key)?
        {
            lent.push(*person);
        }
    }
    Ok(lent)
}

impl Writer {
    /// Keeps of these secrets what the journal bears out, and takes back the keys that were lent in vain. True when something can be
    /// read or checked that could not before.
    pub(crate) fn keep_secrets(&mut self, secrets: &[Secret], lent: &[PersonId]) -> Result<bool, StoreError> {
        let mut is_more = false;
        for person in secrets.iter().map(Secret::person).collect::<BTreeSet<_>>() {
            let stream = self.stream_of(person)?;
            let is_void =
                lent.contains(&person) && !is_planted(Planted::SecretsUnbound) && !self.key_opens(person, &stream)?;
            if is_void {
                vault::forget_key(&self.connection, person.0)?;
            }
            for secret in secrets.iter().filter(|secret| secret.person() == person) {
                self.keep_verifier(secret, &stream)?;
            }
            let was_wanted = self
                .connection
                .prepare_cached("DELETE FROM secret_wanted WHERE person = ?1")?
                .execute([person.as_bytes()])?
                > 0;
            if (is_void || was_wanted) && stream.row.is_some() {
                // Rows are written anew with what can be read now, and say again what is still wanted.
                stream.folded.project(None, person.0, &self.connection)?;
            }
            is_more |= was_wanted && !is_wanted(&self.connection, person)?;
        }
        Ok(is_more)
    }

    fn stream_of(&mut self, person: PersonId) -> Result<AnyStream, StoreError> {
        let user = self.streams.get(&self.connection, StreamRef::new(StreamKind::User, person.0))?;
        if user.row.is_some() {
            return Ok(user);
        }
        self.streams.get(&self.connection, StreamRef::new(StreamKind::Customer, person.0))
    }

    /// True when the key that is held opens something of what the journal has sealed of this person.
    fn key_opens(&self, person: PersonId, stream: &AnyStream) -> Result<bool, StoreError> {
        let Some(key) = vault::person_key(&self.connection, person.0)? else { return Ok(false) };
        let user = User::unwrap(&stream.folded).into_iter().flat_map(|user| user.state.sealed());
        let customer = Customer::unwrap(&stream.folded).into_iter().flat_map(|customer| customer.state.sealed());
        Ok(user.chain(customer).any(|sealed| vault::opens(&key, sealed)))
    }

    /// Keeps a verifier if it is the one that stands in the journal.
    fn keep_verifier(&self, secret: &Secret, stream: &AnyStream) -> Result<(), StoreError> {
        let Secret::Verifier { user, means, verifier } = secret else { return Ok(()) };
        let standing = User::unwrap(&stream.folded).and_then(|folded| folded.state.verifier(*means));
        let is_named = standing == Some(verifier_hash(*user, verifier)) || is_planted(Planted::SecretsUnbound);
        let is_new = credentials::verifier(&self.connection, *user, *means)?.as_ref() != Some(verifier);
        if is_named && is_new {
            credentials::keep(&self.connection, *user, *means, verifier)?;
        }
        Ok(())
    }
}

fn is_wanted(connection: &Connection, person: PersonId) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM secret_wanted WHERE person = ?1)")?;
    Ok(statement.query_row([person.as_bytes()], |row| row.get(0))?)
}

/// Notes whether a secret of this person is wanted: the key of what is sealed, or what the journal names as checking a password or
/// PIN. A verifier that no longer stands is set aside: the one before may stand again, once a verdict says so.
pub(crate) fn note<'a>(
    connection: &Connection,
    person: PersonId,
    mut sealed: impl Iterator<Item = &'a Sealed>,
    verifiers: &[(SignInMeans, Option<Hash>)],
) -> Result<(), StoreError> {
    let mut is_wanted = sealed.any(|sealed| !sealed.0.is_empty()) && vault::person_key(connection, person.0)?.is_none();
    let user = UserId(person.0);
    for (means, standing) in verifiers {
        let Some(standing) = standing else { continue };
        let held = credentials::verifier(connection, user, *means)?;
        if held.as_ref().is_some_and(|held| verifier_hash(user, held) == *standing)
            || is_planted(Planted::SecretsUnbound)
        {
            continue;
        }
        let before = credentials::verifier_before(connection, user, *means)?;
        if let Some(before) = before.filter(|before| verifier_hash(user, before) == *standing) {
            credentials::keep(connection, user, *means, &before)?;
            continue;
        }
        if held.is_some() {
            credentials::forget(connection, user, *means)?;
        }
        is_wanted = true;
    }
    let sql = if is_wanted {
        "INSERT INTO secret_wanted (person) VALUES (?1) ON CONFLICT DO NOTHING"
    } else {
        "DELETE FROM secret_wanted WHERE person = ?1"
    };
    connection.prepare_cached(sql)?.execute([person.as_bytes()])?;
    Ok(())
}
