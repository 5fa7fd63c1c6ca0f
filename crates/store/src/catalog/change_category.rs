//! Renaming or moving a category.

use comptoir_domain::catalog::{Category, ChangeCategory, Refusal};
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::CategoryId;
use rusqlite::Connection;

use crate::error::{ExecuteError, StoreError};
use crate::execute::Handle;
use crate::journal::uuid_at;
use crate::unit::Unit;

impl Handle for ChangeCategory {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        unit.existing::<Category>(self.category.0)?.ok_or(Refusal::CategoryUnknown)?;
        if let Some(parent) = self.parent.and_then(|link| link.0) {
            unit.existing::<Category>(parent.0)?.ok_or(Refusal::CategoryUnknown)?;
        }
        let described = self.decide(&below(unit.connection, self.category)?)?;
        unit.emit(StreamKind::Category, self.category.0, Scope::Organisation, described);
        Ok(())
    }
}

/// Every category below this one.
fn below(connection: &Connection, category: CategoryId) -> Result<Vec<CategoryId>, StoreError> {
    let mut statement = connection.prepare_cached(
        "WITH RECURSIVE tree (id) AS (
             SELECT id FROM category_row WHERE parent = ?1
             UNION SELECT category_row.id FROM category_row JOIN tree ON category_row.parent = tree.id)
         SELECT id FROM tree",
    )?;
    let rows = statement.query_map([category.as_bytes()], |row| uuid_at(row, 0).map(CategoryId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
