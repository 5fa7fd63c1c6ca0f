//! Taking a product off sale, and back.

use comptoir_domain::catalog::SetProductActive;
use comptoir_domain::event::{Scope, StreamKind};

use super::known::known;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for SetProductActive {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        known(unit, self.product)?;
        unit.emit(StreamKind::Product, self.product.0, Scope::Organisation, self.decide());
        Ok(())
    }
}
