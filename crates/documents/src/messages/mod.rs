//! The words of all papers, once per language. The compiler checks that neither language misses one.

mod english;
mod french;

/// The language of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// French, as written in Cameroon and Benin.
    #[default]
    French,
    /// English, as written in Cameroon.
    English,
}

impl Language {
    pub(crate) fn messages(self) -> &'static Messages {
        match self {
            Self::French => &french::MESSAGES,
            Self::English => &english::MESSAGES,
        }
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }
}

/// All words. `{…}` in a text is filled by [`fill`].
pub(crate) struct Messages {
    pub(crate) sale: SaleMessages,
    pub(crate) slip: SlipMessages,
    pub(crate) payment: PaymentMessages,
    pub(crate) invoice: InvoiceMessages,
    pub(crate) shift: ShiftMessages,
    pub(crate) recovery: RecoveryMessages,
    pub(crate) printer: PrinterMessages,
}

/// Words that receipts and invoices share.
pub(crate) struct SaleMessages {
    pub(crate) phone: &'static str,
    pub(crate) duplicate: &'static str,
    pub(crate) duplicate_number: &'static str,
    pub(crate) receipt: &'static str,
    pub(crate) sale: &'static str,
    pub(crate) seller_short: &'static str,
    pub(crate) customer: &'static str,
    pub(crate) serial: &'static str,
    pub(crate) discount: &'static str,
    pub(crate) subtotal: &'static str,
    pub(crate) total: &'static str,
    pub(crate) tax: &'static str,
    pub(crate) exempt: &'static str,
    pub(crate) tax_included: &'static str,
    pub(crate) change: &'static str,
    pub(crate) due: &'static str,
}

/// Words of the counter's slip.
pub(crate) struct SlipMessages {
    pub(crate) title: &'static str,
    pub(crate) present: &'static str,
    pub(crate) present_named: &'static str,
    pub(crate) no_receipt: &'static str,
}

/// Payment methods.
pub(crate) struct PaymentMessages {
    pub(crate) cash: &'static str,
    pub(crate) mobile_money: &'static str,
    pub(crate) bank_transfer: &'static str,
    pub(crate) cheque: &'static str,
    pub(crate) customer_credit: &'static str,
    pub(crate) store_credit: &'static str,
    pub(crate) reference: &'static str,
    pub(crate) cheque_reference: &'static str,
}

/// Words of invoices, proformas and credit notes.
pub(crate) struct InvoiceMessages {
    pub(crate) invoice: &'static str,
    pub(crate) proforma: &'static str,
    pub(crate) credit_note: &'static str,
    pub(crate) invoice_in_words: &'static str,
    pub(crate) proforma_in_words: &'static str,
    pub(crate) credit_note_in_words: &'static str,
    pub(crate) billed_to: &'static str,
    pub(crate) walk_in: &'static str,
    pub(crate) date: &'static str,
    pub(crate) due_date: &'static str,
    pub(crate) valid_until: &'static str,
    pub(crate) sale: &'static str,
    pub(crate) origin: &'static str,
    pub(crate) seller: &'static str,
    pub(crate) cashier: &'static str,
    pub(crate) register: &'static str,
    pub(crate) item: &'static str,
    pub(crate) quantity: &'static str,
    pub(crate) unit_price: &'static str,
    pub(crate) amount: &'static str,
    pub(crate) amounts_in: &'static str,
    pub(crate) tax_rate: &'static str,
    pub(crate) tax_base: &'static str,
    pub(crate) subtotal_with_tax: &'static str,
    pub(crate) subtotal_without_tax: &'static str,
    pub(crate) total_without_tax: &'static str,
    pub(crate) total_with_tax: &'static str,
    pub(crate) page: &'static str,
    pub(crate) verify: &'static str,
    pub(crate) signature: &'static str,
}

/// Words of the shift report.
pub(crate) struct ShiftMessages {
    pub(crate) title: &'static str,
    pub(crate) opened: &'static str,
    pub(crate) closed: &'static str,
    pub(crate) business_date: &'static str,
    pub(crate) documents: &'static str,
    pub(crate) activity: &'static str,
    pub(crate) sales: &'static str,
    pub(crate) discounts: &'static str,
    pub(crate) refunds: &'static str,
    pub(crate) net_sales: &'static str,
    pub(crate) payments: &'static str,
    pub(crate) amount: &'static str,
    pub(crate) cash: &'static str,
    pub(crate) float: &'static str,
    pub(crate) cash_payments: &'static str,
    pub(crate) cash_refunds: &'static str,
    pub(crate) cash_in: &'static str,
    pub(crate) cash_out: &'static str,
    pub(crate) safe_drops: &'static str,
    pub(crate) expected: &'static str,
    pub(crate) counted: &'static str,
    pub(crate) variance: &'static str,
    pub(crate) short: &'static str,
    pub(crate) over: &'static str,
    pub(crate) exact: &'static str,
    pub(crate) count_sheet: &'static str,
    pub(crate) movements: &'static str,
    pub(crate) time: &'static str,
    pub(crate) pending: &'static str,
    pub(crate) note: &'static str,
    pub(crate) cashier_signature: &'static str,
    pub(crate) manager_signature: &'static str,
}

/// Words of the recovery sheet.
pub(crate) struct RecoveryMessages {
    pub(crate) title: &'static str,
    pub(crate) organisation: &'static str,
    pub(crate) created: &'static str,
    pub(crate) code: &'static str,
    pub(crate) purpose: &'static str,
    pub(crate) keep_title: &'static str,
    pub(crate) keep: &'static [&'static str],
    pub(crate) use_title: &'static str,
    pub(crate) steps: &'static [&'static str],
    pub(crate) warning: &'static str,
    pub(crate) kept_at: &'static str,
    pub(crate) checked_on: &'static str,
}

/// What went wrong with a network printer and how to mend it.
pub(crate) struct PrinterMessages {
    pub(crate) unknown_host: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) silent: &'static str,
    pub(crate) unreachable: &'static str,
    pub(crate) stalled: &'static str,
    pub(crate) hung_up: &'static str,
}

/// `template` with each `{name}` replaced by its value.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fill_replaces_each_name() {
        assert_eq!(fill("Page {page}/{pages}", &[("page", "1"), ("pages", "2")]), "Page 1/2");
    }
}
