//! The A4 invoice: who, what, how much, and the sum in words.

mod closing;
mod head;
mod lines;
mod totals;

pub(super) use head::{copy_mark, shop};

use super::{
    PdfError,
    document::{self, Properties},
    fonts::Fonts,
    sheet::{LEFT, RIGHT, Sheet},
    table::{self, Running},
};
use crate::{
    messages::Language,
    paper::{InvoicePaper, PaperCopy},
    qr::QrMatrix,
};

/// An invoice, proforma or credit note as PDF on A4.
///
/// # Errors
/// [`PdfError::Qr`] when the QR code's content is too long.
pub fn invoice(paper: &InvoicePaper) -> Result<Vec<u8>, PdfError> {
    let messages = paper.language.messages();
    let qr = paper.qr.as_deref().map(QrMatrix::new).transpose()?;
    let watermark = matches!(paper.copy, PaperCopy::Duplicate { .. }).then_some(messages.sale.duplicate);
    let mut sheet = Sheet::new(Fonts::load()?, watermark);
    let title = title(paper, paper.language);
    let running = Running { issuer: &paper.issuer.name, title: &title };
    sheet.y = head::draw(sheet.page(), paper);
    table::flow(&mut sheet, &lines::table(paper, totals::height(paper)), LEFT, RIGHT, &running);
    totals::draw(&mut sheet, paper, &running);
    closing::draw(&mut sheet, paper, qr.as_ref(), &running);
    let pages = sheet.finish(&paper.legal_mention, &title, messages);
    let properties =
        Properties { title, author: paper.issuer.name.clone(), language: paper.language, moment: paper.sale.moment };
    document::bytes(pages, paper.issuer.logo.as_ref(), &properties)
}

/// `Facture FAC-AKWA-2026-000312`
fn title(paper: &InvoicePaper, language: Language) -> String {
    format!("{} {}", paper.kind.title(language.messages()), paper.number)
}
