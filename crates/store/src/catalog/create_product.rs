//! Entering a product.

use comptoir_domain::catalog::CreateProduct;
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::ProductId;

use super::known::{check_references, taken};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for CreateProduct {
    fn handle(self, unit: &mut Unit<'_>) -> Result<ProductId, ExecuteError> {
        check_references(unit, &self.fields)?;
        let product = ProductId(unit.context.fresh_id());
        let described = self.decide(&taken(unit.connection, &self.fields, product)?)?;
        unit.emit(StreamKind::Product, product.0, Scope::Organisation, described);
        Ok(product)
    }
}
