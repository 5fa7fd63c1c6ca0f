//! The end of the invoice: QR code, conditions, and room for signature and stamp.

use crate::{
    paper::InvoicePaper,
    pdf::{
        canvas::{Area, Canvas},
        paragraph::wrapped,
        sheet::{BOTTOM, LEFT, RIGHT, Sheet},
        style::{DETAIL, Ink, LABEL, SMALL},
        table::Running,
    },
    qr::QrMatrix,
};

const QR_SIDE: f32 = 66.0;
const SIGNATURE: (f32, f32) = (168.0, 66.0);
/// Room between paragraphs.
const GAP: f32 = 3.0;

/// Draws the end at the foot of the page, or on a new page when it does not fit.
pub(super) fn draw(sheet: &mut Sheet, paper: &InvoicePaper, qr: Option<&QrMatrix>, running: &Running<'_>) {
    let x = if qr.is_some() { LEFT + QR_SIDE + 16.0 } else { LEFT };
    let width = RIGHT - SIGNATURE.0 - 22.0 - x;
    let text = text_height(sheet.page(), paper, width, qr.is_some());
    let height = text.max(if qr.is_some() { QR_SIDE } else { 0.0 }).max(SIGNATURE.1 + 14.0);
    if !sheet.has_room(height + 22.0) {
        sheet.turn_page(running.issuer, running.title);
    }
    let top = (BOTTOM - height).max(sheet.y + 22.0);
    let page = sheet.page();
    if let Some(matrix) = qr {
        page.qr(matrix, LEFT, top, QR_SIDE);
    }
    conditions(page, paper, x, top, width, qr.is_some());
    signature(page, paper, top);
    sheet.y = top + height;
}

fn conditions(page: &mut Canvas, paper: &InvoicePaper, x: f32, top: f32, width: f32, has_qr: bool) {
    let mut y = top + 7.0;
    for paragraph in &paper.conditions {
        y = page.paragraph(SMALL, x, y, width, paragraph) + GAP;
    }
    if has_qr {
        page.paragraph(DETAIL, x, y, width, paper.language.messages().invoice.verify);
    }
}

fn text_height(page: &Canvas, paper: &InvoicePaper, width: f32, has_qr: bool) -> f32 {
    // A few paragraphs of a few lines: exact as f32.
    let lines: usize = paper.conditions.iter().map(|text| wrapped(page, SMALL, width, text).len()).sum();
    let verify = if has_qr { DETAIL.leading() * 2.0 } else { 0.0 };
    lines as f32 * SMALL.leading() + paper.conditions.len() as f32 * GAP + verify
}

fn signature(page: &mut Canvas, paper: &InvoicePaper, top: f32) {
    let x = RIGHT - SIGNATURE.0;
    page.text(LABEL, x, top + 7.0, paper.language.messages().invoice.signature);
    page.outline(Area { x, y: top + 13.0, width: SIGNATURE.0, height: SIGNATURE.1 }, 0.6, Ink::LINE);
}
