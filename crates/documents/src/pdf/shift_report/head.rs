//! The shop, the shift, and the slab with the variance.

use crate::{
    format,
    messages::Messages,
    paper::{Issuer, ShiftReportPaper},
    pdf::{
        canvas::{Area, Canvas},
        invoice::{copy_mark, shop},
        sheet::{LEFT, RIGHT},
        style::{BODY, Ink, LABEL, Style},
    },
};

const SLAB_LEFT: f32 = 318.0;
const SLAB_HEIGHT: f32 = 92.0;

/// Draws the head and returns where the blocks may start.
pub(super) fn draw(page: &mut Canvas, paper: &ShiftReportPaper) -> f32 {
    let messages = paper.language.messages();
    // A paper for the drawer and the accountant: the logo would only take room.
    let issuer = Issuer { logo: None, ..paper.issuer.clone() };
    let shop_end = shop(page, &issuer, messages);
    page.text_right(Style::strong(22.0, Ink::ACCENT), RIGHT, 60.0, messages.shift.title);
    page.text_right(Style::strong(11.0, Ink::TEXT), RIGHT, 78.0, &paper.number);
    let title_end = copy_mark(page, paper.copy, messages, 102.0);
    let top = shop_end.max(title_end) + 18.0;
    let facts_end = facts(page, paper, messages, top);
    slab(page, paper, messages, top);
    facts_end.max(top + SLAB_HEIGHT) + 18.0
}

fn facts(page: &mut Canvas, paper: &ShiftReportPaper, messages: &Messages, top: f32) -> f32 {
    let (words, sale) = (&messages.shift, &messages.invoice);
    let documents = paper.documents.as_ref().map(|(first, last)| format!("{first} – {last}"));
    let rows = [
        (sale.register, Some(paper.register.clone())),
        (sale.cashier, Some(paper.cashier.clone())),
        (words.business_date, Some(format::date(paper.closed.date))),
        (words.opened, Some(format::date_and_time(paper.opened))),
        (words.closed, Some(format::date_and_time(paper.closed))),
        (words.documents, documents),
    ];
    let shown = rows.into_iter().filter_map(|(label, value)| Some((label, value?)));
    let values = LEFT + 74.0;
    let mut y = top + 9.0;
    for (label, value) in shown {
        page.text(LABEL, LEFT, y, label);
        y = page.paragraph(BODY, values, y, SLAB_LEFT - 16.0 - values, &value) + 3.0;
    }
    y - 10.0
}

fn slab(page: &mut Canvas, paper: &ShiftReportPaper, messages: &Messages, top: f32) {
    let words = &messages.shift;
    let amount = |value| format::amount(value, paper.currency, paper.language);
    page.fill(Area { x: SLAB_LEFT, y: top, width: RIGHT - SLAB_LEFT, height: SLAB_HEIGHT }, Ink::ACCENT);
    let (left, right) = (SLAB_LEFT + 14.0, RIGHT - 14.0);
    let quiet = Style::regular(9.0, Ink::ON_ACCENT);
    let verdict = if paper.cash.variance.is_negative() {
        words.short
    } else if paper.cash.variance.is_positive() {
        words.over
    } else {
        words.exact
    };
    page.text(Style::strong(10.5, Ink::WHITE), left, top + 20.0, words.variance);
    page.text_right(quiet, right, top + 20.0, verdict);
    let unit = page.text_right(quiet, right, top + 50.0, format::currency_label(paper.currency));
    page.text_right(Style::strong(27.0, Ink::WHITE), unit - 6.0, top + 50.0, &amount(paper.cash.variance));
    for (label, value, y) in
        [(words.expected, paper.cash.expected, top + 69.0), (words.counted, paper.cash.counted, top + 82.0)]
    {
        page.text(quiet, left, y, label);
        page.text_right(Style::regular(9.0, Ink::WHITE), right, y, &amount(value));
    }
}
