//! Waiting until a peer and this computer hold the same.

use std::time::Duration;

use comptoir_domain::signature::PublicKey;
use comptoir_sync::message::Decline;
use comptoir_sync::node::{Node, PeerStatus, Trouble};
use serde_json::json;
use tokio::time::timeout;

use super::of_trouble;
use super::standing::decline_code;
use crate::failure::Failure;

/// Nothing new for so long: it will not come by waiting.
const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until the peer with this key holds what this computer holds.
///
/// # Errors
/// Why it does not come to that: `sync.unreachable`, `sync.not_admitted` …
pub async fn until_even(node: &Node, key: PublicKey) -> Result<(), Failure> {
    let peers = node.peers();
    let Some((_, mut status)) = peers.into_iter().find(|(peer, _)| peer.key == key) else {
        return Err(Failure::incident("sync.other", "the peer is not talked to"));
    };
    loop {
        let now = status.borrow_and_update().clone();
        if now.standing.is_even {
            return Ok(());
        }
        if let Some(failure) = lasting(&now) {
            return Err(failure);
        }
        if timeout(PATIENCE, status.changed()).await.is_err() {
            let stuck = now.trouble.as_ref().map(of_trouble);
            return Err(stuck.unwrap_or_else(|| Failure::new("sync.no_progress", json!({}))));
        }
    }
}

/// What does not pass by itself. A peer that is away gets a few tries.
fn lasting(status: &PeerStatus) -> Option<Failure> {
    match (&status.trouble, status.standing.declined) {
        (Some(trouble @ (Trouble::NotThePeer { .. } | Trouble::NotAdmitted | Trouble::BusinessUnknown)), _) => {
            Some(of_trouble(trouble))
        }
        (Some(trouble), _) if status.standing.failures >= 5 => Some(of_trouble(trouble)),
        (_, Some(decline)) if decline != Decline::Unavailable => {
            Some(Failure::new(&format!("sync.{}", decline_code(decline)), json!({})))
        }
        _ => None,
    }
}
