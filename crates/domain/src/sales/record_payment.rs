//! Taking payment: one means or several at once, all or a part.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::context::Context;
use crate::ids::{PaymentId, RegisterId, SaleId, ShiftId};
use crate::money::Money;
use crate::people::Permission;
use crate::sales::{GoodsDelivered, GoodsReserved, PaymentMeans, PaymentTaken, Refusal, Sale, SaleEvent, SaleStatus};

/// One means of payment with its amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tender {
    /// How.
    #[serde(flatten)]
    pub means: TenderMeans,
    /// How much is handed over. Only cash may exceed what is due; the rest is change.
    pub amount: Money,
}

/// How a payment is made.
pub type TenderMeans = PaymentMeans;

/// What happens to the goods while a part is still due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GoodsChoice {
    /// They are set aside for the customer.
    #[default]
    Reserve,
    /// They leave now.
    Deliver,
}

/// Takes payment on a submitted sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordPayment {
    /// Which sale.
    pub sale: SaleId,
    /// Every means, in the order in which it was given.
    pub tenders: Vec<Tender>,
    /// What happens to the goods on a part payment.
    #[serde(default)]
    #[ts(as = "Option<GoodsChoice>", optional)]
    pub goods: GoodsChoice,
}

/// What the cashier sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaymentRecorded {
    /// The sale.
    pub sale: SaleId,
    /// Where it stands now.
    pub status: SaleStatus,
    /// What counts towards the sale.
    pub paid: Money,
    /// What to hand back.
    pub change: Money,
    /// What is still due.
    pub due: Money,
}

command!(RecordPayment, "sales.record_payment", Some(Permission::Collect), PaymentRecorded);

/// The open shift in which a payment is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtShift {
    /// The cashier's open shift.
    pub shift: ShiftId,
    /// Its register.
    pub register: RegisterId,
}

impl RecordPayment {
    /// Decides. `credit_available` is what the sale's customer may still owe.
    ///
    /// # Errors
    /// [`Refusal::WrongStatus`], or the tender that is wrong.
    pub fn decide(
        &self,
        sale: &Sale,
        at: AtShift,
        credit_available: Money,
        context: &Context,
    ) -> Result<(Vec<SaleEvent>, PaymentRecorded), Refusal> {
        if !matches!(sale.status, SaleStatus::PendingPayment | SaleStatus::PartiallyPaid) {
            return Err(Refusal::WrongStatus { status: sale.status });
        }
        if self.tenders.is_empty() {
            return Err(Refusal::NoPayment);
        }
        let mut due = sale.due();
        let mut change = Money::ZERO;
        let mut credit_left = credit_available;
        let mut events = Vec::with_capacity(self.tenders.len() + 1);
        for tender in &self.tenders {
            check(tender, due, sale, &mut credit_left)?;
            let amount = tender.amount.min(due);
            change += tender.amount - amount;
            due -= amount;
            let payment = PaymentId(context.fresh_id());
            let customer = sale.customer.filter(|_| tender.means == PaymentMeans::CustomerCredit);
            let (means, tendered) = (tender.means.clone(), tender.amount);
            let taken =
                PaymentTaken { payment, means, amount, tendered, shift: at.shift, register: at.register, customer };
            events.push(taken.into());
        }
        events.extend(self.goods_event(sale, due));
        let paid = sale.due() - due;
        let status = if due.is_zero() { SaleStatus::Paid } else { SaleStatus::PartiallyPaid };
        Ok((events, PaymentRecorded { sale: self.sale, status, paid, change, due }))
    }

    fn goods_event(&self, sale: &Sale, due: Money) -> Option<SaleEvent> {
        let leave_now = due.is_zero() || self.goods == GoodsChoice::Deliver;
        let lines = if leave_now { sale.undelivered() } else { sale.unreserved() };
        let event = || {
            if leave_now {
                GoodsDelivered { lines: lines.clone() }.into()
            } else {
                GoodsReserved { lines: lines.clone() }.into()
            }
        };
        (!lines.is_empty()).then(event)
    }
}

fn check(tender: &Tender, due: Money, sale: &Sale, credit_left: &mut Money) -> Result<(), Refusal> {
    if !tender.amount.is_positive() || due.is_zero() {
        return Err(Refusal::AmountInvalid);
    }
    let blank = |text: &String| text.trim().is_empty() || text.chars().count() > 80;
    let incomplete = match &tender.means {
        PaymentMeans::Cash | PaymentMeans::CustomerCredit => false,
        PaymentMeans::MobileMoney { operator, reference } => blank(operator) || blank(reference),
        PaymentMeans::BankTransfer { reference } => blank(reference),
        PaymentMeans::Cheque { bank, number } => blank(bank) || blank(number),
    };
    if incomplete {
        return Err(Refusal::ReferenceRequired);
    }
    if tender.means != PaymentMeans::Cash && tender.amount > due {
        return Err(Refusal::PaymentAboveDue { due });
    }
    if tender.means == PaymentMeans::CustomerCredit {
        if sale.customer.is_none() {
            return Err(Refusal::CustomerRequired);
        }
        if tender.amount > *credit_left {
            return Err(Refusal::CreditExceeded { available: *credit_left });
        }
        *credit_left -= tender.amount;
    }
    Ok(())
}
