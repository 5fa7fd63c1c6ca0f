//! Where businesses' journals are kept: each in a database of its own in a folder, or all on PostgreSQL, with replicas in the folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use comptoir_domain::ids::OrganisationId;
use comptoir_store::{DatabaseKey, Store, StoreError};
use comptoir_sync::node::{Node, NodeSettings, note_brought_by, note_joining};
use tracing::warn;

use crate::failure::Failure;
use crate::host_keys::HostKeys;
use crate::metrics::Metrics;
use crate::postgres::{Brought, Database, PostgresError, PostgresJournal};

/// Where journals are kept.
#[derive(Clone)]
pub(crate) enum Keep {
    /// In a folder of this computer.
    Folder(PathBuf),
    /// On PostgreSQL; the folder is for replicas, which may be thrown away.
    Postgres(Arc<Database>, PathBuf),
}

/// A business at work.
#[derive(Clone)]
pub(crate) struct AtWork {
    pub(crate) node: Arc<Node>,
    /// The journal of which its database is a replica.
    pub(crate) shared: Option<Arc<PostgresJournal>>,
}

impl Keep {
    /// The folder of a business.
    pub(crate) fn directory(&self, organisation: OrganisationId) -> PathBuf {
        match self {
            Self::Folder(folder) | Self::Postgres(_, folder) => folder.join(organisation.to_string()),
        }
    }

    /// Opens a business.
    pub(crate) async fn open(
        &self,
        organisation: OrganisationId,
        keys: &HostKeys,
        metrics: &Arc<Metrics>,
    ) -> Result<AtWork, Failure> {
        let (directory, key) = (self.directory(organisation), keys.database(organisation));
        // No other process writes into the databases of a server.
        let door = Some(keys.host().public().into());
        let settings = NodeSettings { look_every: None, door, ..NodeSettings::default() };
        match self {
            Self::Folder(_) => {
                let store = blocking(move || Store::open(&directory, &key)).await?;
                Ok(AtWork { node: Arc::new(Node::start(Arc::new(store), settings).await?), shared: None })
            }
            Self::Postgres(database, _) => {
                let unknown = || PostgresError::Damaged(format!("{organisation} is not held"));
                let brought = database.organisation(organisation).await?.ok_or_else(unknown)?;
                let replica = blocking(move || replica(&directory, &key, organisation, &brought)).await?;
                let replica = Arc::new(replica);
                let (database, metrics) = (Arc::clone(database), Arc::clone(metrics));
                let journal = PostgresJournal::new(organisation, database, Arc::clone(&replica), metrics)?;
                let shared = Arc::new(journal);
                let node = Node::start_shared(replica, settings, Arc::clone(&shared) as _).await?;
                Ok(AtWork { node: Arc::new(node), shared: Some(shared) })
            }
        }
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(StoreError::Unavailable(error.to_string())))
}

/// Opens the replica of a business. One that cannot be opened is thrown away: all of it is on PostgreSQL.
fn replica(
    directory: &Path,
    key: &DatabaseKey,
    organisation: OrganisationId,
    brought: &Brought,
) -> Result<Store, StoreError> {
    let open = || Store::open_replica(directory, key, &brought.device);
    let store = open().or_else(|error| {
        warn!(%organisation, %error, "the replica is made anew");
        let file_error = |source| StoreError::File { path: directory.display().to_string(), source };
        std::fs::remove_dir_all(directory).map_err(file_error)?;
        open()
    })?;
    if store.organisation()?.is_none() {
        note_joining(&store, organisation)?;
        note_brought_by(&store, brought.by)?;
    }
    Ok(store)
}
