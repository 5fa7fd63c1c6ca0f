//! A device at work: it answers its peers, talks to them, and notices what changes, whoever wrote it.
//!
//! Read in this order: [`Node`], [`SyncService`] (what it answers), [`PeerTask`] (what it asks). The engine's rules are in
//! [`link`](crate::link) and [`answer`](mod@crate::answer); here are threads, time and the network.

mod changes;
mod error;
mod exchange;
mod hearing;
mod hint;
mod joining;
mod leases;
mod listeners;
mod node_journal;
mod pace;
mod peer_status;
mod peer_task;
mod roster;
mod service;
mod settings;
mod shared;
mod shop;
mod take_in_device;
mod talks;
mod tries;
mod work;

pub use self::changes::Topics;
pub use self::error::NodeError;
pub use self::hint::{Hint, Listen};
pub use self::joining::{note_joining, organisation};
pub use self::leases::{ClaimStanding, Claims};
pub use self::peer_status::{PeerStatus, Trouble};
pub use self::peer_task::PeerTask;
pub use self::roster::{Membership, Roster, brought_by, note_brought_by};
pub use self::service::{SyncService, Verb, key_of};
pub use self::settings::NodeSettings;
pub use self::shared::{SharedJournal, SharedUnavailable, TakenIn, Work};
pub use self::shop::{Relay, RelayPart, ShopSettings};
pub use self::tries::{PER_ADDRESS_MAX, PER_DEVICE_MAX, Tries, network};
pub use self::work::Node;
