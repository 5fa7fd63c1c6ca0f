//! Changing a product's fields.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::create_product::{Taken, check};
use crate::catalog::{Product, ProductDescribed, ProductFields, Refusal};
use crate::command::command;
use crate::ids::ProductId;
use crate::people::Permission;

/// Changes some fields of a product; sales already made keep theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeProduct {
    /// Which product.
    pub product: ProductId,
    /// What to change; absent fields stay.
    pub fields: ProductFields,
}

command!(ChangeProduct, "catalog.change_product", Some(Permission::EditCatalog), ());

impl ChangeProduct {
    /// Decides. `product` is as it stands.
    ///
    /// # Errors
    /// The field that is wrong or taken by another product.
    pub fn decide(&self, product: &Product, taken: &Taken) -> Result<ProductDescribed, Refusal> {
        check(&self.fields, taken, product)
    }
}
