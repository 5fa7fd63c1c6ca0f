//! What changes in the journal, for whoever waits for it: conversations, listeners, screens.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use comptoir_domain::hash::Hash;
use comptoir_store::{Store, StoreError};
use tokio::sync::{broadcast, watch};

use crate::message::digest;

/// What screens must ask again: `sales`, `stock` …
pub type Topics = BTreeSet<&'static str>;

/// Arrivals that a slow screen may miss before it must ask everything again.
const ARRIVALS_MAX: usize = 256;

/// Where the journal stands, and what came in from peers.
pub(super) struct Changes {
    position: watch::Sender<i64>,
    arrivals: broadcast::Sender<Topics>,
    /// The digest of all tips at a position: every listener wants the same.
    digest: Mutex<Option<(i64, Hash)>>,
}

impl Changes {
    pub(super) fn new(store: &Store) -> Result<Self, StoreError> {
        let position = watch::Sender::new(store.last_position()?);
        Ok(Self { position, arrivals: broadcast::Sender::new(ARRIVALS_MAX), digest: Mutex::new(None) })
    }

    /// Looks where the journal stands now; tells if that is elsewhere than before. True then.
    pub(super) fn notice(&self, store: &Store) -> Result<bool, StoreError> {
        let now = store.last_position()?;
        Ok(self.position.send_if_modified(|known| std::mem::replace(known, now) != now))
    }

    /// Tells screens what came in.
    pub(super) fn arrived(&self, topics: Topics) {
        // Nobody may be listening.
        let _ = self.arrivals.send(topics);
    }

    pub(super) fn position(&self) -> watch::Receiver<i64> {
        self.position.subscribe()
    }

    pub(super) fn arrivals(&self) -> broadcast::Receiver<Topics> {
        self.arrivals.subscribe()
    }

    /// The digest of what is held.
    pub(super) fn digest(&self, store: &Store) -> Result<Hash, StoreError> {
        // Read first: what is stored meanwhile makes the digest newer than its position, and it is made again.
        let position = store.last_position()?;
        if let Some((known, digest)) = *self.digest.lock().unwrap_or_else(PoisonError::into_inner)
            && known == position
        {
            return Ok(digest);
        }
        let digest = digest(&store.tips()?);
        *self.digest.lock().unwrap_or_else(PoisonError::into_inner) = Some((position, digest));
        Ok(digest)
    }
}
