//! Saying which boxes of a line the customer takes.

use comptoir_domain::sales::{DraftView, SetSerials};

use super::drafts::{kept, own};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::stock::serials::sold_elsewhere;
use crate::unit::Unit;

impl Handle for SetSerials {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = self.named(own(unit, self.sale)?)?;
        let sold = sold_elsewhere(unit.connection, &draft)?;
        kept(unit, &self.decide(draft, &sold)?)
    }
}
