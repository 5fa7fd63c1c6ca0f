//! Codes with which businesses are brought, and how often one may be wrong: for one server in its folder and memory, for several
//! instances on PostgreSQL.

use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

use comptoir_domain::ids::OrganisationId;
use comptoir_domain::signature::PublicKey;
use comptoir_store::{Clock as _, SystemClock};
use comptoir_sync::node::Tries;

use crate::business_codes::{BusinessCodes, VALID_MS};
use crate::businesses::Businesses;
use crate::failure::Failure;
use crate::postgres::{Database, PostgresError};

/// Where codes and tries are kept.
pub(crate) enum Codes {
    /// By the one server.
    Own(BusinessCodes, Tries),
    /// By all instances together.
    Shared(Arc<Database>),
}

impl Codes {
    pub(crate) fn open(data: &Path, database: Option<&Arc<Database>>) -> Result<Self, Failure> {
        Ok(match database {
            Some(database) => Self::Shared(Arc::clone(database)),
            None => Self::Own(BusinessCodes::open(data)?, Tries::default()),
        })
    }

    /// Gives a code out.
    pub(crate) async fn issue(&self) -> Result<String, Failure> {
        match self {
            Self::Own(codes, _) => codes.issue(SystemClock.now()),
            Self::Shared(database) => Ok(database.issue_code(SystemClock.now(), VALID_MS).await?),
        }
    }

    /// Counts a try before the code is looked at. False when there were too many.
    pub(crate) async fn begin_try(&self, device: PublicKey, address: IpAddr) -> Result<bool, PostgresError> {
        match self {
            Self::Own(_, tries) => Ok(tries.begin(device, address)),
            Self::Shared(database) => database.begin_try(device, address).await,
        }
    }

    /// The code was right: the try does not count.
    pub(crate) async fn was_right(&self, device: PublicKey, address: IpAddr) {
        match self {
            Self::Own(_, tries) => tries.was_right(device, address),
            Self::Shared(database) => {
                if let Err(error) = database.was_right(device, address).await {
                    tracing::warn!(%error, "a right code still counts as a try");
                }
            }
        }
    }

    /// Makes room for a business, using up the code that `by` came with. `None` where the code is not good.
    pub(crate) async fn bring(
        self: &Arc<Self>,
        businesses: &Arc<Businesses>,
        organisation: OrganisationId,
        by: PublicKey,
        typed: String,
    ) -> Result<Option<PublicKey>, Failure> {
        if let Self::Shared(database) = &**self {
            let made = database.bring(organisation, by, typed, SystemClock.now()).await?;
            businesses.forget(by);
            return Ok(made);
        }
        let (codes, businesses) = (Arc::clone(self), Arc::clone(businesses));
        let making = tokio::task::spawn_blocking(move || codes.make_own(&businesses, organisation, by, &typed)).await;
        making.unwrap_or_else(|error| Err(Failure::Business(error.to_string())))
    }

    fn make_own(
        &self,
        businesses: &Businesses,
        organisation: OrganisationId,
        by: PublicKey,
        typed: &str,
    ) -> Result<Option<PublicKey>, Failure> {
        let Self::Own(codes, _) = self else { return Ok(None) };
        let Some(code) = codes.find(typed, SystemClock.now())? else { return Ok(None) };
        // Used first: two businesses never come with one code, and the same device may ask for its own again.
        if !code.consume() {
            return Ok(None);
        }
        businesses.make(organisation, by).map(Some)
    }
}
