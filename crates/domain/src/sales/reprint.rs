//! Printing a sale's paper again: it is marked and logged.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::SaleId;
use crate::sales::{Refusal, Sale, SaleReprinted, SaleStatus};

/// Notes that a paper is printed again. The answer is the copy's number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReprintSale {
    /// Which sale.
    pub sale: SaleId,
}

command!(ReprintSale, "sales.reprint", None, u32);

impl ReprintSale {
    /// Decides.
    ///
    /// # Errors
    /// [`Refusal::WrongStatus`] for a sale without a paper.
    pub fn decide(&self, sale: &Sale) -> Result<SaleReprinted, Refusal> {
        match sale.status {
            SaleStatus::Draft | SaleStatus::Parked | SaleStatus::Abandoned => {
                Err(Refusal::WrongStatus { status: sale.status })
            }
            SaleStatus::PendingPayment | SaleStatus::PartiallyPaid | SaleStatus::Paid | SaleStatus::Cancelled => {
                Ok(SaleReprinted { copy: sale.copies + 1 })
            }
        }
    }
}
