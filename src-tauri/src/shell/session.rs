//! Who sits at this computer.

use comptoir_store::{KnownPerson, SignIn, SignedInPerson};
use serde::Deserialize;
use ts_rs::TS;

use super::ShellVerb;
use crate::desk::Desk;
use crate::failure::Failure;

/// The people who have signed in here before, the last one first.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ListPeople {}

impl ShellVerb for ListPeople {
    const NAME: &'static str = "session.people";
    type Answer = Vec<KnownPerson>;

    fn call(self, desk: &Desk) -> Result<Vec<KnownPerson>, Failure> {
        Ok(desk.store()?.known_people()?)
    }
}

/// Signs someone in.
#[derive(Deserialize, TS)]
pub(super) struct SignInHere {
    #[serde(flatten)]
    #[ts(flatten)]
    sign_in: SignIn,
}

impl ShellVerb for SignInHere {
    const NAME: &'static str = "session.sign_in";
    type Answer = SignedInPerson;

    fn call(self, desk: &Desk) -> Result<SignedInPerson, Failure> {
        let store = desk.store()?;
        if super::join::is_under_way(&store)? {
            return Err(Failure::new("device.history_under_way", serde_json::json!({})));
        }
        let session = store.sign_in(&self.sign_in)?;
        let person = store.person(&session)?;
        desk.set_session(Some(session));
        Ok(person)
    }
}

/// Who is signed in.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct CurrentPerson {}

impl ShellVerb for CurrentPerson {
    const NAME: &'static str = "session.current";
    type Answer = Option<SignedInPerson>;

    fn call(self, desk: &Desk) -> Result<Option<SignedInPerson>, Failure> {
        let Some(session) = desk.session() else { return Ok(None) };
        Ok(Some(desk.store()?.person(&session)?))
    }
}

/// Leaves the computer to the next person.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct Lock {}

impl ShellVerb for Lock {
    const NAME: &'static str = "session.lock";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        desk.set_session(None);
        // Whoever comes next need not find it. A viewer that holds it open is no reason to stay signed in: the log says so.
        let _ = super::recovery_sheet::forget(desk);
        Ok(())
    }
}
