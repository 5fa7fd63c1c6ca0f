//! The head of the first page: the shop on the left, the document on the right, then its dates and the customer.

use crate::{
    format,
    messages::{Messages, fill},
    paper::{Customer, InvoicePaper, Issuer, PaperCopy, TaxId},
    pdf::{
        canvas::{Area, Canvas},
        sheet::{LEFT, RIGHT},
        style::{BODY, BODY_STRONG, Ink, LABEL, Style},
    },
};

const TITLE: Style = Style::strong(25.0, Ink::ACCENT);
const NUMBER: Style = Style::strong(11.0, Ink::TEXT);
const SHOP_NAME: Style = Style::strong(12.5, Ink::TEXT);
const SHOP_LINE: Style = Style::regular(8.6, Ink::SECONDARY);
const MARK: Style = Style::strong(9.0, Ink::ACCENT);
/// Left side of the customer's panel.
const PANEL_LEFT: f32 = 302.0;

/// Draws the head and returns where the table may start.
pub(super) fn draw(page: &mut Canvas, paper: &InvoicePaper) -> f32 {
    let messages = paper.language.messages();
    let shop_end = shop(page, &paper.issuer, messages);
    let title_end = title(page, paper, messages);
    let top = shop_end.max(title_end).max(128.0) + 14.0;
    let facts_end = facts(page, paper, messages, top);
    let customer_end = customer(page, paper.sale.customer.as_ref(), messages, top);
    let end = facts_end.max(customer_end) + 26.0;
    let unit = fill(messages.invoice.amounts_in, &[("currency", format::currency_label(paper.sale.currency))]);
    page.text_right(Style::regular(7.6, Ink::TERTIARY), RIGHT, end - 6.0, &unit);
    end
}

/// Logo, name, address, phone, e-mail and taxpayer number. Shared with the shift report.
pub(in crate::pdf) fn shop(page: &mut Canvas, issuer: &Issuer, messages: &Messages) -> f32 {
    let mut y = 36.0;
    if let Some(logo) = &issuer.logo {
        y += page.logo(logo, LEFT, y, 150.0, 46.0).1 + 8.0;
    }
    y = page.paragraph(SHOP_NAME, LEFT, y + 12.0, 250.0, &issuer.name);
    let phone = issuer.phone.as_ref().map(|phone| format!("{} {phone}", messages.sale.phone));
    let reach: Vec<String> = phone.into_iter().chain(issuer.email.clone()).collect();
    let tax_id = issuer.tax_id.as_ref().map(TaxId::text);
    let lines = issuer.address.iter().cloned().chain((!reach.is_empty()).then(|| reach.join(" · "))).chain(tax_id);
    for line in lines {
        y = page.paragraph(SHOP_LINE, LEFT, y, 250.0, &line);
    }
    y
}

fn title(page: &mut Canvas, paper: &InvoicePaper, messages: &Messages) -> f32 {
    page.text_right(TITLE, RIGHT, 62.0, paper.kind.title(messages));
    page.text_right(NUMBER, RIGHT, 80.0, &paper.number);
    copy_mark(page, paper.copy, messages, 104.0)
}

/// The boxed DUPLICATA on the right. Shared with the shift report.
pub(in crate::pdf) fn copy_mark(page: &mut Canvas, copy: PaperCopy, messages: &Messages, y: f32) -> f32 {
    let PaperCopy::Duplicate { number } = copy else { return y - 14.0 };
    let text = fill(messages.sale.duplicate_number, &[("number", &number.to_string())]);
    let start = page.text_right(MARK, RIGHT - 8.0, y, &text);
    page.outline(Area { x: start - 8.0, y: y - 12.0, width: RIGHT - start + 8.0, height: 17.5 }, 0.9, Ink::ACCENT);
    y + 6.0
}

/// Dates, numbers and people, as label and value.
fn facts(page: &mut Canvas, paper: &InvoicePaper, messages: &Messages, top: f32) -> f32 {
    let words = &messages.invoice;
    let sale = &paper.sale;
    let sale_number = (sale.number != paper.number && !sale.number.is_empty()).then(|| sale.number.clone());
    let rows = [
        (words.date, Some(format::date(sale.moment.date))),
        (paper.kind.due_date_label(messages), paper.due_date.map(format::date)),
        (words.origin, paper.origin.clone()),
        (words.sale, sale_number),
        (words.seller, sale.seller.clone()),
        (words.cashier, sale.cashier.clone()),
        (words.register, sale.register.clone()),
    ];
    let shown: Vec<(&str, String)> = rows.into_iter().filter_map(|(label, value)| Some((label, value?))).collect();
    let values = shown.iter().map(|(label, _)| page.measure(LABEL, label)).fold(52.0, f32::max) + LEFT + 16.0;
    let mut y = top + 9.0;
    for (label, value) in shown {
        page.text(LABEL, LEFT, y, label);
        y = page.paragraph(BODY, values, y, PANEL_LEFT - 16.0 - values, &value) + 2.2;
    }
    y - 10.0
}

fn customer(page: &mut Canvas, customer: Option<&Customer>, messages: &Messages, top: f32) -> f32 {
    let walk_in = Customer { name: messages.invoice.walk_in.to_owned(), ..Customer::default() };
    let customer = customer.unwrap_or(&walk_in);
    let phone = customer.phone.as_ref().map(|phone| format!("{} {phone}", messages.sale.phone));
    let tax_id = customer.tax_id.as_ref().map(TaxId::text);
    let lines: Vec<String> = customer.address.iter().cloned().chain(phone).chain(tax_id).collect();
    let (x, width) = (PANEL_LEFT + 14.0, RIGHT - PANEL_LEFT - 26.0);
    let style = Style::regular(9.0, Ink::SECONDARY);
    let name = Style::strong(11.0, Ink::TEXT);
    let count = |style, text: &str| crate::pdf::paragraph::wrapped(page, style, width, text).len() as f32;
    let names = count(name, &customer.name);
    let text: f32 = lines.iter().map(|line| count(style, line)).sum();
    let height = (30.0 + names * name.leading() + text * style.leading()).max(66.0);
    page.fill(Area { x: PANEL_LEFT, y: top - 2.0, width: RIGHT - PANEL_LEFT, height }, Ink::ACCENT_SOFT);
    page.fill(Area { x: PANEL_LEFT, y: top - 2.0, width: 2.5, height }, Ink::ACCENT);
    page.text(Style { ink: Ink::ACCENT, ..BODY_STRONG }, x, top + 14.0, messages.invoice.billed_to);
    let mut y = page.paragraph(name, x, top + 30.0, width, &customer.name);
    for line in lines {
        y = page.paragraph(style, x, y, width, &line);
    }
    top - 2.0 + height
}
