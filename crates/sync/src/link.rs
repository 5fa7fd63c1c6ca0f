//! One side of a conversation with one peer, without network, clock or thread: [`Link::step`] is told what happened and says
//! what to do. The simulation drives it exactly as the network does.

use std::collections::{BTreeMap, BTreeSet};

use comptoir_domain::Timestamp;
use comptoir_domain::ids::{DeviceId, EpochId, OrganisationId, PersonId};
use comptoir_domain::signature::PublicKey;
use comptoir_store::planted::{Planted, is_planted};
use comptoir_store::{LogRun, StoreError, Tip, Wanted};

use crate::journal::{Journal, WANTED_MAX};
use crate::message::{
    Answer, Decline, Exchange, Exchanged, Holds, PROTOCOL, Receipt, RefusedRun, Why, digest, events_in,
};

/// How many bytes of runs are given in a first question: a few seconds on a slow line, so that a break costs little.
pub const PUSH_FIRST: usize = 256 << 10;
/// And at most, while the line holds.
pub const PUSH_MOST: usize = 1 << 20;
/// Room for runs in an answer.
pub const ROOM: u32 = 1 << 20;
/// ms: how long to wait after a first failure.
const RETRY_FIRST: i64 = 500;
/// ms: and at most.
const RETRY_MOST: i64 = 60_000;
/// ms: nothing is to be said, but the peer may have something whose hint was lost.
const IDLE: i64 = 15_000;

/// What happened.
#[derive(Clone, Debug)]
pub enum Input {
    /// This device recorded something, or received it from another peer.
    Recorded,
    /// The peer says that it has something new.
    Hint,
    /// The time that was asked for has passed.
    Tick,
    /// The peer answered.
    Answered(Box<Answer>),
    /// The peer cannot be reached, or its answer was lost: it may have taken in what was sent.
    Broken,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Ask the peer this; then come back with [`Input::Answered`] or [`Input::Broken`].
    Ask(Box<Exchange>),
    /// Come back with [`Input::Tick`] after so many ms, unless there is another output before. The wall clock may jump meanwhile.
    Wait(i64),
    /// So many events were taken in.
    TookIn(usize),
}

/// How things stand with the peer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Which device answers there.
    pub device: Option<DeviceId>,
    /// The unbroken life of its journal.
    pub epoch: Option<EpochId>,
    /// When it last answered, by this device's clock.
    pub last_contact: Option<Timestamp>,
    /// Both hold the same, as of the last contact.
    pub is_even: bool,
    /// How many events it holds that this device does not, as far as it has told: how much is left of a first exchange.
    pub to_come: u64,
    /// This device lacks events of a scope into which it came, and the peer did not have them last.
    pub is_lacking: bool,
    /// How many ms its clock is ahead of this one's, as measured last.
    pub skew: i64,
    /// Its last word for what it holds of this device's journal.
    pub receipt: Option<Receipt>,
    /// Why it declines to talk.
    pub declined: Option<Decline>,
    /// Why it did not take in what was sent; until it takes in what is sent next, or holds the same.
    pub refuses: BTreeSet<Why>,
    /// Why what it sent was not taken in here; as long.
    pub refused: BTreeSet<Why>,
    /// Consecutive failures to reach it.
    pub failures: u32,
    /// How many events it holds, as far as it told.
    pub holds: Option<i64>,
}

/// The conversation with one peer.
#[derive(Debug)]
pub struct Link {
    organisation: OrganisationId,
    /// The key that the transport proves: of the device, or of the door that it stands behind.
    peer: PublicKey,
    standing: Standing,
    /// The ends of the peer's lines, as far as it told.
    theirs: Option<Vec<Tip>>,
    /// What the peer holds bare and is to hold whole.
    wants: Vec<Wanted>,
    /// The last of it that was given, and the peer answered: wanted again at once, it is not to be had from this device.
    filled: Vec<Wanted>,
    /// The last place of this device's journal when all of that was given that there was, if it was.
    filled_until: Option<i64>,
    /// The persons whose secrets the peer wants.
    owes: Vec<PersonId>,
    /// Those of whom it was last given what there is.
    gave: Vec<PersonId>,
    /// The ends of its own lines when it asked: what a digest in the answer speaks of.
    said: Vec<Tip>,
    is_asking: bool,
    /// Runs were given with the question that waits for its answer.
    has_given: bool,
    /// There may be something to say.
    is_due: bool,
    /// ms to wait before the next question, unless something happens.
    pause: i64,
    /// How often in a row the peer could not answer, and said so.
    busy: u32,
    asked_at: Timestamp,
    /// How many bytes of runs are given in one question.
    push: usize,
}

