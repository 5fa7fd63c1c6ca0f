//! Whom this computer talks to: one more, or one fewer.

use comptoir_domain::fingerprint::Fingerprint;
use comptoir_domain::people::Permission;
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

use super::ShellVerb;
use super::backup::require;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::network::{self, PeerAt};

/// Talks to another computer of the business from now on.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct AddPeer {
    /// `host:port`, or several of them with spaces between.
    address: String,
    /// Four groups of four.
    fingerprint: String,
}

impl ShellVerb for AddPeer {
    const NAME: &'static str = "sync.add_peer";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        require(desk, Permission::ManageDevices)?;
        let store = desk.store()?;
        let at = PeerAt { address: self.address, fingerprint: self.fingerprint };
        let asker = std::sync::Arc::clone(&store);
        desk.network().run(async move { network::add_peer(&asker, &at).await })?;
        desk.network().restart(Some(&store));
        Ok(())
    }
}

/// Talks to a peer no longer. What it holds it keeps; what both recorded since reaches each other by other ways, or not.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ForgetPeer {
    /// Of the peer.
    fingerprint: String,
}

impl ShellVerb for ForgetPeer {
    const NAME: &'static str = "sync.forget_peer";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        require(desk, Permission::ManageDevices)?;
        let store = desk.store()?;
        let peers = store.peers()?;
        let named = peers.into_iter().find(|peer| Fingerprint::of(&peer.key).to_string() == self.fingerprint);
        let peer = named.ok_or_else(|| Failure::new("sync.peer_unknown", json!({})))?;
        store.forget_peer(peer.key)?;
        desk.network().restart(Some(&store));
        Ok(())
    }
}
