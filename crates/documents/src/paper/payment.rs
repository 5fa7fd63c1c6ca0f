//! How a sale was paid.

use comptoir_domain::Money;

use crate::messages::{Messages, fill};

/// One payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// How.
    pub method: PaymentMethod,
    /// What counts towards the sale.
    pub amount: Money,
    /// Cash handed over, when it was more than `amount`.
    pub tendered: Option<Money>,
}

/// A payment method with what identifies the payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaymentMethod {
    /// Notes and coins.
    Cash,
    /// Mobile money.
    MobileMoney {
        /// Name of the service, such as `MTN MoMo`; empty prints "Mobile money".
        operator: String,
        /// The operator's transaction number.
        reference: String,
    },
    /// Bank transfer.
    BankTransfer {
        /// The bank's reference.
        reference: String,
    },
    /// Cheque.
    Cheque {
        /// Number of the cheque.
        number: String,
        /// Bank it is drawn on.
        bank: String,
    },
    /// On the customer's account.
    CustomerCredit,
    /// With a store credit.
    StoreCredit,
}

impl PaymentMethod {
    /// The name of the method in the paper's language; an operator keeps its own.
    pub(crate) fn label<'a>(&'a self, messages: &'a Messages) -> &'a str {
        let names = &messages.payment;
        match self {
            Self::Cash => names.cash,
            Self::MobileMoney { operator, .. } if operator.trim().is_empty() => names.mobile_money,
            Self::MobileMoney { operator, .. } => operator,
            Self::BankTransfer { .. } => names.bank_transfer,
            Self::Cheque { .. } => names.cheque,
            Self::CustomerCredit => names.customer_credit,
            Self::StoreCredit => names.store_credit,
        }
    }

    /// What identifies the payment, if anything does.
    pub(crate) fn reference(&self, messages: &Messages) -> Option<String> {
        let names = &messages.payment;
        match self {
            Self::MobileMoney { reference, .. } | Self::BankTransfer { reference } if !reference.trim().is_empty() => {
                Some(fill(names.reference, &[("reference", reference)]))
            }
            Self::Cheque { number, bank } => {
                let text = fill(names.cheque_reference, &[("number", number), ("bank", bank)]);
                Some(text.trim_end_matches([' ', ',']).to_owned())
            }
            _ => None,
        }
    }
}