impl Link {
    /// A conversation that has not begun, with whoever proves to hold the key `peer`.
    #[must_use]
    pub fn new(organisation: OrganisationId, peer: PublicKey) -> Self {
        Self {
            organisation,
            peer,
            standing: Standing::default(),
            theirs: None,
            wants: Vec::new(),
            filled: Vec::new(),
            filled_until: None,
            owes: Vec::new(),
            gave: Vec::new(),
            said: Vec::new(),
            is_asking: false,
            has_given: false,
            is_due: true,
            pause: 0,
            busy: 0,
            asked_at: Timestamp(0),
            push: PUSH_FIRST,
        }
    }

    /// How things stand.
    #[must_use]
    pub const fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Says what to do now that this has happened.
    ///
    /// # Errors
    /// The journal's: nothing was sent or taken in, and the same input may be tried again.
    pub fn step<J: Journal>(&mut self, input: Input, journal: &J) -> Result<Vec<Output>, StoreError> {
        let mut outputs = Vec::new();
        let now = journal.now();
        match input {
            // After a failure only time, or a hint of life, begins anew.
            Input::Recorded => self.is_due |= self.standing.failures == 0 && self.standing.declined.is_none(),
            Input::Tick if is_planted(Planted::NoRetry) && self.standing.failures > 0 => {}
            Input::Hint | Input::Tick => {
                // Meanwhile this device may have come to hold it.
                self.filled.clear();
                self.gave.clear();
                self.is_due = !(is_planted(Planted::DeclinedForEver) && self.standing.declined.is_some());
            }
            Input::Broken => self.broken(),
            Input::Answered(answer) => self.answered(*answer, journal, &mut outputs)?,
        }
        if !self.is_asking {
            outputs.push(if self.is_due { self.ask(now, journal)? } else { Output::Wait(self.pause) });
        }
        Ok(outputs)
    }

    fn ask<J: Journal>(&mut self, now: Timestamp, journal: &J) -> Result<Output, StoreError> {
        let tips = journal.tips()?;
        let runs = self.runs_for_peer(journal)?;
        // What leaves the device first is what nobody else has.
        let room = if runs.is_empty() && !is_planted(Planted::NeverRoom) { ROOM } else { 0 };
        let holds = if self.standing.is_even { Holds::Digest(digest(&tips)) } else { Holds::Tips(tips.clone()) };
        let organisation = self.organisation;
        let mut secrets = journal.secrets(&runs)?;
        if let Some(peer) = self.standing.device {
            secrets.extend(journal.secrets_of(peer, &self.owes)?);
        }
        let wanted = if room > 0 { journal.wanted()? } else { Vec::new() };
        let secrets_wanted = journal.secrets_wanted()?;
        // From here nothing can fail: a journal that did not answer is asked again.
        self.gave = std::mem::take(&mut self.owes);
        self.said = tips;
        self.has_given = !runs.is_empty();
        self.is_asking = true;
        self.is_due = false;
        self.asked_at = now;
        let exchange =
            Exchange { protocol: PROTOCOL, organisation, now, holds, room, runs, secrets, wanted, secrets_wanted };
        Ok(Output::Ask(Box::new(exchange)))
    }

    /// What the peer lacks; once it lacks nothing, what it holds bare and wants whole.
    fn runs_for_peer<J: Journal>(&mut self, journal: &J) -> Result<Vec<LogRun>, StoreError> {
        let (Some(theirs), Some(peer)) = (&self.theirs, self.standing.device) else { return Ok(Vec::new()) };
        let runs = journal.lacking(peer, theirs, self.push)?;
        if !runs.is_empty() || self.wants.is_empty() {
            return Ok(runs);
        }
        self.filled = std::mem::take(&mut self.wants);
        // Read first: what comes in meanwhile is not given.
        let position = journal.last_position()?;
        let filling = journal.filling(peer, &self.filled, self.push)?;
        self.filled_until = filling.is_all.then_some(position);
        Ok(filling.runs)
    }

    fn broken(&mut self) {
        self.is_asking = false;
        self.push = PUSH_FIRST;
        // What was given may not have arrived.
        self.filled.clear();
        self.gave.clear();
        self.is_due = false;
        self.standing.failures = self.standing.failures.saturating_add(1);
        self.pause = retry_after(self.standing.failures);
    }

    /// A database that was busy is free a moment later; whoever was shut out, or must be updated, is so for longer.
    fn declined(&mut self, decline: Decline) {
        self.standing.declined = Some(decline);
        self.pause = RETRY_MOST;
        if decline == Decline::Unavailable {
            self.busy = self.busy.saturating_add(1);
            self.pause = retry_after(self.busy);
        }
    }

