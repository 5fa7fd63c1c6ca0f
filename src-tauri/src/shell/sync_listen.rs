//! What this computer is to the others of its shop.

use comptoir_domain::people::Permission;
use serde::Deserialize;
use ts_rs::TS;

use super::ShellVerb;
use super::backup::require;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::network::relay::RelaySetting;

/// Says what this computer is to the others of its shop from now on.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct Listen {
    setting: RelaySetting,
    /// Where it answers; every network of this computer when absent.
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
        self.setting.keep(&store, self.address.as_deref())?;
        desk.network().restart(Some(&store));
        Ok(())
    }
}
