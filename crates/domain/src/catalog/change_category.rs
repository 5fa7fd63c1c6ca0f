//! Renaming or moving a category.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::create_category::named;
use crate::catalog::events::Parent;
use crate::catalog::{CategoryDescribed, Refusal};
use crate::command::command;
use crate::ids::CategoryId;
use crate::link::{Link, given};
use crate::people::Permission;

/// Renames or moves a category; absent fields stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ChangeCategory {
    /// Which.
    pub category: CategoryId,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// The category above it; with none it stands at the top.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Option<CategoryId>>")]
    pub parent: Option<Link<CategoryId>>,
}

command!(ChangeCategory, "catalog.change_category", Some(Permission::EditCatalog), ());

impl ChangeCategory {
    /// Decides: a category never stands below itself.
    ///
    /// # Errors
    /// [`Refusal::CategoryBelowItself`], or a wrong name.
    pub fn decide(&self, below: &[CategoryId]) -> Result<CategoryDescribed, Refusal> {
        let parent = self.parent.and_then(|link| link.0);
        if parent.is_some_and(|parent| parent == self.category || below.contains(&parent)) {
            return Err(Refusal::CategoryBelowItself);
        }
        Ok(CategoryDescribed {
            name: self.name.as_deref().map(named).transpose()?,
            parent: self.parent.map(|link| Parent(link.0)),
            icon: None,
        })
    }
}
