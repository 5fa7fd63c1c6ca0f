//! The counter's slip: what the customer carries to the till.

use super::{Issuer, PaperCopy, Sale};
use crate::messages::Language;

/// A slip, for a thermal printer or as a PDF roll.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlipPaper {
    /// The shop; of it only the name is printed.
    pub issuer: Issuer,
    /// The sale. Customer and payments are not printed: the paper passes through many hands.
    pub sale: Sale,
    /// The signed text of its code, as it is in `sales.slip`.
    pub code: String,
    /// The code carries the whole sale; else the till collects once the sale has come.
    pub is_whole: bool,
    /// Original or reprint.
    pub copy: PaperCopy,
    /// Language of the paper.
    pub language: Language,
}
