//! Discounts, within the actor's cap or with a manager's consent.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::SaleId;
use crate::money::Money;
use crate::people::{Approval, Permission};
use crate::rate::BasisPoints;
use crate::sales::draft_view::DraftView;
use crate::sales::totals::{highest_discount, price};
use crate::sales::{Discount, DiscountApproval, Draft, Refusal};

/// Gives a line a discount, or takes it away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DiscountLine {
    /// The draft.
    pub sale: SaleId,
    /// The line.
    pub line: u32,
    /// The discount; none when absent.
    #[serde(default)]
    #[ts(optional)]
    pub discount: Option<Discount>,
    /// A manager's consent, above the cap.
    #[serde(default)]
    #[ts(optional)]
    pub approval: Option<Approval>,
}

command!(DiscountLine, "sales.discount_line", Some(Permission::CreateSales), DraftView);

impl DiscountLine {
    /// Decides. `cap` is the actor's; `consent` that of the manager whose PIN was given.
    ///
    /// # Errors
    /// [`Refusal::DiscountAboveCap`], [`Refusal::DiscountInvalid`], [`Refusal::LineUnknown`].
    pub fn decide(
        &self,
        mut draft: Draft,
        cap: BasisPoints,
        consent: Option<DiscountApproval>,
    ) -> Result<Draft, Refusal> {
        valid(self.discount)?;
        draft.line_mut(self.line)?.discount = self.discount;
        within_cap(draft, cap, consent)
    }
}

/// Gives the whole sale a discount, or takes it away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DiscountSale {
    /// The draft.
    pub sale: SaleId,
    /// The discount; none when absent.
    #[serde(default)]
    #[ts(optional)]
    pub discount: Option<Discount>,
    /// A manager's consent, above the cap.
    #[serde(default)]
    #[ts(optional)]
    pub approval: Option<Approval>,
}

command!(DiscountSale, "sales.discount_sale", Some(Permission::CreateSales), DraftView);

impl DiscountSale {
    /// Decides, as for a line.
    ///
    /// # Errors
    /// [`Refusal::DiscountAboveCap`], [`Refusal::DiscountInvalid`].
    pub fn decide(
        &self,
        mut draft: Draft,
        cap: BasisPoints,
        consent: Option<DiscountApproval>,
    ) -> Result<Draft, Refusal> {
        valid(self.discount)?;
        draft.discount = self.discount;
        within_cap(draft, cap, consent)
    }
}

fn valid(discount: Option<Discount>) -> Result<(), Refusal> {
    match discount {
        Some(Discount::Percent(rate)) if rate > BasisPoints::WHOLE => Err(Refusal::DiscountInvalid),
        Some(Discount::Amount(amount)) if amount < Money::ZERO => Err(Refusal::DiscountInvalid),
        _ => Ok(()),
    }
}

/// The draft, if no line bears more than the actor's cap or a consent allows. A new consent is kept with the draft.
pub(super) fn within_cap(
    mut draft: Draft,
    cap: BasisPoints,
    consent: Option<DiscountApproval>,
) -> Result<Draft, Refusal> {
    let asked = highest_discount(&price(&draft));
    let ceiling = |approval: &DiscountApproval| approval.ceiling >= asked;
    if asked <= cap || draft.discount_approval.as_ref().is_some_and(ceiling) {
        return Ok(draft);
    }
    match consent.filter(ceiling) {
        Some(approval) => {
            draft.discount_approval = Some(approval);
            Ok(draft)
        }
        None => {
            Err(Refusal::DiscountAboveCap { cap: consent.map_or(cap, |approval| approval.ceiling.max(cap)), asked })
        }
    }
}
