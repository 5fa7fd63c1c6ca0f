//! How far long work is that somebody waits for.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Work under way, counted in steps; clones see the same.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<Steps>);

#[derive(Debug, Default)]
struct Steps {
    done: AtomicU64,
    of: AtomicU64,
}

impl Progress {
    /// The work turns out to be of so many steps.
    pub(crate) fn begin(&self, of: u64) {
        self.0.done.store(0, Ordering::Relaxed);
        self.0.of.store(of, Ordering::Relaxed);
    }

    /// So many more of them are done.
    pub(crate) fn add(&self, steps: u64) {
        self.0.done.fetch_add(steps, Ordering::Relaxed);
    }

    /// How much is done, in percent; never all of it, which is for whoever did the work to say. `None` while nothing is counted.
    #[must_use]
    pub fn percent(&self) -> Option<u8> {
        let (done, of) = (self.0.done.load(Ordering::Relaxed), self.0.of.load(Ordering::Relaxed));
        u8::try_from(done.saturating_mul(100).checked_div(of)?.min(99)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    #[test]
    fn what_is_not_counted_has_no_share_and_what_is_never_all() {
        let progress = Progress::default();
        assert_eq!(progress.percent(), None);
        progress.begin(200);
        assert_eq!(progress.percent(), Some(0));
        progress.add(50);
        assert_eq!(progress.clone().percent(), Some(25));
        // More than was thought: the last step is still to come.
        progress.add(500);
        assert_eq!(progress.percent(), Some(99));
    }
}
