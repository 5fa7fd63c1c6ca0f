//! What each document says, as plain values that the shell fills from its queries.
//!
//! Everything is a snapshot: totals, taxes and change come in as they were recorded and are printed as they are. Nothing
//! is added up again here, so that a reprint next year says what the original said.

mod invoice;
mod logo;
mod party;
mod payment;
mod receipt;
mod recovery_sheet;
mod sale;
mod shift_report;
mod slip;

pub use invoice::{InvoiceKind, InvoicePaper};
pub use logo::{Logo, LogoError};
pub use party::{Customer, Issuer, TaxId};
pub use payment::{Payment, PaymentMethod};
pub use receipt::ReceiptPaper;
pub use recovery_sheet::RecoverySheetPaper;
pub use sale::{LineDiscount, Moment, Sale, SaleLine, TaxLine, TaxMode, Totals};
pub use shift_report::{CashCount, CashMovement, CashSummary, MethodTotal, PendingSale, ShiftReportPaper};
pub use slip::SlipPaper;

/// Whether this is the first printing of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PaperCopy {
    /// The first printing.
    #[default]
    Original,
    /// A reprint, marked DUPLICATA.
    Duplicate {
        /// 1 for the first reprint.
        number: u32,
    },
}
