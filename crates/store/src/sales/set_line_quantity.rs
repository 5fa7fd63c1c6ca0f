//! Changing how many of a line.

use comptoir_domain::sales::{DraftView, SetLineQuantity};

use super::drafts::{kept, own};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for SetLineQuantity {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own(unit, self.sale)?;
        kept(unit, &self.decide(draft)?)
    }
}
