//! The receipt handed over at the till.

use super::{Issuer, PaperCopy, Sale};
use crate::messages::Language;

/// A receipt, for a thermal printer or as a PDF roll.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReceiptPaper {
    /// The shop.
    pub issuer: Issuer,
    /// The sale.
    pub sale: Sale,
    /// Warranty and thanks, one paragraph each.
    pub footer: Vec<String>,
    /// Content of the QR code; `None` prints none.
    pub qr: Option<String>,
    /// Original or reprint.
    pub copy: PaperCopy,
    /// Language of the paper.
    pub language: Language,
}
