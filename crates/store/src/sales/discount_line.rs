//! Discounting one line.

use comptoir_domain::sales::{DiscountLine, DraftView};

use super::drafts::{cap, consent, kept, own};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for DiscountLine {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own(unit, self.sale)?;
        let (cap, consent) = (cap(unit, &draft)?, consent(unit, self.approval.as_ref(), &draft)?);
        kept(unit, &self.decide(draft, cap, consent)?)
    }
}
