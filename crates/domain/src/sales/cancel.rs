//! Cancelling a submitted sale: a manager, with a reason. What was paid goes back, what was set aside is free again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{SaleId, ShiftId};
use crate::money::Money;
use crate::people::Permission;
use crate::sales::{GoodsReturned, PaymentMeans, PaymentReturned, Refusal, Sale, SaleCancelled, SaleEvent, SaleStatus};

/// How money goes back to the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "means")]
pub enum ReturnMeans {
    /// From the drawer of the actor's or the named open shift.
    Cash {
        /// Which drawer.
        shift: ShiftId,
    },
    /// By mobile money, from the business's own account.
    MobileMoney {
        /// The operator.
        operator: String,
        /// The reference of the transfer.
        reference: String,
    },
}

/// Cancels a sale that is not paid in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelSale {
    /// Which.
    pub sale: SaleId,
    /// Why.
    pub reason: String,
    /// How what was paid goes back; needed when something was.
    #[serde(default)]
    #[ts(optional)]
    pub return_by: Option<ReturnMeans>,
}

/// What is left to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cancellation {
    /// What goes back to the customer.
    pub returned: Money,
}

command!(CancelSale, "sales.cancel", Some(Permission::CancelSales), Cancellation);

impl CancelSale {
    /// Decides.
    ///
    /// # Errors
    /// [`Refusal::WrongStatus`] for a sale that is not waiting for payment, [`Refusal::ReasonRequired`],
    /// [`Refusal::NoPayment`] when money must go back and no way is given.
    pub fn decide(&self, sale: &Sale) -> Result<(Vec<SaleEvent>, Cancellation), Refusal> {
        if !matches!(sale.status, SaleStatus::PendingPayment | SaleStatus::PartiallyPaid) {
            return Err(Refusal::WrongStatus { status: sale.status });
        }
        let reason = self.reason.trim();
        if reason.is_empty() || reason.chars().count() > 400 {
            return Err(Refusal::ReasonRequired);
        }
        let mut events = vec![SaleCancelled { reason: reason.to_owned(), serials: sale.serials() }.into()];
        let goods = sale.to_take_back();
        if !goods.is_empty() {
            events.push(GoodsReturned { lines: goods }.into());
        }
        let returned = sale.cash_like_paid();
        if returned.is_positive() {
            events.push(self.money_back(returned)?.into());
        }
        let on_account = sale.paid - returned;
        if on_account.is_positive() {
            let means = PaymentMeans::CustomerCredit;
            events.push(PaymentReturned { means, amount: on_account, shift: None }.into());
        }
        Ok((events, Cancellation { returned }))
    }

    fn money_back(&self, amount: Money) -> Result<PaymentReturned, Refusal> {
        match self.return_by.as_ref().ok_or(Refusal::NoPayment)? {
            ReturnMeans::Cash { shift } => {
                Ok(PaymentReturned { means: PaymentMeans::Cash, amount, shift: Some(*shift) })
            }
            ReturnMeans::MobileMoney { operator, reference } => {
                if operator.trim().is_empty() || reference.trim().is_empty() {
                    return Err(Refusal::ReferenceRequired);
                }
                let means = PaymentMeans::MobileMoney { operator: operator.clone(), reference: reference.clone() };
                Ok(PaymentReturned { means, amount, shift: None })
            }
        }
    }
}
