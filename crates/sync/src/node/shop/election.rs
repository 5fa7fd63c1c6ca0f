//! Which device is the relay of a store, and whom to talk to. Everybody decides alone, by the same order, from what answers now.
//!
//! Two relays for a while, on the two sides of a broken network, do no harm: logs are symmetrical, and who holds what is
//! compared, not assumed (ADR 17).

use comptoir_domain::signature::PublicKey;

/// The relay and one more: when the relay goes, nothing waits for another to be found.
const ANSWERING_ENOUGH: usize = 2;

/// The place of a device in the order of those that can be the relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seat {
    /// One that somebody chose comes before all others.
    is_unchosen: bool,
    /// Else the order is any that is the same everywhere.
    key: PublicKey,
}

impl Seat {
    pub(super) const fn new(key: PublicKey, is_chosen: bool) -> Self {
        Self { is_unchosen: !is_chosen, key }
    }
}

/// Another device that can be the relay.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) seat: Seat,
    /// It answers this device now.
    pub(super) answers: bool,
}

/// What follows for one device.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Elected {
    /// The relay: the first of those that answer, this device among them where it can be one.
    pub(super) relay: Option<PublicKey>,
    /// Whom it talks to: the first two that answer, and whoever comes before them, should it come back.
    pub(super) talk_to: Vec<PublicKey>,
}

/// Decides for a device with this seat, if it can be the relay.
pub(super) fn elect(own: Option<Seat>, mut others: Vec<Candidate>) -> Elected {
    others.sort_unstable_by_key(|candidate| candidate.seat);
    let answering = others.iter().filter(|candidate| candidate.answers).map(|candidate| candidate.seat);
    let relay = answering.chain(own).min().map(|seat| seat.key);
    let mut found = 0;
    let wanted = others.iter().take_while(|candidate| {
        let is_wanted = found < ANSWERING_ENOUGH;
        found += usize::from(candidate.answers);
        is_wanted
    });
    Elected { relay, talk_to: wanted.map(|candidate| candidate.seat.key).collect() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn key(number: u8) -> PublicKey {
        PublicKey([number; 32])
    }

    fn candidate(number: u8, answers: bool) -> Candidate {
        Candidate { seat: Seat::new(key(number), false), answers }
    }

    #[test]
    fn the_first_that_answers_is_the_relay_and_one_more_is_talked_to() {
        let others = vec![candidate(4, true), candidate(1, false), candidate(3, true), candidate(2, true)];
        let elected = elect(Some(Seat::new(key(9), false)), others);
        assert_eq!(elected, Elected { relay: Some(key(2)), talk_to: vec![key(1), key(2), key(3)] });
    }

    #[test]
    fn one_that_was_chosen_comes_first_and_one_that_cannot_be_the_relay_never() {
        let chosen = Candidate { seat: Seat::new(key(8), true), answers: true };
        assert_eq!(elect(Some(Seat::new(key(0), false)), vec![candidate(1, true), chosen]).relay, Some(key(8)));
        assert_eq!(elect(None, vec![candidate(1, false)]), Elected { relay: None, talk_to: vec![key(1)] });
    }

    proptest! {
        /// Where all hear all, all name the same relay, and everybody talks to it.
        #[test]
        fn a_store_that_hears_itself_has_one_relay(
            devices in prop::collection::btree_map(any::<u8>(), (any::<bool>(), any::<bool>()), 1..12),
        ) {
            let mut named = Vec::new();
            for (&own, &(is_on, is_chosen)) in &devices {
                let others = devices.iter().filter(|(number, _)| **number != own);
                let others = others.map(|(&number, &(answers, is_chosen))| {
                    Candidate { seat: Seat::new(key(number), is_chosen), answers }
                });
                if is_on {
                    let elected = elect(Some(Seat::new(key(own), is_chosen)), others.collect());
                    let relay = elected.relay.unwrap();
                    prop_assert!(relay == key(own) || elected.talk_to.contains(&relay));
                    named.push(relay);
                }
            }
            named.dedup();
            prop_assert!(named.len() <= 1, "{named:?}");
        }
    }
}
