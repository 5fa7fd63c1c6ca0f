//! Closing a shift.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::people::Permission;
use comptoir_domain::till::CloseShift;

use super::known;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for CloseShift {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let shift = known(unit, self.shift, Permission::OpenShift)?;
        let expected = unit.drawer(LedgerKey::Drawer(self.shift))?.expected_cash();
        let closed = self.decide(&shift, expected, &unit.context)?;
        unit.emit(StreamKind::Shift, self.shift.0, Scope::Store(shift.store), closed);
        Ok(())
    }
}
