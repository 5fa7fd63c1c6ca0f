//! Giving a draft up.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::sales::AbandonDraft;

use super::drafts;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for AbandonDraft {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let draft = drafts::own(unit, self.sale)?;
        if let Some(abandoned) = self.decide(&draft) {
            unit.emit(StreamKind::Sale, self.sale.0, Scope::Store(draft.store), abandoned);
        }
        drafts::drop(unit.connection, self.sale)?;
        Ok(())
    }
}
