//! Setting up a register.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::RegisterId;
use comptoir_domain::people::CreateRegister;
use rusqlite::params;

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for CreateRegister {
    fn handle(self, unit: &mut Unit<'_>) -> Result<RegisterId, ExecuteError> {
        unit.require(comptoir_domain::people::Permission::ManageStores, self.store)?;
        unit.store(self.store)?;
        let taken: bool = unit.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM register_row WHERE store = ?1 AND code = ?2)",
            params![self.store.as_bytes(), self.code],
            |row| row.get(0),
        )?;
        let created = self.decide(taken)?;
        let register = RegisterId(unit.context.fresh_id());
        unit.emit(StreamKind::Register, register.0, Scope::Organisation, created);
        Ok(register)
    }
}
