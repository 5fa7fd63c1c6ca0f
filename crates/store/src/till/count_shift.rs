//! Counting the drawer.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::people::Permission;
use comptoir_domain::till::{CountShift, Reveal};

use super::known;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::sales::queries::open_sales;
use crate::unit::Unit;

impl Handle for CountShift {
    fn handle(self, unit: &mut Unit<'_>) -> Result<Reveal, ExecuteError> {
        let shift = known(unit, self.shift, Permission::OpenShift)?;
        let expected = unit.drawer(LedgerKey::Drawer(self.shift))?.expected_cash();
        let open_sales = open_sales(unit.connection, shift.store)?;
        let (counted, reveal) = self.decide(&shift, expected, open_sales, &unit.context)?;
        unit.emit(StreamKind::Shift, self.shift.0, Scope::Store(shift.store), counted);
        Ok(reveal)
    }
}
