//! Taking a line off a draft.

use comptoir_domain::sales::{DraftView, RemoveLine};

use super::drafts::{kept, own};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for RemoveLine {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own(unit, self.sale)?;
        kept(unit, &self.decide(draft)?)
    }
}
