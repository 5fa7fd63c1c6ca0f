//! Adding a product to a draft.

use comptoir_domain::sales::{AddLine, DraftView, ProductRef};

use super::drafts::{kept, own_or_new};
use crate::catalog::{find, offer};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::stock::serials::in_stock;
use crate::unit::Unit;

impl Handle for AddLine {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own_or_new(unit, self.sale)?;
        let scanned = match &self.product {
            // No article's code: perhaps that of one box.
            ProductRef::Code(code) if find(unit.connection, &self.product)?.is_none() => {
                in_stock(unit.connection, code)?
            }
            _ => None,
        };
        let (wanted, serial) = match scanned {
            Some((product, serial)) => (ProductRef::Id(product), Some(serial)),
            None => (self.product.clone(), None),
        };
        let offer = offer(unit, &wanted, draft.taxes)?;
        kept(unit, &self.decide(draft, offer, serial)?)
    }
}
