//! Setting a draft aside and taking it up again.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::Permission;
use comptoir_domain::sales::{Draft, DraftView, ParkDraft, RecallSale, Refusal, Sale};

use super::drafts;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for ParkDraft {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let draft = drafts::own(unit, self.sale)?;
        let scope = Scope::Store(draft.store);
        let parked = self.decide(draft)?;
        unit.emit(StreamKind::Sale, self.sale.0, scope, parked);
        drafts::drop(unit.connection, self.sale)?;
        Ok(())
    }
}

impl Handle for RecallSale {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let sale = unit.existing::<Sale>(self.sale.0)?.ok_or(Refusal::Unknown)?;
        unit.require(Permission::CreateSales, sale.state.store)?;
        unit.register_in(sale.state.store)?;
        let (recalled, draft) = self.decide(&sale.state)?;
        let draft = Draft { seller: unit.context.actor.user, ..draft };
        unit.emit(StreamKind::Sale, self.sale.0, Scope::Store(draft.store), recalled);
        drafts::keep(unit.connection, &draft, unit.context.now)?;
        Ok(DraftView::from(&draft))
    }
}
