//! Which business a database is of, or waits for.

use comptoir_domain::ids::OrganisationId;
use comptoir_store::{Store, StoreError};

/// The setting that keeps which business this device joins, until its journal says so.
const JOINING: &str = "joining";

/// The business of a database: the one that it holds, or the one that it waits for.
///
/// # Errors
/// What the database answers.
pub fn organisation(store: &Store) -> Result<Option<OrganisationId>, StoreError> {
    match store.organisation()? {
        Some(organisation) => Ok(Some(organisation)),
        None => Ok(store.device_setting(JOINING)?.and_then(|text| text.parse().ok())),
    }
}

/// Notes which business an empty database waits for.
///
/// # Errors
/// What the database answers.
pub fn note_joining(store: &Store, organisation: OrganisationId) -> Result<(), StoreError> {
    store.set_device_setting(JOINING, &organisation.to_string())
}
