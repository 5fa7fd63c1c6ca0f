//! What happens on one connection, so that one on which nothing happens is closed.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::time::Instant;

use crate::transport::limits::Limits;

/// Requests and replies of one connection.
#[derive(Debug)]
pub(super) struct Activity {
    began: Instant,
    requests: AtomicUsize,
    open: AtomicUsize,
    idle_since_ms: AtomicU64,
    replies: Mutex<Vec<Weak<Pulse>>>,
}

/// What to do with a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is in use.
    Keep,
    /// Nothing was ever asked: whoever it is does not speak HTTP/2.
    Mute,
    /// Nobody has asked anything for too long.
    Idle,
    /// The peer takes nothing of a reply.
    Stalled,
}

impl Activity {
    pub(super) fn begin() -> Arc<Self> {
        Arc::new(Self {
            began: Instant::now(),
            requests: AtomicUsize::new(0),
            open: AtomicUsize::new(0),
            idle_since_ms: AtomicU64::new(0),
            replies: Mutex::default(),
        })
    }

    /// Notes a request; it is under way until the guard is dropped.
    pub(super) fn open(self: &Arc<Self>) -> Open {
        self.requests.fetch_add(1, Ordering::Relaxed);
        self.open.fetch_add(1, Ordering::Relaxed);
        Open(Arc::clone(self))
    }

    /// Notes a reply that the peer is to take.
    pub(super) fn reply(self: &Arc<Self>) -> Arc<Pulse> {
        let pulse = Arc::new(Pulse { activity: Arc::clone(self), at_ms: AtomicU64::new(self.now_ms()) });
        self.replies.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::downgrade(&pulse));
        pulse
    }

    /// What is to be done with the connection.
    pub(super) fn verdict(&self, limits: &Limits) -> Verdict {
        self.verdict_at(self.now_ms(), limits)
    }

    fn verdict_at(&self, now_ms: u64, limits: &Limits) -> Verdict {
        let since = |ms: u64| Duration::from_millis(now_ms.saturating_sub(ms));
        let mut replies = self.replies.lock().unwrap_or_else(PoisonError::into_inner);
        replies.retain(|reply| reply.strong_count() > 0);
        let stalled = |pulse: Arc<Pulse>| since(pulse.at_ms.load(Ordering::Relaxed)) > limits.stall_max;
        if replies.iter().filter_map(Weak::upgrade).any(stalled) {
            return Verdict::Stalled;
        }
        let idle_for = since(self.idle_since_ms.load(Ordering::Relaxed));
        if self.requests.load(Ordering::Relaxed) == 0 {
            return if idle_for > limits.first_request_max { Verdict::Mute } else { Verdict::Keep };
        }
        let is_idle = self.open.load(Ordering::Acquire) == 0;
        if is_idle && idle_for > limits.idle_max { Verdict::Idle } else { Verdict::Keep }
    }

    fn now_ms(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// A request under way.
#[derive(Debug)]
pub(super) struct Open(Arc<Activity>);

impl Drop for Open {
    fn drop(&mut self) {
        // First the time, so that nobody sees an idle connection with the time of its last rest.
        self.0.idle_since_ms.store(self.0.now_ms(), Ordering::Relaxed);
        self.0.open.fetch_sub(1, Ordering::Release);
    }
}

/// A reply's sign of life: it beats each time that the peer has room for more.
#[derive(Debug)]
pub(super) struct Pulse {
    activity: Arc<Activity>,
    at_ms: AtomicU64,
}

impl Pulse {
    pub(super) fn beat(&self) {
        self.at_ms.store(self.activity.now_ms(), Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn idle_and_stalled_connections_are_told_from_used_ones() {
        let limits = Limits::default();
        let activity = Activity::begin();
        let verdict = |seconds: u64| activity.verdict_at(seconds * 1_000, &limits);
        assert_eq!((verdict(5), verdict(15)), (Verdict::Keep, Verdict::Mute), "no request came");
        let open = activity.open();
        assert_eq!(verdict(1_000), Verdict::Keep, "a request is under way");
        let pulse = activity.reply();
        pulse.beat();
        assert_eq!((verdict(55), verdict(65)), (Verdict::Keep, Verdict::Stalled), "the peer takes nothing");
        drop((pulse, open));
        assert_eq!((verdict(65), verdict(115), verdict(125)), (Verdict::Keep, Verdict::Keep, Verdict::Idle));
    }
}
