//! Making a category.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::events::Parent;
use crate::catalog::{CategoryDescribed, Refusal};
use crate::command::command;
use crate::ids::CategoryId;
use crate::people::Permission;

/// Makes a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateCategory {
    /// Its name.
    pub name: String,
    /// The category above it; at the top when absent.
    #[serde(default)]
    #[ts(optional)]
    pub parent: Option<CategoryId>,
    /// The name of its icon.
    #[serde(default)]
    pub icon: String,
}

command!(CreateCategory, "catalog.create_category", Some(Permission::EditCatalog), CategoryId);

impl CreateCategory {
    /// Decides.
    ///
    /// # Errors
    /// When the name is empty or too long.
    pub fn decide(&self) -> Result<CategoryDescribed, Refusal> {
        Ok(CategoryDescribed {
            name: Some(named(&self.name)?),
            parent: Some(Parent(self.parent)),
            icon: Some(self.icon.clone()),
        })
    }
}

/// A name without surrounding blanks, of 1 to 80 characters.
pub(super) fn named(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    match name.chars().count() {
        0 => Err(Refusal::FieldRequired { field: "name" }),
        1..=80 => Ok(name.to_owned()),
        _ => Err(Refusal::FieldTooLong { field: "name", length_max: 80 }),
    }
}
