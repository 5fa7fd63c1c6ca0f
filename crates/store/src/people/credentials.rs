//! Verifiers of passwords and PINs, and how often a PIN may be tried.

use comptoir_domain::Timestamp;
use comptoir_domain::ids::UserId;
use comptoir_domain::people::Refusal;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::StoreError;
use crate::vault;

/// How often a wrong PIN is taken before the password is asked for.
const PIN_TRIES: u32 = 5;

pub(crate) fn set_password(
    connection: &Connection,
    user: UserId,
    password: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO credential (user, password, set_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (user) DO UPDATE SET password = ?2, pin_tries_left = 5, set_at = max(?3, set_at + 1)",
        params![user.as_bytes(), vault::verifier(password)?, now.0],
    )?;
    Ok(())
}

pub(crate) fn set_pin(connection: &Connection, user: UserId, pin: &str, now: Timestamp) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO credential (user, pin, set_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (user) DO UPDATE SET pin = ?2, pin_tries_left = 5, set_at = max(?3, set_at + 1)",
        params![user.as_bytes(), vault::verifier(pin)?, now.0],
    )?;
    Ok(())
}

/// True when the password is right. An unknown person costs as much time as a wrong password.
pub(crate) fn password_is_right(
    connection: &Connection,
    user: Option<UserId>,
    password: &str,
) -> Result<bool, StoreError> {
    let verifier: Option<String> = match user {
        Some(user) => connection
            .query_row("SELECT password FROM credential WHERE user = ?1", [user.as_bytes()], |row| row.get(0))
            .optional()?
            .flatten(),
        None => None,
    };
    match verifier {
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
