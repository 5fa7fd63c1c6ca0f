//! Opening a store.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::StoreId;
use comptoir_domain::people::CreateStore;

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for CreateStore {
    fn handle(self, unit: &mut Unit<'_>) -> Result<StoreId, ExecuteError> {
        let code = self.fields.code.as_deref().unwrap_or_default();
        let taken: bool =
            unit.connection
                .query_row("SELECT EXISTS (SELECT 1 FROM store_row WHERE code = ?1)", [code], |row| row.get(0))?;
        let described = self.decide(taken)?;
        let store = StoreId(unit.context.fresh_id());
        unit.emit(StreamKind::Store, store.0, Scope::Organisation, described);
        Ok(store)
    }
}
