//! Which devices hear hints from this one: those that are there now.

use std::sync::Arc;

use comptoir_domain::signature::PublicKey;
use tokio::sync::watch;

/// The devices that listen, each as often as it does: one that comes back may be there twice for a moment.
pub(super) struct Listeners(watch::Sender<Vec<PublicKey>>);

impl Default for Listeners {
    fn default() -> Self {
        Self(watch::Sender::new(Vec::new()))
    }
}

impl Listeners {
    /// Notes one, until the guard is dropped.
    pub(super) fn note(self: &Arc<Self>, listener: PublicKey) -> Listener {
        self.0.send_modify(|present| present.push(listener));
        Listener { listeners: Arc::clone(self), listener }
    }

    pub(super) fn watch(&self) -> watch::Receiver<Vec<PublicKey>> {
        self.0.subscribe()
    }
}

/// A device that is there.
pub(super) struct Listener {
    listeners: Arc<Listeners>,
    listener: PublicKey,
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.listeners.0.send_modify(|present| {
            if let Some(index) = present.iter().position(|one| *one == self.listener) {
                present.swap_remove(index);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_there_until_its_last_stream_ends() {
        let listeners = Arc::new(Listeners::default());
        let seen = listeners.watch();
        let (first, second) = (listeners.note(PublicKey([1; 32])), listeners.note(PublicKey([1; 32])));
        drop(first);
        assert_eq!(*seen.borrow(), [PublicKey([1; 32])]);
        drop(second);
        assert!(seen.borrow().is_empty());
    }
}
