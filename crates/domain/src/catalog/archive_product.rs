//! Taking a product off sale, and putting it back. Nothing that was sold is ever deleted.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::{ProductDescribed, ProductFields};
use crate::command::command;
use crate::ids::ProductId;
use crate::people::Permission;

/// Takes a product off sale (archives it), or puts it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetProductActive {
    /// Which product.
    pub product: ProductId,
    /// On sale.
    pub active: bool,
}

command!(SetProductActive, "catalog.set_product_active", Some(Permission::EditCatalog), ());

impl SetProductActive {
    /// Decides: always possible, either way.
    #[must_use]
    pub fn decide(&self) -> ProductDescribed {
        ProductDescribed { fields: ProductFields::default(), active: Some(self.active) }
    }
}
