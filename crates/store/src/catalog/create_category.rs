//! Making a category.

use comptoir_domain::catalog::{Category, CreateCategory, Refusal};
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::CategoryId;

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for CreateCategory {
    fn handle(self, unit: &mut Unit<'_>) -> Result<CategoryId, ExecuteError> {
        if let Some(parent) = self.parent {
            unit.existing::<Category>(parent.0)?.ok_or(Refusal::CategoryUnknown)?;
        }
        let described = self.decide()?;
        let category = CategoryId(unit.context.fresh_id());
        unit.emit(StreamKind::Category, category.0, Scope::Organisation, described);
        Ok(category)
    }
}
