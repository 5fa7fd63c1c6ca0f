//! The product tree.

use comptoir_domain::ids::CategoryId;
use comptoir_domain::people::Permission;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ExecuteError;
use crate::journal::{optional_uuid_at, uuid_at};
use crate::queries::{Asked, Query};

/// The product tree.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListCategories {}

/// A node of the tree.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct CategoryRow {
    /// Which.
    pub(crate) category: CategoryId,
    /// The one above it.
    pub(crate) parent: Option<CategoryId>,
    /// Its name.
    pub(crate) name: String,
    /// The name of its icon.
    pub(crate) icon: String,
    /// How many products on sale stand in it itself.
    pub(crate) products: i64,
}

impl Query for ListCategories {
    const NAME: &'static str = "catalog.categories";
    const PERMISSION: Option<Permission> = None;
    type Answer = Vec<CategoryRow>;

    fn answer(self, asked: &Asked<'_>) -> Result<Vec<CategoryRow>, ExecuteError> {
        let mut statement = asked.connection.prepare_cached(
            "SELECT id, parent, name, icon,
                    (SELECT count(*) FROM product_row WHERE category = category_row.id AND active = 1)
             FROM category_row ORDER BY name LIMIT 1000",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(CategoryRow {
                category: CategoryId(uuid_at(row, 0)?),
                parent: optional_uuid_at(row, 1)?.map(CategoryId),
                name: row.get(2)?,
                icon: row.get(3)?,
                products: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
