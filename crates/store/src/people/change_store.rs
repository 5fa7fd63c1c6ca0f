//! Changing a store's fields.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::ChangeStore;

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for ChangeStore {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        unit.require(comptoir_domain::people::Permission::ManageStores, self.store)?;
        let store = unit.store(self.store)?;
        let described = self.decide(&store.state)?;
        unit.emit(StreamKind::Store, self.store.0, Scope::Organisation, described);
        Ok(())
    }
}
