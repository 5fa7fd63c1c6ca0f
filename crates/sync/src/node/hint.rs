//! Hints: a stream of small frames by which a device says that its journal has changed, so that nobody need ask in vain, and who
//! holds which leases.

use std::sync::Arc;

use bytes::Bytes;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::StoreId;
use comptoir_domain::signature::PublicKey;
use minicbor::{Decode, Encode};

use super::roster::Membership;
use super::service::Parts;
use crate::enrolment::encode;
use crate::lease::Leases;
use crate::transport::{FrameSender, FrameStream, frame_stream};

/// What a listener wants to hear beside the digest. An empty body wants nothing more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Listen {
    /// The leases of this store.
    #[n(0)]
    pub store: Option<StoreId>,
}

/// Says what a device holds now. Whoever holds the same has nothing to ask.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Hint {
    /// The digest of its tips.
    #[n(0)]
    pub holds: Hash,
    /// The leases of the listener's store, as far as this device is their home.
    #[n(1)]
    pub leases: Option<Leases>,
}

/// Begins a stream for a listener: a hint at once, and one whenever the journal or a lease changes.
pub(super) fn listen(parts: &Arc<Parts>, listener: PublicKey, body: &Bytes) -> FrameStream {
    // A hint makes those before it worthless: one waits at most.
    let (sender, stream) = frame_stream(1);
    let task_parts = Arc::clone(parts);
    let Listen { store } = minicbor::decode(body).unwrap_or_default();
    parts.tasks.spawn(async move { tell(&task_parts, listener, store, sender).await });
    stream
}

async fn tell(parts: &Arc<Parts>, listener: PublicKey, store: Option<StoreId>, sender: FrameSender) {
    let _present = parts.listeners.note(listener);
    let (mut position, mut leases) = (parts.changes.position(), parts.leases.watch());
    loop {
        position.mark_unchanged();
        leases.mark_unchanged();
        let Some(holds) = parts.digest().await else { return };
        let hint = Hint { holds, leases: store.map(|store| parts.leases.of(store, parts.moment())) };
        if sender.send(encode(&hint)).await.is_err() {
            return;
        }
        tokio::select! {
            changed = position.changed() => if changed.is_err() { return },
            changed = leases.changed() => if changed.is_err() { return },
            () = sender.gone() => return,
            () = parts.stopping.cancelled() => {
                let _ = sender.finish().await;
                return;
            }
        }
        // The transport asks at each heartbeat who may talk at all; what one that was shut out may hear is asked here.
        if parts.roster.membership(&listener) != Some(Membership::Enrolled) {
            return;
        }
    }
}
