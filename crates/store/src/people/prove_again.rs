//! Asking the person who is signed in for the password or PIN once more: a computer left open is not a key given away.

use comptoir_domain::ids::UserId;
use comptoir_domain::people::{Refusal, SignInFailed, SignInMeans};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::credentials;
use super::session::{Session, check_pin_here};
use crate::error::{ExecuteError, StoreError};
use crate::store::Writer;

/// What proves who someone is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "means")]
pub enum Proof {
    /// The password.
    Password {
        /// As typed.
        password: String,
    },
    /// The PIN.
    Pin {
        /// As typed.
        pin: String,
    },
}

impl Proof {
    const fn means(&self) -> SignInMeans {
        match self {
            Self::Password { .. } => SignInMeans::Password,
            Self::Pin { .. } => SignInMeans::Pin,
        }
    }
}

impl Writer {
    /// Refuses unless the proof is that of the person signed in. A wrong one is recorded like a failed sign-in.
    pub(crate) fn prove_again(&mut self, session: &Session, proof: &Proof) -> Result<(), ExecuteError> {
        let Err(refusal) = check(&self.connection, session.user, proof)? else { return Ok(()) };
        if matches!(refusal, Refusal::PinWrong { .. }) {
            credentials::note_wrong_pin(&self.connection, session.user)?;
        }
        self.note_access(session.user, SignInFailed { means: proof.means(), user: Some(session.user) })?;
        Err(refusal.into())
    }
}

fn check(connection: &Connection, user: UserId, proof: &Proof) -> Result<Result<(), Refusal>, StoreError> {
    match proof {
        Proof::Pin { pin } => check_pin_here(connection, user, pin),
        Proof::Password { password } => {
            let is_right = credentials::password_is_right(connection, Some(user), password)?;
            Ok(if is_right { Ok(()) } else { Err(Refusal::CredentialsWrong) })
        }
    }
}
