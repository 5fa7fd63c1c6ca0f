//! Answering an exchange over the open database, or over the journal of which it is a replica.

use std::sync::{Arc, Mutex, PoisonError};

use comptoir_domain::signature::PublicKey;
use tracing::warn;

use super::roster::Membership;
use super::service::Parts;
use super::shared::{SharedJournal, SharedUnavailable, SharedView};
use crate::answer::answer;
use crate::answer_revoked::answer_revoked;
use crate::enrolment::encode;
use crate::journal::Journal;
use crate::message::{Answer, Decline, Exchange};
use crate::transport::{Refusal, Reply};

/// Who asks.
#[derive(Clone, Copy)]
pub(super) struct Asker {
    pub(super) key: PublicKey,
    /// What it was to the business when it asked.
    pub(super) membership: Membership,
}

/// Answers `asker`. May wait for the disk.
pub(super) fn answer_exchange(parts: &Arc<Parts>, asker: Asker, body: &[u8]) -> Reply {
    let answered = match (minicbor::decode::<Exchange>(body), &parts.shared) {
        (Err(_), _) => Ok(Answer::Declined(Decline::Unreadable)),
        (Ok(exchange), None) => Ok(answer_from(parts, &parts.journal, asker, &exchange)),
        (Ok(exchange), Some(shared)) => answer_shared(parts, &**shared, asker, exchange),
    };
    match answered {
        Ok(answer) => Reply::Body(encode(&answer)),
        Err(error) => {
            warn!(organisation = %parts.journal.organisation, %error, "an exchange was not answered");
            Reply::Refused(Refusal::Busy)
        }
    }
}

fn answer_from<J: Journal>(parts: &Parts, journal: &J, asker: Asker, exchange: &Exchange) -> Answer {
    let device = asker.key.device();
    let answered = match asker.membership {
        Membership::Revoked => answer_revoked(journal, device, exchange),
        Membership::Enrolled => answer(journal, device, exchange),
    };
    if !exchange.runs.is_empty() {
        // A device that was shut out by what has just come in is shut out before anybody asks again.
        let _ = parts.roster.refresh(&parts.store);
    }
    answered
}

fn answer_shared(
    parts: &Arc<Parts>,
    shared: &dyn SharedJournal,
    asker: Asker,
    exchange: Exchange,
) -> Result<Answer, SharedUnavailable> {
    if exchange.runs.is_empty() && exchange.secrets.is_empty() {
        let mut answered = None;
        shared.read(&mut |epoch| {
            let view = SharedView::new(&parts.journal, epoch);
            answered = Some(answer_from(parts, &view, as_of_now(parts, asker), &exchange));
        })?;
        return answered.ok_or_else(not_done);
    }
    let answered = Arc::new(Mutex::new(None));
    let (place, worker) = (Arc::clone(&answered), Arc::clone(parts));
    shared.change(Box::new(move |epoch| {
        let view = SharedView::new(&worker.journal, epoch);
        let answer = answer_from(&worker, &view, as_of_now(&worker, asker), &exchange);
        *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
        view.taken_in(exchange.runs, &exchange.secrets)
    }))?;
    answered.lock().unwrap_or_else(PoisonError::into_inner).take().ok_or_else(not_done)
}

/// Another node may have shut the asker out since it was let in here.
fn as_of_now(parts: &Parts, asker: Asker) -> Asker {
    // Unread now, it stands as it was known.
    let _ = parts.notice();
    let membership = parts.roster.membership(&asker.key).unwrap_or(asker.membership);
    Asker { membership, ..asker }
}

fn not_done() -> SharedUnavailable {
    SharedUnavailable("the work was not done".to_owned())
}
