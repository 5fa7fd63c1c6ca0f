//! Entering a make.

use comptoir_domain::catalog::CreateBrand;
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::BrandId;

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for CreateBrand {
    fn handle(self, unit: &mut Unit<'_>) -> Result<BrandId, ExecuteError> {
        let described = self.decide()?;
        let brand = BrandId(unit.context.fresh_id());
        unit.emit(StreamKind::Brand, brand.0, Scope::Organisation, described);
        Ok(brand)
    }
}
