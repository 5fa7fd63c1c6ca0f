//! Receipts as the bytes that thermal printers understand.
//!
//! The commands are Epson's ESC/POS as its clones implement them; what a clone does differently is in its
//! [`PrinterProfile`]. Crate `escpos` was tried and left: its printer owns the connection, writes one code page and hides
//! the cut and drawer variants that the quirks are about.

mod encoder;
mod printer;
mod raster;

pub use printer::{Cut, DrawerPin, PrinterModel, PrinterProfile, QrPrinting};

use crate::{
    paper::{ReceiptPaper, SlipPaper},
    qr::QrError,
    ticket::{self, Ticket},
};

/// Whether printing also opens the cash drawer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawer {
    /// Leave it shut.
    #[default]
    Shut,
    /// Open it before the first line is printed.
    Kick,
}

/// The receipt laid out as this printer will print it, for a preview.
#[must_use]
pub fn layout(paper: &ReceiptPaper, printer: &PrinterProfile) -> Ticket {
    ticket::receipt(paper, printer.columns, printer.charset)
}

/// The receipt as bytes for this printer.
///
/// # Errors
/// [`QrError`] when the QR code's content is too long.
pub fn receipt(paper: &ReceiptPaper, printer: &PrinterProfile, drawer: Drawer) -> Result<Vec<u8>, QrError> {
    encoder::ticket(&layout(paper, printer), printer, drawer)
}

/// The counter's slip as bytes for this printer.
///
/// # Errors
/// [`QrError`] when its code is too long.
pub fn slip(paper: &SlipPaper, printer: &PrinterProfile) -> Result<Vec<u8>, QrError> {
    encoder::ticket(&ticket::slip(paper, printer.columns, printer.charset), printer, Drawer::Shut)
}

/// The bytes that only open the drawer, for "no sale" and cash movements.
#[must_use]
pub fn drawer_kick(printer: &PrinterProfile) -> Vec<u8> {
    encoder::drawer_kick(printer)
}
