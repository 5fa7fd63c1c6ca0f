//! The network between the computers: what becomes of each letter.

use std::collections::BTreeMap;

use crate::chance::Chance;
use crate::tally::Tally;
use crate::world::Letter;

/// The network between the computers, as bad as the story wants it.
#[derive(Default)]
pub(crate) struct Network {
    /// Nothing goes wrong any more.
    pub(crate) is_healed: bool,
    /// Percent of letters.
    pub(crate) loss: u64,
    pub(crate) duplication: u64,
    pub(crate) delay: u64,
    pub(crate) truncation: u64,
    pub(crate) lost_answers: u64,
    /// Until when nothing passes from one to the other.
    pub(crate) partitions: BTreeMap<(usize, usize), i64>,
    /// The answer that is being sent follows a change that its asker does not know of yet.
    pub(crate) answer_changed_something: bool,
    /// When the last letter on each way arrives.
    last_arrival: BTreeMap<(usize, usize), i64>,
}

impl Network {
    /// When, and as what, a letter arrives: never, once or twice.
    pub(crate) fn fates(
        &mut self,
        chance: &mut Chance,
        tally: &mut Tally,
        now: i64,
        from: usize,
        to: usize,
        letter: Letter,
    ) -> Vec<(i64, Letter)> {
        let mut delay = chance.between(1, 30);
        if self.is_healed {
            return vec![(delay, letter)];
        }
        if self.partitions.get(&(from, to)).is_some_and(|&until| now < until) {
            tally.fire("network: partition one way");
            return Vec::new();
        }
        if matches!(letter, Letter::Answer { .. }) && self.answer_changed_something && chance.percent(self.lost_answers)
        {
            tally.fire("network: answer lost after commit");
            return Vec::new();
        }
        if chance.percent(self.loss) {
            tally.fire("network: lost");
            return Vec::new();
        }
        if chance.percent(self.delay) {
            tally.fire("network: delayed");
            delay += chance.between(1_000, 20_000);
        }
        let last = self.last_arrival.entry((from, to)).or_default();
        if now + delay < *last {
            tally.fire("network: reordered");
        }
        *last = (*last).max(now + delay);
        let mut fates = vec![(delay, letter.clone())];
        if chance.percent(self.duplication) {
            tally.fire("network: duplicated");
            fates.push((delay + chance.between(1, 3_000), letter));
        } else if chance.percent(self.truncation)
            && let Some((_, Letter::Ask { bytes, .. } | Letter::Answer { bytes, .. })) = fates.first_mut()
            && !bytes.is_empty()
        {
            tally.fire("network: truncated");
            bytes.truncate(chance.below(bytes.len()));
        }
        fates
    }
}
