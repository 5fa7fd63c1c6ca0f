//! Claiming a sale, so that two cashiers of one computer do not collect it both.

use comptoir_domain::ids::SaleId;
use serde::Deserialize;
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

impl ShellVerb for ClaimSale {
    const NAME: &'static str = "till.claim";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        Ok(desk.store()?.claim_sale(&desk.signed_in()?, self.sale)?)
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
        Ok(desk.store()?.release_sale(&desk.signed_in()?, self.sale)?)
    }
}
