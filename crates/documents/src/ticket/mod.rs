//! The receipt line by line, before it becomes ESC/POS, PDF or text on a screen: one layout, several outputs.
//!
//! No line is ever wider than the paper: long names wrap, and an amount that does not fit beside its label goes below it.

mod customer;
mod lines;
mod receipt;
mod slip;
mod totals;
mod writer;

pub use receipt::receipt;
pub use slip::slip;

use crate::paper::Logo;

/// A receipt laid out for a width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Width of the paper in characters.
    pub columns: usize,
    /// From top to bottom.
    pub rows: Vec<TicketRow>,
}

/// One row of a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TicketRow {
    /// A line of text, already aligned with spaces; at most [`Ticket::columns`] characters.
    Text {
        /// The characters.
        text: String,
        /// How heavy.
        weight: Weight,
    },
    /// The shop's logo, centred.
    Logo(Logo),
    /// A QR code, centred.
    Qr {
        /// Its content.
        payload: String,
    },
}

/// How heavy a line is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// As most lines.
    #[default]
    Regular,
    /// Bold.
    Strong,
    /// Bold and higher, for the total; no wider.
    Tall,
}

impl Ticket {
    /// The lines as plain text, for a preview. The logo has no line; the QR code is the word QR between brackets.
    #[must_use]
    pub fn to_text(&self) -> Vec<String> {
        self.rows
            .iter()
            .filter_map(|row| match row {
                TicketRow::Text { text, .. } => Some(text.clone()),
                TicketRow::Logo(_) => None,
                TicketRow::Qr { .. } => Some(format!("{:>1$}", "[QR]", usize::midpoint(self.columns, 4))),
            })
            .collect()
    }
}