    fn answered<J: Journal>(
        &mut self,
        answer: Answer,
        journal: &J,
        outputs: &mut Vec<Output>,
    ) -> Result<(), StoreError> {
        let now = journal.now();
        self.is_asking = false;
        self.push = (self.push * 2).min(PUSH_MOST);
        self.standing.failures = 0;
        self.standing.last_contact = Some(now);
        self.pause = IDLE;
        let exchanged = match answer {
            Answer::Declined(decline) => {
                self.declined(decline);
                return Ok(());
            }
            // It would be given what is for the device whose name it bears.
            Answer::Exchanged(exchanged)
                if !exchanged.comes_from(&self.peer) && !is_planted(Planted::AnswererUnchecked) =>
            {
                self.declined(Decline::Impostor);
                return Ok(());
            }
            Answer::Exchanged(exchanged) => exchanged,
        };
        (self.standing.declined, self.busy) = (None, 0);
        let is_other_life = self.standing.epoch != Some(exchanged.epoch);
        self.met(&exchanged, now);
        if is_other_life {
            journal.met(exchanged.device, exchanged.epoch)?;
        }
        let before = journal.tips()?;
        let took_in = self.take_in(&exchanged, journal)?;
        if took_in > 0 {
            outputs.push(Output::TookIn(took_in));
        }
        // Read first: what is stored meanwhile is in the tips, and not vouched for.
        let position = journal.last_position()?;
        let tips = journal.tips()?;
        let is_whole = self.has_all_from_here(&exchanged, position);
        let knew = self.theirs.clone();
        if self.theirs.is_none() || !is_planted(Planted::TheirsNeverRefreshed) {
            self.theirs = exchanged.tips.or_else(|| Some(self.said.clone()));
        }
        self.standing.holds = self.theirs.as_deref().map(events_in);
        self.standing.to_come = self.theirs.as_ref().map_or(0, |theirs| beyond(theirs, &tips));
        self.wants = exchanged.wanted;
        if self.wants == self.filled {
            self.wants.clear();
        }
        self.owes = exchanged.secrets_wanted;
        if self.owes == self.gave {
            self.owes.clear();
        }
        let holds_the_same = self.theirs.as_ref() == Some(&tips);
        self.standing.is_lacking = !journal.wanted()?.is_empty();
        self.standing.is_even = holds_the_same && !self.standing.is_lacking;
        if holds_the_same {
            self.standing.refuses.clear();
            self.standing.refused.clear();
        }
        if (holds_the_same && is_whole) || is_planted(Planted::PurgedAtOnce) {
            // What was let go took its places along: the next exchange tells how far the peer holds what is left.
            if journal.let_go(exchanged.device, &tips)? == 0 {
                journal.is_held(exchanged.device, exchanged.epoch, position)?;
            }
        } else if is_planted(Planted::HeldTooEarly) {
            journal.is_held(exchanged.device, exchanged.epoch, position)?;
        }
        self.standing.is_even |= is_planted(Planted::AlwaysEven);
        // Go on while either side gets on; else wait for something to happen.
        let got_on = tips != before || self.theirs != knew || took_in > 0;
        self.is_due |= (!self.standing.is_even && got_on) || !self.wants.is_empty() || !self.owes.is_empty();
        Ok(())
    }

    /// True when of all that this device holds whole the peer lacks nothing that it is given: it wants nothing, or just what it was given
    /// all there is of, by a device that has not come to hold more since. The rest may be nowhere any more: it went with a computer
    /// that was set back.
    fn has_all_from_here(&self, exchanged: &Exchanged, position: i64) -> bool {
        let wanted = &exchanged.wanted;
        let is_filled = *wanted == self.filled && self.filled_until == Some(position);
        wanted.is_empty() || (is_filled && wanted.len() < WANTED_MAX && exchanged.refused.is_empty())
    }

    fn met(&mut self, exchanged: &Exchanged, now: Timestamp) {
        let standing = &mut self.standing;
        if standing.epoch != Some(exchanged.epoch) {
            // Another life of its journal: nothing that it once confirmed counts any longer.
            standing.receipt = None;
        }
        (standing.device, standing.epoch) = (Some(exchanged.device), Some(exchanged.epoch));
        standing.skew = exchanged.now.0 - self.asked_at.0.midpoint(now.0);
        let genuine = |receipt: &Receipt| {
            receipt.key.device() == exchanged.device && receipt.holder_epoch == exchanged.epoch && receipt.is_genuine()
        };
        if let Some(receipt) = exchanged.receipt.filter(genuine) {
            standing.receipt = Some(receipt);
        }
        if self.has_given {
            standing.refuses = exchanged.refused.iter().map(|RefusedRun { why, .. }| *why).collect();
        }
    }

    fn take_in<J: Journal>(&mut self, exchanged: &Exchanged, journal: &J) -> Result<usize, StoreError> {
        let outcomes = journal.take_in(&exchanged.runs, &exchanged.secrets)?;
        if !outcomes.is_empty() {
            self.standing.refused = outcomes.iter().filter_map(|outcome| outcome.err()).collect();
        }
        Ok(outcomes.into_iter().flatten().sum())
    }
}

