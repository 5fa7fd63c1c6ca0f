//! When a conversation speaks next, whatever else happens meanwhile.

use std::time::Duration;

use tokio::time::Instant;

/// The end of the pause that began after the last question. News alone do not move it: a counter that sells without a rest
/// would never try its lost server again.
#[derive(Debug, Default)]
pub(super) struct Pace {
    until: Option<Instant>,
}

impl Pace {
    /// A question goes out: the pause after it is a new one.
    pub(super) const fn asked(&mut self) {
        self.until = None;
    }

    /// The link waits for so many ms, from the moment when it first said so after a question.
    pub(super) fn until(&mut self, now: Instant, pause_ms: i64) -> Instant {
        let pause = Duration::from_millis(u64::try_from(pause_ms).unwrap_or(0));
        *self.until.get_or_insert(now + pause)
    }
}

#[cfg(test)]
mod tests {
    use comptoir_domain::ids::OrganisationId;
    use comptoir_domain::signature::PublicKey;

    use super::*;
    use crate::journal::empty::Empty;
    use crate::link::{Input, Link, Output};

    /// How often a server that never answers is tried in so many ms, with news every so often.
    fn tries(for_ms: u64, news_every: u64) -> u32 {
        let mut link = Link::new(OrganisationId::default(), PublicKey([1; 32]));
        let (mut pace, begun, mut passed, mut asked) = (Pace::default(), Instant::now(), 0, 0);
        let mut input = Input::Tick;
        while passed < for_ms {
            input = match link.step(input, &Empty).unwrap().pop().unwrap() {
                Output::Ask(_) => {
                    pace.asked();
                    asked += 1;
                    Input::Broken
                }
                Output::Wait(ms) => {
                    let until = pace.until(begun + Duration::from_millis(passed), ms) - begun;
                    let due = u64::try_from(until.as_millis()).unwrap();
                    let news = (passed / news_every + 1) * news_every;
                    passed = due.min(news);
                    if news < due { Input::Recorded } else { Input::Tick }
                }
                Output::TookIn(_) => unreachable!("nobody answers"),
            };
        }
        asked
    }

    #[test]
    fn a_counter_that_never_rests_tries_its_lost_server_as_often_as_one_that_does() {
        let resting = tries(120_000, 120_000);
        assert!(resting > 5, "{resting}");
        assert_eq!(tries(120_000, 20), resting);
    }
}
