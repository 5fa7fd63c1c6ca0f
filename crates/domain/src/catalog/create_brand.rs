//! Entering a make.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::{BrandDescribed, Refusal};
use crate::command::command;
use crate::ids::BrandId;
use crate::people::Permission;

/// Enters a make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateBrand {
    /// Its name.
    pub name: String,
}

command!(CreateBrand, "catalog.create_brand", Some(Permission::EditCatalog), BrandId);

impl CreateBrand {
    /// Decides.
    ///
    /// # Errors
    /// When the name is empty or too long.
    pub fn decide(&self) -> Result<BrandDescribed, Refusal> {
        super::create_category::named(&self.name).map(|name| BrandDescribed { name })
    }
}
