//! Adding a product to a draft.

use comptoir_domain::sales::{AddLine, DraftView};

use super::drafts::{kept, own_or_new};
use crate::catalog::offer;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for AddLine {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own_or_new(unit, self.sale)?;
        let offer = offer(unit, &self.product, draft.taxes)?;
        kept(unit, &self.decide(draft, offer)?)
    }
}
