//! This computer joins a business: with a code, at any device that holds the invitation.

use std::sync::Arc;

use comptoir_domain::ids::{DeviceId, OrganisationId, StoreId};
use comptoir_domain::people::DeviceClass;
use comptoir_domain::signature::PublicKey;
use comptoir_store::{PeerRole, Store};
use comptoir_sync::enrolment::enrol;
use comptoir_sync::node::{Node, NodeSettings, note_joining};
use comptoir_sync::transport::DeviceKey;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::{PeerAt, answered_at, arriving, proven, until_even};
use crate::failure::Failure;

/// A business that was joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    let (joined, key) = ask_in(&store, at, code).await?;
    let node = Node::start(Arc::clone(&store), NodeSettings::default()).await?;
    let arrived = until_even(&node, key).await;
    node.stop().await;
    arrived?;
    arriving::end(&store)?;
    Ok(joined)
}

/// Asks to be taken in. From then on the history is on its way, from the peer with this key.
///
/// # Errors
/// As [`join`].
pub(crate) async fn ask_in(store: &Store, at: &PeerAt, code: &str) -> Result<(Joined, PublicKey), Failure> {
    if store.is_founded()? && arriving::read(store)?.is_none() {
        return Err(Failure::new("people.already_founded", json!({})));
    }
    let client = at.client(&DeviceKey::from(&store.device_key()?))?;
    let welcome = enrol(&client, code).await?;
    let key = proven(&client)?.into();
    // A server shows a key of its own and signs with another for each business; a computer of the shop has one for both.
    let is_relay = PublicKey::device(&key) == welcome.host;
    let joined = Joined {
        organisation: welcome.organisation,
        organisation_name: welcome.organisation_name,
        device: welcome.device,
        name: welcome.name,
        class: welcome.class,
        store: welcome.store,
    };
    // The peer last: with it, whoever opens this database goes on.
    note_joining(store, joined.organisation)?;
    arriving::begin(store, &joined)?;
    let role = if is_relay { PeerRole::Relay } else { PeerRole::Server };
    store.keep_peer(key, &answered_at(&client, at), role)?;
    Ok((joined, key))
}
