//! Changing a product.

use comptoir_domain::catalog::ChangeProduct;
use comptoir_domain::event::{Scope, StreamKind};

use super::known::{check_references, known, taken};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for ChangeProduct {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let product = known(unit, self.product)?;
        check_references(unit, &self.fields)?;
        let described = self.decide(&product.state, &taken(unit.connection, &self.fields, self.product)?)?;
        unit.emit(StreamKind::Product, self.product.0, Scope::Organisation, described);
        Ok(())
    }
}
