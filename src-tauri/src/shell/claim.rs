//! Claiming a sale, so that two cashiers of a shop do not collect it both.

use comptoir_domain::ids::SaleId;
use comptoir_sync::node::ClaimStanding;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ShellVerb;
use crate::desk::Desk;
use crate::failure::Failure;

/// Claims a sale for five minutes.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ClaimSale {
    sale: SaleId,
}

/// Who knows of a claim.
#[derive(Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(super) enum ClaimKnown {
    /// Every till of the shop.
    Everywhere,
    /// The relay, which has begun a moment ago: another till may have had the sale before.
    Perhaps,
    /// This computer alone: neither relay nor server answers.
    Here,
}

impl ShellVerb for ClaimSale {
    const NAME: &'static str = "till.claim";
    type Answer = ClaimKnown;

    fn call(self, desk: &Desk) -> Result<ClaimKnown, Failure> {
        let (store, session) = (desk.store()?, desk.signed_in()?);
        store.claim_sale(&session, self.sale)?;
        let standing = desk.network().confirm_claim(self.sale).unwrap_or(ClaimStanding::Sure);
        if standing == ClaimStanding::Taken {
            store.release_sale(&session, self.sale)?;
            // Refused with the name of who has it; let go in the meantime, it is this one's.
            store.claim_sale(&session, self.sale)?;
        }
        Ok(match standing {
            ClaimStanding::Sure | ClaimStanding::Taken => ClaimKnown::Everywhere,
            // Nobody else could have it.
            _ if store.is_only_terminal()? => ClaimKnown::Everywhere,
            ClaimStanding::Unsure => ClaimKnown::Perhaps,
            ClaimStanding::Alone => ClaimKnown::Here,
        })
    }
}

/// Lets a claimed sale go.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ReleaseSale {
    sale: SaleId,
}

impl ShellVerb for ReleaseSale {
    const NAME: &'static str = "till.release";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        desk.store()?.release_sale(&desk.signed_in()?, self.sale)?;
        desk.network().claims_changed();
        Ok(())
    }
}
