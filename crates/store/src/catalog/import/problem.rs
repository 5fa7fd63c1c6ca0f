//! What can be wrong with a line.

use serde::Serialize;
use ts_rs::TS;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportSeverity")]
pub enum Severity {
    /// The line is not imported.
    Error,
    /// The line is imported; something in it is not, or deserves a look.
    Warning,
}

/// What is wrong, without words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
#[ts(rename = "ImportProblem")]
pub enum Problem {
    /// The cell is empty.
    Missing,
    /// The text is longer than Comptoir keeps.
    TooLong {
        /// The limit, in characters.
        length_max: usize,
    },
    /// No amount in the organisation's currency.
    NotAnAmount {
        /// That currency.
        currency: &'static str,
    },
    /// `1,500` could be one and a half, or one thousand five hundred.
    AmountAmbiguous,
    /// More decimals than there can be.
    TooManyDecimals {
        /// How many there can be.
        places: u32,
    },
    /// No number.
    NotANumber,
    /// Below zero.
    Negative,
    /// Beyond what Comptoir can hold.
    TooLarge,
    /// Not one of the words that are understood here.
    WordUnknown {
        /// Some that are.
        accepted: &'static str,
    },
    /// No barcode.
    BarcodeInvalid {
        /// The one of the cell's codes.
        barcode: String,
    },
    /// A spreadsheet has rounded the code: `6.12E+12`.
    BarcodeRounded,
    /// Another product has the barcode.
    BarcodeTaken {
        /// Which barcode.
        barcode: String,
    },
    /// An earlier line gives the barcode to another product.
    BarcodeRepeated {
        /// Which barcode.
        barcode: String,
        /// That line.
        line: u32,
    },
    /// The product is new, and the file has no column for a field that a new product needs.
    NewProductNeeds,
    /// The line has more cells than there are headers.
    TooManyCells,
    /// A cell is longer than any text: a quotation mark is not closed.
    CellTooLong,
    /// The maximum that the store has set is below this minimum.
    AboveMaximum,
    /// A rule of the business says no.
    Refused {
        /// The refusal's code.
        code: String,
    },
    /// An earlier line has the same code: that one counts.
    Repeated {
        /// That line.
        line: u32,
    },
    /// The price is zero.
    PriceZero,
    /// The product's stock has moved already: its opening stock is past.
    OpeningStockPast,
    /// The product keeps no stock.
    KeepsNoStock,
    /// It keeps no stock, and is to be sold by serial number.
    SerialsNeedStock,
}
