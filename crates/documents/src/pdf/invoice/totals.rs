//! Below the table: taxes and the sum in words on the left, totals and payments on the right.

use comptoir_domain::Money;

use crate::{
    format,
    messages::fill,
    paper::{InvoiceKind, InvoicePaper, TaxLine, TaxMode},
    pdf::{
        canvas::{Area, Canvas},
        paragraph::Run,
        sheet::{LEFT, RIGHT, Sheet},
        style::{BODY, BODY_STRONG, Ink, LABEL, Style},
        table::Running,
    },
    words::amount_in_words,
};

/// Left side of the totals.
const TOTALS_LEFT: f32 = 318.0;
const ROW: f32 = 16.0;
const SLAB: f32 = 34.0;
/// The total steps down so that its unit never wraps.
const SLAB_SIZES: [f32; 3] = [16.0, 13.0, 10.0];
/// Width of the sum in words.
const WORDS_WIDTH: f32 = TOTALS_LEFT - LEFT - 30.0;

/// A label with its amount.
struct Total {
    label: String,
    detail: Option<String>,
    amount: String,
    style: Style,
}

/// The room that totals and payments need, in points.
pub(super) fn height(paper: &InvoicePaper) -> f32 {
    let (before, after) = (before_total(paper), after_total(paper));
    let rows = before.iter().chain(&after);
    let right: f32 = rows.map(|total| if total.detail.is_some() { ROW + 10.0 } else { ROW }).sum();
    (14.0 + right + SLAB + 10.0).max(96.0)
}

/// Draws totals and payments together on one page and leaves the sheet below the longer side.
pub(super) fn draw(sheet: &mut Sheet, paper: &InvoicePaper, running: &Running<'_>) {
    let (before, after) = (before_total(paper), after_total(paper));
    if !sheet.has_room(height(paper)) {
        sheet.turn_page(running.issuer, running.title);
    }
    let top = sheet.y + 14.0;
    let page = sheet.page();
    let taxes_end = taxes(page, paper, top);
    let left_end = in_words(page, paper, taxes_end);
    let mut y = top;
    for total in &before {
        y = row(page, total, y);
    }
    y = slab(page, paper, y + 4.0);
    for total in &after {
        y = row(page, total, y);
    }
    sheet.y = left_end.max(y);
}

fn before_total(paper: &InvoicePaper) -> Vec<Total> {
    let (words, totals) = (paper.language.messages(), &paper.sale.totals);
    let mut rows = Vec::new();
    if !totals.discount.is_zero() {
        let subtotal = match totals.tax_mode {
            _ if totals.taxes.is_empty() => words.sale.subtotal,
            TaxMode::Included => words.invoice.subtotal_with_tax,
            TaxMode::Added => words.invoice.subtotal_without_tax,
        };
        rows.push(total(paper, subtotal.to_owned(), totals.subtotal));
        rows.push(total(paper, words.sale.discount.to_owned(), -totals.discount));
    }
    if !totals.taxes.is_empty() {
        rows.push(total(paper, words.invoice.total_without_tax.to_owned(), totals.without_tax()));
    }
    for tax in totals.taxes.iter().filter(|tax| tax.rate.0 > 0) {
        let label = format!("{} {}", words.sale.tax, format::rate(tax.rate, paper.language));
        rows.push(total(paper, label, tax.tax));
    }
    rows
}

fn after_total(paper: &InvoicePaper) -> Vec<Total> {
    if paper.kind == InvoiceKind::Proforma {
        return Vec::new();
    }
    let messages = paper.language.messages();
    let mut rows: Vec<Total> = Vec::new();
    for payment in &paper.sale.payments {
        let label = payment.method.label(messages).to_owned();
        let mut row = total(paper, label, payment.amount);
        row.detail = payment.method.reference(messages);
        rows.push(row);
    }
    let settled = paper.sale.due.is_zero() && paper.kind == InvoiceKind::Invoice;
    if settled || !paper.sale.due.is_zero() {
        let label = messages.sale.due.to_owned();
        rows.push(Total { style: Style::strong(10.5, Ink::ACCENT), ..total(paper, label, paper.sale.due) });
    }
    rows
}

fn total(paper: &InvoicePaper, label: String, amount: Money) -> Total {
    let amount = format::amount(amount, paper.sale.currency, paper.language);
    Total { label, detail: None, amount, style: BODY }
}

