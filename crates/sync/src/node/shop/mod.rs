//! The devices of one store on their own network: they find each other, agree on a relay, and talk to it.

mod election;
mod neighbourhood;
mod shop_task;

use std::net::SocketAddr;
use std::sync::Arc;

use comptoir_domain::signature::PublicKey;

pub(super) use self::shop_task::{ShopTask, answers};
use crate::transport::discovery::Discovery;

/// What a device may be to the others of its store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RelayPart {
    /// Somebody chose it: while it is there, it is the relay.
    Always,
    /// It is the relay when no better one is there.
    #[default]
    Automatic,
    /// It never is.
    Never,
}

/// How a device finds the others of its store.
#[derive(Clone, Default)]
pub struct ShopSettings {
    /// What it may be to them.
    pub part: RelayPart,
    /// How it finds them, and they it; without, only those that are kept as peers are known.
    pub discovery: Option<Arc<dyn Discovery>>,
}

impl std::fmt::Debug for ShopSettings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let finds = self.discovery.is_some();
        formatter.debug_struct("ShopSettings").field("part", &self.part).field("finds", &finds).finish()
    }
}

/// Who the relay of the store is, as this device sees it now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relay {
    /// No device that can be the relay answers.
    #[default]
    Nobody,
    /// This device.
    Here,
    /// Another one.
    There(PublicKey),
}

/// Another device of the store, as it was last seen.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Neighbour {
    addresses: Vec<SocketAddr>,
    /// Somebody chose it as the relay.
    is_chosen: bool,
    /// It announces itself now; else it is known from before.
    is_announced: bool,
}
