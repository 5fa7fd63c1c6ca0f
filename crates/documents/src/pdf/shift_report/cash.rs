//! What was sold and by what means on the left, the cash and its count on the right.

use comptoir_domain::Money;

use super::section::Section;
use crate::{
    format,
    paper::ShiftReportPaper,
    pdf::{
        canvas::Canvas,
        sheet::{LEFT, RIGHT, Sheet},
    },
};

const LEFT_COLUMN_END: f32 = 286.0;
const RIGHT_COLUMN: f32 = 318.0;
/// Room between blocks.
const GAP: f32 = 13.0;
/// Sales left open that are listed in the left column; more become a table of their own.
pub(super) const PENDING_IN_COLUMN: usize = 6;

pub(super) fn draw(sheet: &mut Sheet, paper: &ShiftReportPaper) {
    let top = sheet.y;
    let page = sheet.page();
    let left = activity(page, paper, top);
    let left = methods(page, paper, left + GAP);
    let left = pending(page, paper, left);
    let right = cash(page, paper, top);
    let right = count(page, paper, right + GAP);
    sheet.y = left.max(right) + GAP;
}

fn shown(paper: &ShiftReportPaper, amount: Money) -> String {
    format::amount(amount, paper.currency, paper.language)
}

fn activity(page: &mut Canvas, paper: &ShiftReportPaper, top: f32) -> f32 {
    let messages = paper.language.messages();
    let words = &messages.shift;
    let mut section = Section::new(page, LEFT, LEFT_COLUMN_END, top, words.activity);
    section.counted(words.sales, &paper.sales.0.to_string(), &shown(paper, paper.sales.1));
    section.counted(words.refunds, &paper.refunds.0.to_string(), &shown(paper, -paper.refunds.1));
    section.strong(words.net_sales, &shown(paper, paper.net_sales));
    for tax in paper.taxes.iter().filter(|tax| tax.rate.0 > 0) {
        let label = format!("{} {}", messages.sale.tax_included, format::rate(tax.rate, paper.language));
        section.row(&label, &shown(paper, tax.tax));
    }
    section.counted(words.discounts, &paper.discounts.0.to_string(), &shown(paper, paper.discounts.1));
    section.end()
}

fn methods(page: &mut Canvas, paper: &ShiftReportPaper, top: f32) -> f32 {
    let messages = paper.language.messages();
    let mut section = Section::new(page, LEFT, LEFT_COLUMN_END, top, messages.shift.payments);
    for total in &paper.methods {
        let label = total.method.label(messages);
        section.counted(label, &total.count.to_string(), &shown(paper, total.amount));
    }
    section.end()
}

fn pending(page: &mut Canvas, paper: &ShiftReportPaper, end: f32) -> f32 {
    if paper.pending.is_empty() || paper.pending.len() > PENDING_IN_COLUMN {
        return end;
    }
    let words = &paper.language.messages().shift;
    let mut section = Section::new(page, LEFT, LEFT_COLUMN_END, end + GAP, words.pending);
    for sale in &paper.pending {
        section.row(&format!("{} · {}", sale.number, sale.party), &shown(paper, sale.due));
    }
    section.end()
}

fn cash(page: &mut Canvas, paper: &ShiftReportPaper, top: f32) -> f32 {
    let (words, cash) = (&paper.language.messages().shift, &paper.cash);
    let mut section = Section::new(page, RIGHT_COLUMN, RIGHT, top, words.cash);
    let rows = [
        (words.float, cash.float),
        (words.cash_payments, cash.payments),
        (words.cash_in, cash.cash_in),
        (words.cash_refunds, -cash.refunds),
        (words.cash_out, -cash.cash_out),
        (words.safe_drops, -cash.safe_drops),
    ];
    for (label, amount) in rows {
        section.row(label, &shown(paper, amount));
    }
    section.strong(words.expected, &shown(paper, cash.expected));
    section.end()
}

fn count(page: &mut Canvas, paper: &ShiftReportPaper, top: f32) -> f32 {
    let words = &paper.language.messages().shift;
    let mut section = Section::new(page, RIGHT_COLUMN, RIGHT, top, words.count_sheet);
    for count in paper.counts.iter().filter(|count| count.count > 0) {
        let amount = count.value.share(i64::from(count.count), 1);
        section.counted(&shown(paper, count.value), &format!("× {}", count.count), &shown(paper, amount));
    }
    section.strong(words.counted, &shown(paper, paper.cash.counted));
    section.end()
}
