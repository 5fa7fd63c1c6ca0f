//! What a reader checks afterwards: movements, sales left open, the note, and the signatures.

use super::cash::PENDING_IN_COLUMN;
use crate::{
    format,
    paper::ShiftReportPaper,
    pdf::{
        canvas::Area,
        sheet::{LEFT, RIGHT, Sheet},
        style::{BODY, Ink, LABEL, SECTION},
        table::{self, Density, Row, Running, Table},
    },
};

const SIGNATURE_HEIGHT: f32 = 50.0;

pub(super) fn draw(sheet: &mut Sheet, paper: &ShiftReportPaper, running: &Running<'_>) {
    if !paper.movements.is_empty() {
        table::flow(sheet, &movements(paper), LEFT, RIGHT, running);
        sheet.y += 11.0;
    }
    if paper.pending.len() > PENDING_IN_COLUMN {
        table::flow(sheet, &pending(paper), LEFT, RIGHT, running);
        sheet.y += 11.0;
    }
    note(sheet, paper, running);
    signatures(sheet, paper, running);
}

fn movements(paper: &ShiftReportPaper) -> Table {
    let words = &paper.language.messages().shift;
    let rows = paper.movements.iter().map(|movement| Row {
        name: movement.reason.clone(),
        details: Vec::new(),
        cells: vec![format::time(movement.moment), format::amount(movement.amount, paper.currency, paper.language)],
    });
    let head = vec![words.movements, words.time, words.amount];
    Table { head, rows: rows.collect(), density: Density::Dense, kept_below: 0.0 }
}

fn pending(paper: &ShiftReportPaper) -> Table {
    let messages = paper.language.messages();
    let rows = paper.pending.iter().map(|sale| Row {
        name: sale.party.clone(),
        details: Vec::new(),
        cells: vec![sale.number.clone(), format::amount(sale.due, paper.currency, paper.language)],
    });
    let head = vec![messages.shift.pending, messages.sale.sale, messages.sale.due];
    Table { head, rows: rows.collect(), density: Density::Dense, kept_below: 0.0 }
}

fn note(sheet: &mut Sheet, paper: &ShiftReportPaper, running: &Running<'_>) {
    let Some(note) = &paper.note else { return };
    if !sheet.has_room(60.0) {
        sheet.turn_page(running.issuer, running.title);
    }
    let top = sheet.y + 10.0;
    let page = sheet.page();
    page.text(SECTION, LEFT, top, paper.language.messages().shift.note);
    sheet.y = sheet.page().paragraph(BODY, LEFT, top + 15.0, RIGHT - LEFT, note) + 4.0;
}

fn signatures(sheet: &mut Sheet, paper: &ShiftReportPaper, running: &Running<'_>) {
    let words = &paper.language.messages().shift;
    if !sheet.has_room(SIGNATURE_HEIGHT + 14.0) {
        sheet.turn_page(running.issuer, running.title);
    }
    let top = sheet.y + 8.0;
    let width = (RIGHT - LEFT - 32.0) / 2.0;
    let page = sheet.page();
    for (x, label) in [(LEFT, words.cashier_signature), (LEFT + width + 32.0, words.manager_signature)] {
        page.text(LABEL, x, top, label);
        page.outline(Area { x, y: top + 6.0, width, height: SIGNATURE_HEIGHT }, 0.6, Ink::LINE);
    }
    sheet.y = top + 6.0 + SIGNATURE_HEIGHT;
}
