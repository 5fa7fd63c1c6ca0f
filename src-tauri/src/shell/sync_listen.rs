//! Serving the shop's network, or no longer.

use comptoir_domain::people::Permission;
use serde::Deserialize;
use ts_rs::TS;

use super::ShellVerb;
use super::backup::require;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::network::relay;

/// Says whether this computer answers the others of the shop.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct Listen {
    is_relay: bool,
    /// Where; every network of this computer when absent.
    #[serde(default)]
    #[ts(optional)]
    address: Option<String>,
}

impl ShellVerb for Listen {
    const NAME: &'static str = "sync.listen";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        require(desk, Permission::ManageDevices)?;
        let store = desk.store()?;
        let address = self.address.as_deref().unwrap_or(relay::LISTEN_DEFAULT);
        relay::set_listening(&store, self.is_relay.then_some(address))?;
        desk.network().restart(Some(&store));
        Ok(())
    }
}
