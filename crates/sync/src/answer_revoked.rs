//! Answering a device that was shut out: it hands in what it recorded, and is given nothing.
//!
//! What it recorded may have come bare, by way of a computer that is not given its scope, and what others recorded and have let go may be
//! held whole by it alone. Such places are asked of it, if it has named them itself: it learns of no other.

use comptoir_domain::ids::DeviceId;
use comptoir_store::{StoreError, Tip, Wanted};

use crate::answer::{ANSWER_BYTES_MAX, answer};
use crate::journal::Journal;
use crate::message::{Answer, Decline, Exchange, Exchanged, Holds};

/// Answers `asker`, which was shut out. It learns where its own log ends here, and nothing of anybody else's. Where its log was continued
/// elsewhere it is given the links of that, bare: a copy of its disk that knows of no other could not say where its own part begins.
pub fn answer_revoked<J: Journal>(journal: &J, asker: DeviceId, exchange: &Exchange) -> Answer {
    let asked = Exchange { room: 0, wanted: Vec::new(), secrets_wanted: Vec::new(), ..exchange.clone() };
    match answer(journal, asker, &asked) {
        Answer::Exchanged(exchanged) => {
            tail_or_nothing(journal, asker, exchange, exchanged).unwrap_or(Answer::Declined(Decline::Unavailable))
        }
        declined @ Answer::Declined(_) => declined,
    }
}

fn tail_or_nothing<J: Journal>(
    journal: &J,
    asker: DeviceId,
    exchange: &Exchange,
    exchanged: Exchanged,
) -> Result<Answer, StoreError> {
    let own = |tips: &[Tip]| tips.iter().filter(|tip| tip.device == asker).copied().collect::<Vec<_>>();
    let all = journal.tips()?;
    let held = own(&all);
    let wanted = match &exchange.holds {
        Holds::Tips(theirs) => exchanged.wanted.iter().filter(|one| is_beneath(one, theirs)).copied().collect(),
        Holds::Digest(_) => exchanged.wanted.clone(),
    };
    let mut runs = Vec::new();
    let (tips, wanted) = match &exchange.holds {
        // What it holds of others is said back to it, so that it sends nothing but its own tail.
        Holds::Tips(theirs) if own(theirs) != held || !wanted.is_empty() => {
            // As if it held everything of others: only its own log is looked at. Nothing is within its scopes, so all of it is bare.
            let known: Vec<Tip> = all.into_iter().filter(|tip| tip.device != asker).chain(own(theirs)).collect();
            let room = usize::try_from(exchange.room).unwrap_or(ANSWER_BYTES_MAX).min(ANSWER_BYTES_MAX);
            runs = if room > 0 { journal.lacking(asker, &known, room)? } else { runs };
            let mut tips: Vec<Tip> = theirs.iter().filter(|tip| tip.device != asker).copied().collect();
            tips.extend(held);
            tips.sort_unstable();
            (tips, wanted)
        }
        // A part of its tail did not fit, or came bare: it names its ends next time.
        Holds::Digest(_) if !exchanged.refused.is_empty() || !wanted.is_empty() => (held, Vec::new()),
        Holds::Tips(_) | Holds::Digest(_) => return Ok(Answer::Declined(Decline::Revoked)),
    };
    let (tips, secrets) = (Some(tips), Vec::new());
    let told = Exchanged { tips, runs, secrets, wanted, secrets_wanted: Vec::new(), ..exchanged };
    Ok(Answer::Exchanged(told))
}

/// True for places on a log up to an end that was named, or before it.
fn is_beneath(wanted: &Wanted, tips: &[Tip]) -> bool {
    let last = wanted.last;
    tips.iter().any(|tip| (tip.device, tip.epoch) == (last.device, last.epoch) && tip.seq >= last.seq)
}
