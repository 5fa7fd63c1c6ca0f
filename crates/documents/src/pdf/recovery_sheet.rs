//! The recovery sheet: a code to be typed from paper, perhaps years later, by somebody who is in trouble.

use super::{
    PdfError,
    canvas::{Area, Canvas},
    document::{self, Properties},
    fonts::{Face, Fonts},
    sheet::{LEFT, RIGHT, Sheet},
    style::{BODY_STRONG, Ink, LABEL, SECTION, Style},
};
use crate::{
    format,
    messages::RecoveryMessages,
    paper::{Moment, RecoverySheetPaper},
};

const TEXT: Style = Style::regular(10.5, Ink::TEXT);
const GROUPS_PER_LINE: usize = 4;
const GROUP_HEIGHT: f32 = 44.0;

/// The recovery sheet as PDF on A4. Print it and forget the bytes: nothing else may keep the code.
///
/// # Errors
/// [`PdfError::Font`] or [`PdfError::Write`], neither of which happens on a sound installation.
pub fn recovery_sheet(paper: &RecoverySheetPaper) -> Result<Vec<u8>, PdfError> {
    let messages = paper.language.messages();
    let words = &messages.recovery;
    let mut sheet = Sheet::new(Fonts::load()?, None);
    let page = sheet.page();
    let y = head(page, paper, words);
    let y = code(page, paper, words, y);
    let y = list(page, words.keep_title, words.keep, Marker::Dash, y + 26.0);
    let y = list(page, words.use_title, words.steps, Marker::Number, y + 14.0);
    warning(page, words, y + 12.0);
    blanks(page, words);
    let properties = Properties {
        title: words.title.to_owned(),
        author: paper.organisation.clone(),
        language: paper.language,
        moment: Moment { date: paper.created, hour: 0, minute: 0 },
    };
    document::bytes(sheet.finish("", words.title, messages), None, &properties)
}

fn head(page: &mut Canvas, paper: &RecoverySheetPaper, words: &RecoveryMessages) -> f32 {
    page.text(Style::strong(27.0, Ink::ACCENT), LEFT, 70.0, words.title);
    page.text(LABEL, LEFT, 96.0, words.organisation);
    page.text(LABEL, RIGHT - 120.0, 96.0, words.created);
    page.text(Style::strong(13.0, Ink::TEXT), RIGHT - 120.0, 112.0, &format::date(paper.created));
    let name = Style::strong(13.0, Ink::TEXT);
    let y = page.paragraph(name, LEFT, 112.0, RIGHT - LEFT - 140.0, &paper.organisation);
    page.paragraph(TEXT, LEFT, y + 10.0, RIGHT - LEFT, words.purpose) + 8.0
}

fn code(page: &mut Canvas, paper: &RecoverySheetPaper, words: &RecoveryMessages, top: f32) -> f32 {
    let lines = paper.code.len().div_ceil(GROUPS_PER_LINE);
    // A few lines and columns: exact as f32.
    let height = 34.0 + lines as f32 * GROUP_HEIGHT;
    page.fill(Area { x: LEFT, y: top, width: RIGHT - LEFT, height }, Ink::ACCENT_SOFT);
    page.outline(Area { x: LEFT, y: top, width: RIGHT - LEFT, height }, 1.2, Ink::ACCENT);
    page.text(Style { ink: Ink::ACCENT, ..BODY_STRONG }, LEFT + 16.0, top + 20.0, words.code);
    let group_width = (RIGHT - LEFT - 32.0) / GROUPS_PER_LINE as f32;
    let style = Style { face: Face::MonoSemiBold, size: 27.0, ink: Ink::TEXT };
    for (index, group) in paper.code.iter().enumerate() {
        let (line, column) = ((index / GROUPS_PER_LINE) as f32, (index % GROUPS_PER_LINE) as f32);
        let (x, y) = (LEFT + 16.0 + column * group_width, top + 58.0 + line * GROUP_HEIGHT);
        page.text(Style { ink: Ink::TERTIARY, ..LABEL }, x, y - 1.0, &(index + 1).to_string());
        page.text(style, x + 14.0, y, group);
    }
    top + height
}

#[derive(Clone, Copy)]
enum Marker {
    Dash,
    Number,
}

fn list(page: &mut Canvas, title: &str, items: &[&str], marker: Marker, top: f32) -> f32 {
    page.text(SECTION, LEFT, top, title);
    let mut y = top + 20.0;
    for (index, item) in items.iter().enumerate() {
        let mark = match marker {
            Marker::Dash => "–".to_owned(),
            Marker::Number => format!("{}.", index + 1),
        };
        page.text(Style { ink: Ink::ACCENT, ..TEXT }, LEFT, y, &mark);
        y = page.paragraph(TEXT, LEFT + 18.0, y, RIGHT - LEFT - 18.0, item) + 4.0;
    }
    y
}

fn warning(page: &mut Canvas, words: &RecoveryMessages, top: f32) {
    page.fill(Area { x: LEFT, y: top, width: RIGHT - LEFT, height: 30.0 }, Ink::ACCENT);
    page.text(Style::strong(10.5, Ink::WHITE), LEFT + 16.0, top + 19.0, words.warning);
}

/// Two lines to fill in by hand.
fn blanks(page: &mut Canvas, words: &RecoveryMessages) {
    let middle = f32::midpoint(LEFT, RIGHT);
    for (left, right, label) in [(LEFT, middle - 14.0, words.kept_at), (middle + 14.0, RIGHT, words.checked_on)] {
        page.text(LABEL, left, 716.0, label);
        page.rule(left, right, 744.0, 0.6, Ink::TERTIARY);
    }
}
