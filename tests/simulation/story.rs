//! A story from its seed: step by step somebody does something, and perhaps something goes wrong. Each step draws its chance from the seed
//! and its own number, so that one that is left out changes nothing in what others draw: a story can be told again with less in it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::rc::Rc;

use comptoir_store::fault_vfs::FaultVfs;

use crate::chance::Chance;
use crate::check::Broken;
use crate::founding::{Founding, MORNING};
use crate::tally::Tally;
use crate::world::{Happening, World};

/// How long a story is, at least and unless it is asked for a longer one.
const STEPS_MIN: i64 = 20;
pub(crate) const STEPS_MAX: i64 = 90;

/// Where stories are told: the business as it is at first, and the computers' disks.
pub(crate) struct Stage<'a> {
    pub(crate) founding: &'a Founding,
    pub(crate) files: &'a [FaultVfs],
    pub(crate) folder: &'a Path,
}

impl Stage<'_> {
    fn clear(&self) {
        self.files.iter().for_each(|files| files.disk().settle());
        let _ = std::fs::remove_dir_all(self.folder);
    }
}

/// What can be left out of a story.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// The network loses, repeats and delays.
    Weather,
    /// What somebody does in a step.
    Act(u64),
    /// What goes wrong after it.
    Fault(u64),
}

/// One story.
#[derive(Clone)]
pub(crate) struct Story {
    seed: u64,
    /// How many steps it has.
    steps: u64,
    left_out: BTreeSet<Part>,
}

impl Story {
    /// The whole story of a seed, of at most so many steps.
    pub(crate) fn of(seed: u64, steps_max: i64) -> Self {
        let steps = Chance::of(seed).between(STEPS_MIN, steps_max.max(STEPS_MIN)).unsigned_abs();
        Self { seed, steps, left_out: BTreeSet::new() }
    }

    /// Tells it.
    pub(crate) fn tell(&self, stage: &Stage<'_>) -> Result<Tally, Failed> {
        let lines = Lines::default();
        let told = catch_unwind(AssertUnwindSafe(|| {
            let mut world = World::begin(stage.founding, stage.files, self.seed, stage.folder, lines.clone());
            self.pass(&mut world);
            world.conclude().map(|()| world.tally.clone())
        }));
        stage.clear();
        let failure = match told {
            Ok(Ok(tally)) => return Ok(tally),
            Ok(Err(broken)) => Failure::Broken(broken),
            Err(panic) => {
                let words = panic.downcast_ref::<String>().cloned();
                let words = words.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                Failure::Panic(words.unwrap_or_default())
            }
        };
        Err(Failed { failure, lines: lines.0.take() })
    }

    fn pass(&self, world: &mut World<'_>) {
        world.steps = self.steps;
        world.chance = self.chance(u64::MAX);
        if self.has(Part::Weather) {
            world.weather();
        }
        for step in 0..self.steps {
            world.chance = self.chance(step);
            let node = 1 + world.chance.below(world.nodes.len() - 1);
            if self.has(Part::Act(step)) {
                world.later(0, Happening::Act(node));
            }
            let pause = [5, 300, 8_000][world.chance.below(3)];
            let until = world.now + world.chance.between(1, pause);
            let goes_wrong = world.chance.percent(12);
            while world.go_on(until) {}
            world.now = until;
            if goes_wrong && self.has(Part::Fault(step)) {
                world.go_wrong();
                world.close_for_days();
            }
        }
    }

    fn has(&self, part: Part) -> bool {
        !self.left_out.contains(&part)
    }

    /// The chance of a step: with its number, so that it is another in each.
    fn chance(&self, step: u64) -> Chance {
        let mut chance = Chance::of(self.seed ^ step.wrapping_mul(0xd134_2543_de82_ef95));
        comptoir_store::chance::seed(Some(chance.next()));
        chance
    }

    fn parts(&self) -> Vec<Part> {
        let of_step = |step| [Part::Act(step), Part::Fault(step)];
        let all = std::iter::once(Part::Weather).chain((0..self.steps).flat_map(of_step));
        all.filter(|part| self.has(*part)).collect()
    }

    /// A shorter story that fails in the same way: with less and less in it, in halves, quarters and so on, as long as it does
    /// (Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002).
    pub(crate) fn shrink(&self, stage: &Stage<'_>, failed: Failed) -> (Self, Failed) {
        let mut shortest = (self.clone(), failed);
        let mut size = self.parts().len().div_ceil(2);
        loop {
            for chunk in shortest.0.parts().chunks(size) {
                let mut shorter = shortest.0.clone();
                shorter.left_out.extend(chunk);
                if let Err(failed) = shorter.tell(stage)
                    && failed.failure.is_like(&shortest.1.failure)
                {
                    shortest = (shorter, failed);
                }
            }
            if size == 1 {
                return shortest;
            }
            size = size.div_ceil(2);
        }
    }
}

/// What was told, line by line; still there when the telling stopped half-way.
#[derive(Clone, Default)]
pub(crate) struct Lines(Rc<RefCell<Vec<String>>>);

impl Lines {
    /// Adds a line, of this moment.
    pub(crate) fn add(&self, now: i64, words: impl fmt::Display) {
        self.0.borrow_mut().push(format!("{:>9} ms  {words}", now - MORNING));
    }
}

/// A story that did not hold.
pub(crate) struct Failed {
    pub(crate) failure: Failure,
    /// What was told until then.
    pub(crate) lines: Vec<String>,
}

/// Why not.
pub(crate) enum Failure {
    /// Something that must hold does not.
    Broken(Broken),
    /// The program gave up.
    Panic(String),
}

impl Failure {
    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Broken(one), Self::Broken(other)) => std::mem::discriminant(one) == std::mem::discriminant(other),
            (Self::Panic(_), Self::Panic(_)) => true,
            _ => false,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(Broken::Divergence(what)) => write!(formatter, "divergence: {what}"),
            Self::Broken(Broken::Loss(what)) => write!(formatter, "loss: {what}"),
            Self::Broken(Broken::Leak(what)) => write!(formatter, "leak: {what}"),
            Self::Panic(what) => write!(formatter, "panic: {what}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use comptoir_store::planted::{Planted, plant};

    use super::*;
    use crate::FILES;

    #[test]
    fn a_story_that_fails_is_told_again_with_less_in_it() {
        let root = tempfile::tempdir().unwrap();
        let founding = Founding::make(&root.path().join("founded"));
        let files: Vec<FaultVfs> = FILES.iter().map(|name| FaultVfs::register(name).unwrap()).collect();
        let stage = Stage { founding: &founding, files: &files, folder: &root.path().join("story") };
        plant(Some(Planted::FirstLogOnly));
        let whole = Story::of(0, STEPS_MIN);
        let failed = whole.tell(&stage).err().unwrap();
        let words = failed.failure.to_string();
        let (shortest, failed) = whole.shrink(&stage, failed);
        assert!(shortest.parts().len() < whole.parts().len() / 4, "{:?}", failed.lines);
        let again = shortest.tell(&stage).err().unwrap();
        assert_eq!(again.failure.to_string(), failed.failure.to_string(), "and always in the same way");
        plant(None);
        assert!(shortest.tell(&stage).is_ok(), "{words}");
    }
}
