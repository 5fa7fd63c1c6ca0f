//! Questions of the screens: read from the reading connection, bounded, never the whole of a table.

use comptoir_domain::Refusal;
use comptoir_domain::context::Actor;
use comptoir_domain::people::{self, Permission};
use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

use crate::error::{ExecuteError, StoreError};
use crate::people::{load_grants, session::Session};
use crate::store::Store;
use crate::{catalog, conflicts, customers, people as people_rows, sales, stock, till};

/// A question of a screen.
pub(crate) trait Query: DeserializeOwned + TS {
    /// Its public name.
    const NAME: &'static str;
    /// What its author needs; `None` where signing in is enough.
    const PERMISSION: Option<Permission>;
    /// What it answers.
    type Answer: Serialize + TS;
    /// Answers it.
    fn answer(self, asked: &Asked<'_>) -> Result<Self::Answer, ExecuteError>;
}

/// Who asks, when, and where the rows are.
pub(crate) struct Asked<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) actor: Actor,
    pub(crate) now: comptoir_domain::Timestamp,
}

macro_rules! queries {
    ($($query:ty),* $(,)?) => {
        /// The names of all queries, in the order of their contexts.
        #[must_use]
        pub fn query_names() -> Vec<&'static str> {
            vec![$(<$query as Query>::NAME,)*]
        }

        fn dispatch(name: &str, body: Value, asked: &Asked<'_>) -> Result<Value, ExecuteError> {
            $(if name == <$query as Query>::NAME {
                if let Some(permission) = <$query as Query>::PERMISSION
                    && !asked.actor.grants.allow_somewhere(permission)
                {
                    return Err(Refusal::forbidden(permission).into());
                }
                let query: $query = serde_json::from_value(body).map_err(|error| ExecuteError::BadBody(error.to_string()))?;
                return serde_json::to_value(query.answer(asked)?).map_err(|error| StoreError::from(error).into());
            })*
            Err(ExecuteError::Unknown(name.to_owned()))
        }

        /// Adds every query to the contract.
        pub(crate) fn describe(contract: &mut crate::contract::Contract) {
            $(contract.add::<$query, <$query as Query>::Answer>("Queries", <$query as Query>::NAME);)*
        }
    };
}

queries!(
    people_rows::queries::CurrentPlace,
    people_rows::queries::ListStores,
    people_rows::queries::ListUsers,
    people_rows::queries::ListRoles,
    people_rows::devices::ListDevices,
    people_rows::quarantined_runs::ListQuarantinedRuns,
    people_rows::registers::ListRegisters,
    people_rows::audit::ReadAudit,
    catalog::queries::SearchProducts,
    catalog::queries::ListProducts,
    catalog::queries::ReadProduct,
    catalog::queries::ReadImage,
    catalog::queries::ListCategories,
    catalog::queries::ListBrands,
    customers::queries::SearchCustomers,
    customers::queries::ReadCustomer,
    customers::queries::ReadCredit,
    sales::queries::CurrentDraft,
    sales::queries::ListParked,
    sales::queries::ListSales,
    sales::queries::ReadSale,
    sales::queries::ReadSlip,
    sales::queries::ListHolders,
    till::queries::ReadQueue,
    till::queries::CurrentShift,
    till::queries::ListShifts,
    till::queries::ReadShift,
    stock::queries::ListLevels,
    stock::queries::ListMovements,
    stock::queries::ReadSerial,
    conflicts::queries::ListConflicts,
    conflicts::queries::CountConflicts,
    conflicts::queries::ReadConflict,
);

impl Store {
    /// Answers a query of the person signed in.
    ///
    /// # Errors
    /// [`ExecuteError`].
    pub fn query(&self, session: &Session, name: &str, body: Value) -> Result<Value, ExecuteError> {
        let reader = self.reader();
        let grants = load_grants(&reader, session.user)?;
        let asked = Asked { connection: &reader, actor: Actor { user: session.user, grants }, now: self.clock.now() };
        dispatch(name, body, &asked)
    }
}

impl Asked<'_> {
    /// Refuses when the asker lacks `permission` in `store`.
    pub(crate) fn require(
        &self,
        permission: Permission,
        store: comptoir_domain::ids::StoreId,
    ) -> Result<(), ExecuteError> {
        if self.actor.may(permission, store) { Ok(()) } else { Err(people::Refusal::Forbidden { permission }.into()) }
    }

    /// The store at which this device sells.
    pub(crate) fn store(&self) -> Result<comptoir_domain::ids::StoreId, ExecuteError> {
        Ok(people_rows::device_store(self.connection)?.ok_or(people::Refusal::RegisterUnknown)?)
    }
}
