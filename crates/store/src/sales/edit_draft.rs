//! The verbs that edit a draft: each loads it, lets the domain decide, and keeps what was decided.

use comptoir_domain::customers::{self, Customer};
use comptoir_domain::people::{Approval, Permission};
use comptoir_domain::sales::{
    AddLine, DiscountApproval, DiscountLine, DiscountSale, Draft, DraftView, Override, OverridePrice, RemoveLine,
    ReplaceLines, SetCustomer, SetLineQuantity,
};

use super::drafts::{cap, keep, own, own_or_new};
use crate::catalog::offer;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

fn kept(unit: &Unit<'_>, draft: &Draft) -> Result<DraftView, ExecuteError> {
    unit.require(Permission::CreateSales, draft.store)?;
    keep(unit.connection, draft, unit.context.now)?;
    Ok(DraftView::from(draft))
}

impl Handle for AddLine {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own_or_new(unit, self.sale)?;
        let offer = offer(unit, &self.product, draft.taxes)?;
        kept(unit, &self.decide(draft, offer)?)
    }
}

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

impl Handle for SetLineQuantity {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own(unit, self.sale)?;
        kept(unit, &self.decide(draft)?)
    }
}

impl Handle for RemoveLine {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own(unit, self.sale)?;
        kept(unit, &self.decide(draft)?)
    }
}

impl Handle for DiscountLine {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own(unit, self.sale)?;
        let (cap, consent) = (cap(unit, &draft)?, consent(unit, self.approval.as_ref(), &draft)?);
        kept(unit, &self.decide(draft, cap, consent)?)
    }
}

impl Handle for DiscountSale {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own(unit, self.sale)?;
        let (cap, consent) = (cap(unit, &draft)?, consent(unit, self.approval.as_ref(), &draft)?);
        kept(unit, &self.decide(draft, cap, consent)?)
    }
}

/// The ceiling up to which the manager whose PIN was given consents.
fn consent(
    unit: &mut Unit<'_>,
    approval: Option<&Approval>,
    draft: &Draft,
) -> Result<Option<DiscountApproval>, ExecuteError> {
    let Some(approval) = approval else { return Ok(None) };
    let approver = unit.approver(approval, Permission::DiscountHigh, draft.store)?;
    let store = unit.store(draft.store)?;
    Ok(Some(DiscountApproval { by: approver.user, ceiling: *store.state.manager_discount_cap.get() }))
}

impl Handle for OverridePrice {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        let draft = own(unit, self.sale)?;
        let answerable = match &self.approval {
            Some(approval) => Some(unit.approver(approval, Permission::OverridePrice, draft.store)?.user),
            None => {
                let actor = &unit.context.actor;
                actor.may(Permission::OverridePrice, draft.store).then_some(actor.user)
            }
        };
        kept(unit, &self.decide(draft, answerable)?)
    }
}

impl Handle for SetCustomer {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DraftView, ExecuteError> {
        if let Some(customer) = self.customer {
            unit.existing::<Customer>(customer.0)?.ok_or(customers::Refusal::Unknown)?;
        }
        let draft = own_or_new(unit, self.sale)?;
        kept(unit, &self.decide(draft))
    }
}
