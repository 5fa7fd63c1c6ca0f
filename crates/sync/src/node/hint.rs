//! Hints: a stream of small frames by which a device says that its journal has changed, so that nobody need ask in vain.

use std::sync::Arc;

use comptoir_domain::hash::Hash;
use comptoir_domain::signature::PublicKey;
use minicbor::{Decode, Encode};

use super::roster::Membership;
use super::service::Parts;
use crate::enrolment::encode;
use crate::transport::{FrameSender, FrameStream, frame_stream};

/// Says what a device holds now. Whoever holds the same has nothing to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Hint {
    /// The digest of its tips.
    #[n(0)]
    pub holds: Hash,
}

/// Begins a stream for a listener: a hint at once, and one whenever the journal changes.
pub(super) fn listen(parts: &Arc<Parts>, listener: PublicKey) -> FrameStream {
    // A hint makes those before it worthless: one waits at most.
    let (sender, stream) = frame_stream(1);
    let task_parts = Arc::clone(parts);
    parts.tasks.spawn(async move { tell(&task_parts, listener, sender).await });
    stream
}

async fn tell(parts: &Arc<Parts>, listener: PublicKey, sender: FrameSender) {
    let _present = parts.listeners.note(listener);
    let mut position = parts.changes.position();
    loop {
        position.mark_unchanged();
        let Some(holds) = parts.digest().await else { return };
        if sender.send(encode(&Hint { holds })).await.is_err() {
            return;
        }
        tokio::select! {
            changed = position.changed() => if changed.is_err() { return },
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
