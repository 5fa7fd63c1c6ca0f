//! How a device works.

use std::net::SocketAddr;
use std::time::Duration;

use comptoir_domain::signature::PublicKey;

use super::shop::ShopSettings;
use crate::transport::Limits;

/// How a device works.
#[derive(Clone, Debug)]
pub struct NodeSettings {
    /// Where it answers its peers; a device that only asks has no such address.
    pub listen: Option<SocketAddr>,
    /// How often it looks for what other processes wrote into the same database; never where there are none.
    pub look_every: Option<Duration>,
    /// How it finds the others of its store; a server, which stands in none, does not.
    pub shop: Option<ShopSettings>,
    /// The key of the door that answers for it and for other businesses, where there is one.
    pub door: Option<PublicKey>,
    /// The bounds in time of its network.
    pub limits: Limits,
}

impl Default for NodeSettings {
    fn default() -> Self {
        // A look reads one row: twenty a second cost a thousandth of a core, and nobody sees the wait.
        let look_every = Some(Duration::from_millis(50));
        Self { listen: None, look_every, shop: None, door: None, limits: Limits::default() }
    }
}
