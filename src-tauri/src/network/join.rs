//! This computer joins a business: with a code, at any device that holds the invitation.

use std::sync::Arc;

use comptoir_domain::ids::{DeviceId, OrganisationId, StoreId};
use comptoir_domain::people::DeviceClass;
use comptoir_store::{PeerRole, Store};
use comptoir_sync::enrolment::enrol;
use comptoir_sync::node::{Node, NodeSettings, note_joining};
use comptoir_sync::transport::DeviceKey;
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

use super::{PeerAt, proven, until_even};
use crate::failure::Failure;

/// A business that was joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Joined {
    /// Which.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// This computer.
    pub device: DeviceId,
    /// The name that it was given.
    pub name: String,
    /// What it is used for.
    pub class: DeviceClass,
    /// Where it stands.
    pub store: Option<StoreId>,
}

/// Joins a business and waits until everything is here. Cut short, it may be asked again with the same code.
///
/// # Errors
/// `people.already_founded`, `sync.code_unknown`, `sync.not_the_peer` …
pub async fn join(store: Arc<Store>, at: &PeerAt, code: &str) -> Result<Joined, Failure> {
    if store.is_founded()? {
        return Err(Failure::new("people.already_founded", json!({})));
    }
    let client = at.client(&DeviceKey::from(&store.device_key()?))?;
    let welcome = enrol(&client, code).await?;
    let key = proven(&client)?.into();
    note_joining(&store, welcome.organisation)?;
    // A server shows a key of its own and signs with another for each business; a computer of the shop has one for both.
    let is_relay = comptoir_domain::signature::PublicKey::device(&key) == welcome.host;
    store.keep_peer(key, &at.address, if is_relay { PeerRole::Relay } else { PeerRole::Server })?;
    let node = Node::start(store, NodeSettings::default()).await?;
    let arrived = until_even(&node, key).await;
    node.stop().await;
    arrived?;
    Ok(Joined {
        organisation: welcome.organisation,
        organisation_name: welcome.organisation_name,
        device: welcome.device,
        name: welcome.name,
        class: welcome.class,
        store: welcome.store,
    })
}
