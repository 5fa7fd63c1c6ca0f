//! Answering an exchange: what is given is taken in first, then the asker gets what it lacks.

use comptoir_domain::ids::DeviceId;
use comptoir_store::StoreError;

use crate::journal::Journal;
use crate::message::{Answer, Decline, Exchange, Exchanged, Holds, PROTOCOL, RefusedRun, digest};

/// The most bytes of runs in one answer, whatever the asker has room for.
pub const ANSWER_BYTES_MAX: usize = 4 << 20;

/// Answers `asker`, whose identity the transport has proven.
pub fn answer<J: Journal>(journal: &J, asker: DeviceId, exchange: &Exchange) -> Answer {
    match exchanged(journal, asker, exchange) {
        Ok(answer) => answer,
        Err(error) => {
            tracing::warn!(%asker, %error, "an exchange was not answered");
            Answer::Declined(Decline::Unavailable)
        }
    }
}

fn exchanged<J: Journal>(journal: &J, asker: DeviceId, exchange: &Exchange) -> Result<Answer, StoreError> {
    if exchange.protocol != PROTOCOL {
        return Ok(Answer::Declined(Decline::OtherProtocol));
    }
    if journal.organisation()? != Some(exchange.organisation) {
        return Ok(Answer::Declined(Decline::OtherOrganisation));
    }
    let outcomes = journal.take_in(&exchange.runs, &exchange.secrets)?;
    let refused = (0..).zip(outcomes).filter_map(|(place, outcome)| outcome.err().map(|why| RefusedRun { place, why }));
    let refused = refused.collect();
    let tips = journal.tips()?;
    let room = usize::try_from(exchange.room).unwrap_or(ANSWER_BYTES_MAX).min(ANSWER_BYTES_MAX);
    let (tips, mut runs) = match &exchange.holds {
        Holds::Digest(theirs) if *theirs == digest(&tips) => (None, Vec::new()),
        Holds::Digest(_) => (Some(tips), Vec::new()),
        Holds::Tips(_) if exchange.room == 0 => (Some(tips), Vec::new()),
        Holds::Tips(theirs) => (Some(tips), journal.lacking(asker, theirs, room)?),
    };
    if runs.is_empty() && room > 0 {
        runs = journal.filling(asker, &exchange.wanted, room)?.runs;
    }
    let (device, epoch) = journal.own_epoch()?;
    let receipt = journal.receipt(asker)?;
    let now = journal.now();
    let mut secrets = journal.secrets(&runs)?;
    secrets.extend(journal.secrets_of(asker, &exchange.secrets_wanted)?);
    let (wanted, secrets_wanted) = (journal.wanted()?, journal.secrets_wanted()?);
    Ok(Answer::Exchanged(Exchanged {
        device,
        epoch,
        now,
        tips,
        runs,
        refused,
        receipt,
        secrets,
        wanted,
        secrets_wanted,
        vouch: journal.vouch(),
    }))
}
