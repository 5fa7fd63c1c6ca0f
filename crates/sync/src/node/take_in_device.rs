//! Taking in a computer that comes with a code, in the open database, or in the journal of which it is a replica.

use std::sync::{Arc, Mutex, PoisonError};

use comptoir_domain::Refusal as DomainRefusal;
use comptoir_domain::ids::InvitationId;
use comptoir_domain::people::Refusal as PeopleRefusal;
use comptoir_domain::signature::PublicKey;
use comptoir_store::{Accepted, ExecuteError};
use tracing::warn;

use super::changes::Topics;
use super::service::Parts;
use super::shared::{SharedUnavailable, TakenIn};
use crate::enrolment::{Enrolled, Refused, Welcome};

/// Takes in the computer that holds `key`, if an invitation has this code. May wait for the disk.
pub(super) fn take_in_device(parts: &Arc<Parts>, code: &str, key: PublicKey) -> Enrolled {
    let accepted = match find(parts, code).and_then(|invitation| accept(parts, invitation, key)) {
        Ok(accepted) => accepted,
        Err(refused) => return Enrolled::Refused(refused),
    };
    // There is one computer more, recorded here on behalf of who invited it: screens that list them ask again.
    parts.changes.arrived(Topics::from(["people"]));
    let known = parts.store.device().and_then(|host| parts.notice().map(|()| host));
    match known {
        Ok(host) => Enrolled::Welcome(Welcome {
            organisation: accepted.organisation,
            organisation_name: accepted.organisation_name,
            host,
            device: accepted.device,
            name: accepted.name,
            class: accepted.class,
            store: accepted.store,
        }),
        // It is taken in all the same, and hears so when it asks again.
        Err(_) => Enrolled::Refused(Refused::Unavailable),
    }
}

/// Finds the invitation without holding anybody up: each look costs an Argon2.
fn find(parts: &Parts, code: &str) -> Result<InvitationId, Refused> {
    let found = match &parts.shared {
        None => parts.store.find_invitation(code),
        Some(shared) => {
            // Read after the replica was brought up; what it holds may be looked at in peace.
            shared.read(&mut |_| ()).map_err(unavailable)?;
            parts.store.find_invitation(code)
        }
    };
    found.map_err(|_| Refused::Unavailable)?.ok_or(Refused::CodeUnknown)
}

fn accept(parts: &Arc<Parts>, invitation: InvitationId, key: PublicKey) -> Result<Accepted, Refused> {
    let Some(shared) = &parts.shared else {
        return parts.store.accept_invited(invitation, key).map_err(|error| refused(&error));
    };
    let accepted = Arc::new(Mutex::new(Err(Refused::Unavailable)));
    let (place, worker) = (Arc::clone(&accepted), Arc::clone(parts));
    let work = move |_| {
        let outcome = worker.store.accept_invited(invitation, key).map_err(|error| refused(&error));
        *place.lock().unwrap_or_else(PoisonError::into_inner) = outcome;
        TakenIn::default()
    };
    shared.change(Box::new(work)).map_err(unavailable)?;
    std::mem::replace(&mut *accepted.lock().unwrap_or_else(PoisonError::into_inner), Err(Refused::Unavailable))
}

fn unavailable(error: SharedUnavailable) -> Refused {
    warn!(%error, "a code was not looked at");
    Refused::Unavailable
}

fn refused(error: &ExecuteError) -> Refused {
    match error {
        ExecuteError::Refused(DomainRefusal::People(refusal)) => match refusal {
            PeopleRefusal::InvitationExpired => Refused::CodeExpired,
            PeopleRefusal::InvitationUsed => Refused::CodeUsed,
            PeopleRefusal::DeviceRevoked => Refused::Revoked,
            PeopleRefusal::Forbidden { .. } => Refused::NotAllowed,
            _ => Refused::CodeUnknown,
        },
        _ => Refused::Unavailable,
    }
}
