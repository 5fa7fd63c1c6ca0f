//! The A4 report of a shift: the variance first, then how it came about.

mod cash;
mod head;
mod section;
mod trail;

use super::{
    PdfError,
    document::{self, Properties},
    fonts::Fonts,
    sheet::Sheet,
    table::Running,
};
use crate::paper::{PaperCopy, ShiftReportPaper};

/// The shift report as PDF on A4.
///
/// # Errors
/// [`PdfError::Font`] or [`PdfError::Write`], neither of which happens on a sound installation.
pub fn shift_report(paper: &ShiftReportPaper) -> Result<Vec<u8>, PdfError> {
    let messages = paper.language.messages();
    let watermark = matches!(paper.copy, PaperCopy::Duplicate { .. }).then_some(messages.sale.duplicate);
    let mut sheet = Sheet::new(Fonts::load()?, watermark);
    let title = format!("{} {}", messages.shift.title, paper.number);
    let running = Running { issuer: &paper.issuer.name, title: &title };
    sheet.y = head::draw(sheet.page(), paper);
    cash::draw(&mut sheet, paper);
    trail::draw(&mut sheet, paper, &running);
    let pages = sheet.finish("", &title, messages);
    let properties =
        Properties { title, author: paper.issuer.name.clone(), language: paper.language, moment: paper.closed };
    document::bytes(pages, None, &properties)
}
