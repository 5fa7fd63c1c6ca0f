//! Why a command is refused. One enum per context; here they meet, for the edge to turn into `{code, params}`.

use serde::Serialize;
use ts_rs::TS;

use crate::people::Permission;
use crate::{catalog, conflicts, customers, people, sales, stock, till};

/// A refusal of any context. It serialises to `{"code": "sales.empty", "params": {…}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each variant is documented by its type")]
pub enum Refusal {
    People(people::Refusal),
    Catalog(catalog::Refusal),
    Sales(sales::Refusal),
    Till(till::Refusal),
    Stock(stock::Refusal),
    Customers(customers::Refusal),
    Conflicts(conflicts::Refusal),
}

impl Refusal {
    /// The refusal of an actor who lacks `permission`.
    #[must_use]
    pub const fn forbidden(permission: Permission) -> Self {
        Self::People(people::Refusal::Forbidden { permission })
    }
}

macro_rules! from_context {
    ($($variant:ident($context:ident)),*) => {$(
        impl From<$context::Refusal> for Refusal {
            fn from(refusal: $context::Refusal) -> Self {
                Self::$variant(refusal)
            }
        }
    )*};
}
from_context!(
    People(people),
    Catalog(catalog),
    Sales(sales),
    Till(till),
    Stock(stock),
    Customers(customers),
    Conflicts(conflicts)
);
