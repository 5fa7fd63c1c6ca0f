//! The history of a business that this computer has joined, while it comes. It is noted in the database until all of it is here,
//! so that it goes on after a restart, and nobody works on half of it.

use std::sync::Weak;

use comptoir_store::Store;
use comptoir_sync::node::PeerStatus;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::Joined;
use crate::failure::Failure;
use crate::news::News;

/// The setting that keeps it; empty or absent once everything is here.
const SETTING: &str = "arriving";

/// A history that is on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Arriving {
    /// What was joined.
    pub(crate) joined: Joined,
    /// Somebody stopped it, until somebody resumes it.
    pub(crate) is_stopped: bool,
}

/// The history that is on its way, if one is.
pub(crate) fn read(store: &Store) -> Result<Option<Arriving>, Failure> {
    let text = store.device_setting(SETTING)?.filter(|text| !text.is_empty());
    let read = text.map(|text| serde_json::from_str(&text)).transpose();
    Ok(read.map_err(comptoir_store::StoreError::from)?)
}

/// Notes that a history is on its way.
pub(super) fn begin(store: &Store, joined: &Joined) -> Result<(), Failure> {
    keep(store, &Arriving { joined: joined.clone(), is_stopped: false })
}

/// Stops it, or lets it go on.
pub(crate) fn set_stopped(store: &Store, is_stopped: bool) -> Result<(), Failure> {
    match read(store)? {
        Some(arriving) => keep(store, &Arriving { is_stopped, ..arriving }),
        None => Ok(()),
    }
}

/// Notes that everything is here.
pub(super) fn end(store: &Store) -> Result<(), Failure> {
    Ok(store.set_device_setting(SETTING, "")?)
}

fn keep(store: &Store, arriving: &Arriving) -> Result<(), Failure> {
    let text = serde_json::to_string(arriving).map_err(comptoir_store::StoreError::from)?;
    Ok(store.set_device_setting(SETTING, &text)?)
}

/// Notes that everything is here as soon as a peer and this computer hold the same. Everything on the screens is other then.
pub(super) async fn end_once_even(store: Weak<Store>, mut status: watch::Receiver<PeerStatus>, news: News) {
    if status.wait_for(|status| status.standing.is_even).await.is_err() {
        return;
    }
    let Some(store) = Weak::upgrade(&store) else { return };
    // One that the database could not note now is noted after the next start.
    let ended = tokio::task::spawn_blocking(move || end(&store)).await;
    if matches!(ended, Ok(Ok(()))) {
        news.tell(&["*"]);
    }
}

/// True when a history is on its way that nobody stopped.
pub(super) fn is_under_way(store: &Store) -> Result<bool, Failure> {
    Ok(read(store)?.is_some_and(|arriving| !arriving.is_stopped))
}
