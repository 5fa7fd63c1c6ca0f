//! Talking to another computer of the business from now on: the relay of the shop, where it is not found by itself.

use comptoir_store::{PeerRecord, PeerRole, Store};
use comptoir_sync::node::Verb;
use comptoir_sync::transport::DeviceKey;
use serde_json::json;

use super::{PeerAt, answered_at, proven};
use crate::failure::Failure;

/// Keeps a computer of the business as a peer, once it has shown that it is one.
///
/// # Errors
/// `sync.not_the_peer`, `sync.not_admitted`, `sync.business_unknown` …
pub async fn add_peer(store: &Store, at: &PeerAt) -> Result<PeerRecord, Failure> {
    let organisation = store.organisation()?.ok_or_else(|| Failure::new("device.not_open", json!({})))?;
    let client = at.client(&DeviceKey::from(&store.device_key()?))?;
    // An empty question: the answer shows that it holds this business and knows this computer.
    client.ask(&Verb::Exchange.path(organisation), Vec::new().into()).await?;
    let key = comptoir_domain::signature::PublicKey::from(proven(&client)?);
    let is_of_the_business = store.roster()?.iter().any(|known| known.key == key && !known.is_revoked);
    let role = if is_of_the_business { PeerRole::Relay } else { PeerRole::Server };
    Ok(store.keep_peer(key, &answered_at(&client, at), role)?)
}
