//! What leaves on paper: receipts for thermal printers, and PDF.
//!
//! Architecture invariant: nothing here reads a store, a clock or the environment. The shell fills a struct of [`paper`]
//! from its queries, and the same struct always gives the same bytes. The only input and output is [`print_tcp`].
//!
//! Read in this order: [`paper`] (what a document says), [`ticket`] (the receipt, line by line), then the two outputs,
//! [`escpos`] and [`pdf`].

mod charset;
pub mod escpos;
pub mod format;
mod messages;
pub mod paper;
pub mod pdf;
pub mod print_tcp;
mod qr;
#[cfg(test)]
mod samples;
mod text;
pub mod ticket;
pub mod words;

pub use charset::Charset;
pub use messages::Language;
pub use paper::{
    InvoicePaper, Logo, LogoError, PaperCopy, ReceiptPaper, RecoverySheetPaper, ShiftReportPaper, SlipPaper,
};
pub use qr::QrError;
