//! Writing all lines of a draft at once.

use comptoir_domain::people::Permission;
use comptoir_domain::sales::{DiscountSale, DraftView, Override, ReplaceLines};

use super::drafts::{cap, kept, own_or_new};
use crate::catalog::offer;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for ReplaceLines {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own_or_new(unit, self.sale)?;
        let offers = self.lines.iter().map(|line| offer(unit, &line.product, draft.taxes)).collect::<Result<_, _>>()?;
        let may_override = unit.context.actor.may(Permission::OverridePrice, draft.store);
        let answerable = if may_override { Override::By(unit.context.actor.user) } else { Override::No };
        let cap = cap(unit, &draft)?;
        let draft = self.decide(draft, offers, answerable)?;
        // The discount of the whole stays as it is: giving it again checks the new lines against the cap.
        let check = DiscountSale { sale: self.sale, discount: draft.discount, approval: None };
        kept(unit, &check.decide(draft, cap, None)?)
    }
}