/// ms to wait after so many failures in a row.
fn retry_after(failures: u32) -> i64 {
    (RETRY_FIRST / 2 * (1_i64 << failures.min(8))).min(RETRY_MOST)
}

/// How many events a device with the tips `theirs` holds that one with the tips `own` does not; where a log was continued twice,
/// about so many.
fn beyond(theirs: &[Tip], own: &[Tip]) -> u64 {
    let mut ends: BTreeMap<(DeviceId, EpochId), i64> = BTreeMap::new();
    for tip in own {
        let end = ends.entry((tip.device, tip.epoch)).or_default();
        *end = (*end).max(tip.seq);
    }
    let missing = |tip: &Tip| tip.seq.saturating_sub(ends.get(&(tip.device, tip.epoch)).copied().unwrap_or(0));
    theirs.iter().filter_map(|tip| u64::try_from(missing(tip)).ok()).fold(0, u64::saturating_add)
}

#[cfg(test)]
mod tests {
    use comptoir_domain::event::ChainHash;
    use comptoir_domain::hash::Hash;
    use comptoir_domain::signature::DeviceKey;
    use uuid::Uuid;

    use super::*;
    use crate::journal::empty::Empty;
    use crate::message::Vouch;

    /// How many ms it waits after each of these answers.
    fn pauses(answers: &[Decline]) -> Vec<i64> {
        let mut link = Link::new(OrganisationId::default(), PublicKey([1; 32]));
        let mut pause_after = |decline: Decline| {
            assert!(matches!(link.step(Input::Tick, &Empty).unwrap()[..], [Output::Ask(_)]));
            match link.step(Input::Answered(Box::new(Answer::Declined(decline))), &Empty).unwrap()[..] {
                [Output::Wait(pause)] => pause,
                ref outputs => panic!("{outputs:?}"),
            }
        };
        answers.iter().map(|&decline| pause_after(decline)).collect()
    }

    #[test]
    fn one_that_was_busy_is_asked_again_at_once_and_one_that_is_for_long_ever_less() {
        assert_eq!(pauses(&[Decline::Unavailable; 3]), [500, 1_000, 2_000]);
        assert_eq!(pauses(&[Decline::Unavailable; 9]).last(), Some(&RETRY_MOST));
        assert_eq!(pauses(&[Decline::Revoked]), [RETRY_MOST], "who was shut out is so for longer");
    }

    /// The answer of a device that names another one, and holds nothing.
    fn answer_of(device: DeviceId, vouch: Option<Vouch>) -> Input {
        let (epoch, now) = (EpochId::default(), Timestamp(0));
        let exchanged = Exchanged { device, epoch, now, tips: Some(Vec::new()), vouch, ..Exchanged::default() };
        Input::Answered(Box::new(Answer::Exchanged(exchanged)))
    }

    #[test]
    fn whoever_names_another_device_is_given_nothing_unless_that_one_vouches_for_their_key() {
        let [terminal, server, door] = [1, 2, 3].map(|number| DeviceKey::from_bytes(&[number; 32]));
        let vouch = |by: &DeviceKey, door: &DeviceKey| {
            Some(Vouch { key: by.public(), signature: by.sign(&Vouch::message(&door.public())) })
        };
        let device = server.public().device();
        let declined = |asked: &DeviceKey, vouch: Option<Vouch>| {
            let mut link = Link::new(OrganisationId::default(), asked.public());
            link.step(Input::Tick, &Empty).unwrap();
            link.step(answer_of(device, vouch), &Empty).unwrap();
            (link.standing().declined, link.standing().device)
        };
        assert_eq!(declined(&server, None), (None, Some(device)), "it is itself");
        assert_eq!(declined(&door, vouch(&server, &door)), (None, Some(device)), "behind its door");
        for (asked, vouch) in [
            (&terminal, None),
            (&terminal, vouch(&server, &door)),
            (&terminal, vouch(&terminal, &terminal)),
            (&door, vouch(&door, &door)),
        ] {
            assert_eq!(declined(asked, vouch), (Some(Decline::Impostor), None));
        }
    }

    #[test]
    fn what_is_to_come_counts_the_events_beyond_the_own_ends() {
        let tip = |device: u128, seq| Tip {
            device: DeviceId(Uuid::from_u128(device)),
            epoch: EpochId(Uuid::from_u128(7)),
            seq,
            chain: ChainHash(Hash([0; 32])),
        };
        assert_eq!(beyond(&[tip(1, 10), tip(2, 5)], &[]), 15);
        assert_eq!(beyond(&[tip(1, 10), tip(2, 5)], &[tip(1, 4), tip(2, 9), tip(3, 2)]), 6);
        assert_eq!(beyond(&[tip(1, i64::MIN)], &[tip(1, i64::MAX)]), 0, "what makes no sense counts nothing");
    }
}
