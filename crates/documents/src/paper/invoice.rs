//! The A4 invoice, and the two papers that look like it.

use comptoir_domain::BusinessDate;

use super::{Issuer, PaperCopy, Sale};
use crate::messages::{Language, Messages};

/// An invoice, proforma or credit note on A4.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvoicePaper {
    /// Which of the three.
    pub kind: InvoiceKind,
    /// Number of this document, such as `AKWA-C1-2026-001487` or `AVO-2026-000012`.
    pub number: String,
    /// For a credit note: number of the invoice it corrects.
    pub origin: Option<String>,
    /// Day by which it must be paid; for a proforma, the last day on which it holds.
    pub due_date: Option<BusinessDate>,
    /// The shop.
    pub issuer: Issuer,
    /// The sale.
    pub sale: Sale,
    /// Warranty, conditions and bank details, one paragraph each.
    pub conditions: Vec<String>,
    /// Legal line at the foot of each page: trade register, capital, tax office.
    pub legal_mention: String,
    /// Content of the QR code; `None` prints none.
    pub qr: Option<String>,
    /// Original or reprint.
    pub copy: PaperCopy,
    /// Language of the paper.
    pub language: Language,
}

/// What the document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InvoiceKind {
    /// An invoice.
    #[default]
    Invoice,
    /// An offer in the form of an invoice; shows neither payments nor what is due.
    Proforma,
    /// A credit note.
    CreditNote,
}

impl InvoiceKind {
    pub(crate) fn title(self, messages: &Messages) -> &'static str {
        match self {
            Self::Invoice => messages.invoice.invoice,
            Self::Proforma => messages.invoice.proforma,
            Self::CreditNote => messages.invoice.credit_note,
        }
    }

    /// What the last date of the document means.
    pub(crate) fn due_date_label(self, messages: &Messages) -> &'static str {
        match self {
            Self::Invoice | Self::CreditNote => messages.invoice.due_date,
            Self::Proforma => messages.invoice.valid_until,
        }
    }

    pub(crate) fn in_words(self, messages: &Messages) -> &'static str {
        match self {
            Self::Invoice => messages.invoice.invoice_in_words,
            Self::Proforma => messages.invoice.proforma_in_words,
            Self::CreditNote => messages.invoice.credit_note_in_words,
        }
    }
}