/// Draws a label and its amount and returns where the next row starts.
fn row(page: &mut Canvas, total: &Total, y: f32) -> f32 {
    let baseline = y + 11.0;
    page.text(total.style, TOTALS_LEFT + 12.0, baseline, &total.label);
    page.text_right(total.style, RIGHT - 8.0, baseline, &total.amount);
    let Some(detail) = &total.detail else { return y + ROW };
    page.text(Style::regular(7.6, Ink::TERTIARY), TOTALS_LEFT + 12.0, baseline + 10.0, detail);
    y + ROW + 10.0
}

/// The one dark surface of the page: what is owed for everything, tax included.
fn slab(page: &mut Canvas, paper: &InvoicePaper, y: f32) -> f32 {
    let messages = paper.language.messages();
    page.fill(Area { x: TOTALS_LEFT, y, width: RIGHT - TOTALS_LEFT, height: SLAB }, Ink::ACCENT);
    let baseline = y + 22.0;
    let taxed = paper.sale.totals.taxes.iter().any(|tax| tax.rate.0 > 0);
    let label = if taxed { messages.invoice.total_with_tax } else { messages.invoice.amount };
    let label_end = page.text(Style::strong(10.5, Ink::WHITE), TOTALS_LEFT + 12.0, baseline, label);
    let currency = format::currency_label(paper.sale.currency);
    let start = page.text_right(Style::regular(8.5, Ink::ON_ACCENT), RIGHT - 8.0, baseline, currency);
    let amount = format::amount(paper.sale.totals.total, paper.sale.currency, paper.language);
    let room = start - 4.5 - label_end - 10.0;
    let sizes = SLAB_SIZES.map(|size| Style::strong(size, Ink::WHITE));
    let fitting = sizes.into_iter().find(|&style| page.measure(style, &amount) <= room);
    page.text_right(fitting.unwrap_or(Style::strong(7.5, Ink::WHITE)), start - 4.5, baseline, &amount);
    y + SLAB + 6.0
}

/// Rate, base and tax, when there is more than one rate.
fn taxes(page: &mut Canvas, paper: &InvoicePaper, top: f32) -> f32 {
    let messages = paper.language.messages();
    if paper.sale.totals.taxes.len() < 2 {
        return top;
    }
    let edges = (LEFT + 150.0, LEFT + 232.0);
    let mut y = top + 11.0;
    page.text(LABEL, LEFT, y, messages.invoice.tax_rate);
    page.text_right(LABEL, edges.0, y, messages.invoice.tax_base);
    page.text_right(LABEL, edges.1, y, messages.sale.tax);
    page.rule(LEFT, edges.1, y + 5.0, 0.5, Ink::LINE);
    for tax in &paper.sale.totals.taxes {
        y += ROW;
        tax_row(page, paper, tax, edges, y + 2.0);
    }
    y + 14.0
}

fn tax_row(page: &mut Canvas, paper: &InvoicePaper, tax: &TaxLine, edges: (f32, f32), y: f32) {
    let exempt = paper.language.messages().sale.exempt.to_owned();
    let rate = if tax.rate.0 == 0 { exempt } else { format::rate(tax.rate, paper.language) };
    let amount = |value| format::amount(value, paper.sale.currency, paper.language);
    page.text(BODY, LEFT, y, &rate);
    page.text_right(BODY, edges.0, y, &amount(tax.base));
    page.text_right(BODY, edges.1, y, &amount(tax.tax));
}

/// `Arrêtée la présente facture à la somme de …`, the sum in bold.
fn in_words(page: &mut Canvas, paper: &InvoicePaper, y: f32) -> f32 {
    let amount = amount_in_words(paper.sale.totals.total, paper.sale.currency, paper.language);
    let sentence = paper.kind.in_words(paper.language.messages());
    let (before, _) = sentence.split_once("{amount}").unwrap_or((sentence, ""));
    let after = fill(sentence.get(before.len()..).unwrap_or_default(), &[("amount", &amount)]);
    let runs = [
        Run { style: Style { ink: Ink::SECONDARY, ..BODY }, text: before.to_owned() },
        Run { style: BODY_STRONG, text: after },
    ];
    page.runs(&runs, LEFT, y + 11.0, WORDS_WIDTH)
}
