//! Verifiers of passwords and PINs, and how often a PIN may be tried.

use comptoir_domain::Timestamp;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::UserId;
use comptoir_domain::people::{Refusal, SignInMeans, VerifiersSet, verifier_hash};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::StoreError;
use crate::vault;

/// How often a wrong PIN is taken before the password is asked for.
const PIN_TRIES: u32 = 5;

/// The column in which what checks it stands.
const fn column(means: SignInMeans) -> &'static str {
    match means {
        SignInMeans::Password => "password",
        SignInMeans::Pin => "pin",
    }
}

/// Keeps what checks a password or PIN.
pub(crate) fn keep(
    connection: &Connection,
    user: UserId,
    means: SignInMeans,
    verifier: &str,
) -> Result<(), StoreError> {
    keep_before(connection, user, means)?;
    let column = column(means);
    let sql = format!(
        "INSERT INTO credential (user, {column}) VALUES (?1, ?2)
         ON CONFLICT (user) DO UPDATE SET {column} = ?2, pin_tries_left = {PIN_TRIES}"
    );
    connection.prepare_cached(&sql)?.execute(params![user.as_bytes(), verifier])?;
    Ok(())
}

/// What checks a password or PIN, if it is here.
pub(crate) fn verifier(
    connection: &Connection,
    user: UserId,
    means: SignInMeans,
) -> Result<Option<String>, StoreError> {
    let sql = format!("SELECT {} FROM credential WHERE user = ?1", column(means));
    let verifier = connection.prepare_cached(&sql)?.query_row([user.as_bytes()], |row| row.get(0)).optional()?;
    Ok(verifier.flatten())
}

/// What checked a password or PIN before, if it is here.
pub(crate) fn verifier_before(
    connection: &Connection,
    user: UserId,
    means: SignInMeans,
) -> Result<Option<String>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT verifier FROM credential_before WHERE user = ?1 AND means = ?2")?;
    Ok(statement.query_row(params![user.as_bytes(), column(means)], |row| row.get(0)).optional()?)
}

/// Keeps the present verifier as the one before: a verdict may say that it still stands.
fn keep_before(connection: &Connection, user: UserId, means: SignInMeans) -> Result<(), StoreError> {
    let column = column(means);
    let sql = format!(
        "INSERT OR REPLACE INTO credential_before (user, means, verifier)
         SELECT user, '{column}', {column} FROM credential WHERE user = ?1 AND {column} IS NOT NULL"
    );
    connection.prepare_cached(&sql)?.execute([user.as_bytes()])?;
    Ok(())
}

/// Forgets what checked a password or PIN, but as the one before.
pub(crate) fn forget(connection: &Connection, user: UserId, means: SignInMeans) -> Result<(), StoreError> {
    keep_before(connection, user, means)?;
    let sql = format!("UPDATE credential SET {} = NULL WHERE user = ?1", column(means));
    connection.prepare_cached(&sql)?.execute([user.as_bytes()])?;
    Ok(())
}

/// Makes and keeps what checks a new password or PIN, and gives its name in the journal.
pub(crate) fn set(connection: &Connection, user: UserId, means: SignInMeans, secret: &str) -> Result<Hash, StoreError> {
    let verifier = vault::verifier(secret)?;
    keep(connection, user, means, &verifier)?;
    Ok(verifier_hash(user, &verifier))
}

/// The same for a person who is entered with a password, and perhaps a PIN.
pub(crate) fn set_first(
    connection: &Connection,
    user: UserId,
    password: &str,
    pin: Option<&str>,
) -> Result<VerifiersSet, StoreError> {
    Ok(VerifiersSet {
        password: Some(set(connection, user, SignInMeans::Password, password)?),
        pin: pin.map(|pin| set(connection, user, SignInMeans::Pin, pin)).transpose()?,
    })
}

/// True when the password is right. An unknown person costs as much time as a wrong password.
pub(crate) fn password_is_right(
    connection: &Connection,
    user: Option<UserId>,
    password: &str,
) -> Result<bool, StoreError> {
    let known = user.map(|user| verifier(connection, user, SignInMeans::Password)).transpose()?.flatten();
    match known {
        Some(verifier) => Ok(vault::verify(password, &verifier)),
        None => {
            vault::verifier(password)?;
            Ok(false)
        }
    }
}

/// Checks a PIN.
pub(crate) fn check_pin(connection: &Connection, user: UserId, pin: &str) -> Result<Result<(), Refusal>, StoreError> {
    let row = connection
        .query_row("SELECT pin, pin_tries_left FROM credential WHERE user = ?1", [user.as_bytes()], |row| {
            Ok((row.get::<_, Option<String>>(0)?, row.get::<_, u32>(1)?))
        })
        .optional()?;
    Ok(match row {
        Some((Some(verifier), tries_left)) if tries_left > 0 => {
            let right = vault::verify(pin, &verifier);
            if right { Ok(()) } else { Err(Refusal::PinWrong { tries_left: tries_left - 1 }) }
        }
        _ => Err(Refusal::PasswordNeeded),
    })
}

pub(crate) fn note_wrong_pin(connection: &Connection, user: UserId) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE credential SET pin_tries_left = max(pin_tries_left - 1, 0) WHERE user = ?1",
        [user.as_bytes()],
    )?;
    Ok(())
}

/// Notes a sign-in on this device: from now on the PIN is enough here.
pub(crate) fn note_signed_in(connection: &Connection, user: UserId, now: Timestamp) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE credential SET signed_in_here = ?2, pin_tries_left = ?3 WHERE user = ?1",
        params![user.as_bytes(), now.0, PIN_TRIES],
    )?;
    Ok(())
}
