//! The business is brought to a server: its code once, then the whole history goes there by itself.

use comptoir_domain::people::Permission;
use serde::Deserialize;
use ts_rs::TS;

use super::ShellVerb;
use super::backup::require;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::network::{self, Connected, PeerAt};

/// Brings the business to a server.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct Connect {
    /// `host:port`.
    address: String,
    /// Four groups of four, as the server prints it.
    fingerprint: String,
    /// The code that the server prints, good once.
    code: String,
}

impl ShellVerb for Connect {
    const NAME: &'static str = "sync.connect";
    type Answer = Connected;

    fn call(self, desk: &Desk) -> Result<Connected, Failure> {
        require(desk, Permission::ManageDevices)?;
        let (store, session) = (desk.store()?, desk.signed_in()?);
        let at = PeerAt { address: self.address, fingerprint: self.fingerprint };
        let (asker, code) = (std::sync::Arc::clone(&store), self.code);
        let work = async move { network::introduce(&asker, &session, &at, &code).await };
        let (connected, _) = desk.network().run(work)?;
        desk.network().restart(Some(&store));
        Ok(connected)
    }
}
