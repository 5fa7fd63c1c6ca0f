//! A business that stood alone is brought to a server.

use std::sync::Arc;

use comptoir_domain::Command as _;
use comptoir_domain::CommandId;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::OrganisationId;
use comptoir_domain::people::{DeviceClass, EnrolDevice};
use comptoir_domain::signature::PublicKey;
use comptoir_store::{PeerRole, Session, Store};
use comptoir_sync::enrolment::bring;
use comptoir_sync::node::{Node, NodeSettings};
use comptoir_sync::transport::DeviceKey;
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;
use uuid::Uuid;

use super::{PeerAt, answered_at, proven, until_even};
use crate::failure::Failure;

/// A business that was brought to a server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Connected {
    /// Which.
    pub organisation: OrganisationId,
    /// The server's address.
    pub address: String,
}

/// Brings the business to a server and waits until everything is there. Cut short, it may be asked again.
///
/// # Errors
/// `people.forbidden`, `sync.code_unknown`, `sync.not_the_peer` …
pub async fn connect(store: Arc<Store>, session: &Session, at: &PeerAt, code: &str) -> Result<Connected, Failure> {
    let (connected, key) = introduce(&store, session, at, code).await?;
    let node = Node::start(store, NodeSettings::default()).await?;
    let arrived = until_even(&node, key).await;
    node.stop().await;
    arrived?;
    Ok(connected)
}

/// Brings the business to a server: from then on its history goes there, to the peer with this key.
///
/// # Errors
/// As [`connect`].
pub(crate) async fn introduce(
    store: &Store,
    session: &Session,
    at: &PeerAt,
    code: &str,
) -> Result<(Connected, PublicKey), Failure> {
    let organisation = store.organisation()?.ok_or_else(|| Failure::new("device.not_open", json!({})))?;
    let client = at.client(&DeviceKey::from(&store.device_key()?))?;
    let server = bring(&client, code, organisation).await?;
    let address = answered_at(&client, at);
    take_in(store, session, server, &address)?;
    let key = proven(&client)?.into();
    store.keep_peer(key, &address, PeerRole::Server)?;
    Ok((Connected { organisation, address }, key))
}

/// The business takes the server in, before it gives it anything.
fn take_in(store: &Store, session: &Session, server: PublicKey, name: &str) -> Result<(), Failure> {
    if store.roster()?.iter().any(|known| known.key == server && !known.is_revoked) {
        return Ok(());
    }
    let key = Hash(server.0).to_hex();
    let enrol = EnrolDevice { key, name: name.to_owned(), class: DeviceClass::Server, store: None };
    let body = serde_json::to_value(enrol).map_err(comptoir_store::StoreError::from)?;
    store.execute(Some(session), CommandId(Uuid::now_v7()), EnrolDevice::NAME, body)?;
    Ok(())
}
