//! A4 pages that fill from the top, and what stands at their feet.

use super::{
    canvas::{Area, Canvas},
    fonts::Fonts,
    paragraph::wrapped,
    style::{Ink, Style},
};
use crate::messages::{Messages, fill};

/// Size of A4, in points.
pub(super) const WIDTH: f32 = 595.276;
const HEIGHT: f32 = 841.89;
/// The sides of what is printed.
pub(super) const LEFT: f32 = 48.0;
/// The right side.
pub(super) const RIGHT: f32 = WIDTH - LEFT;
/// The lowest that a page may be filled.
pub(super) const BOTTOM: f32 = 778.0;
/// The baseline of the foot's first line.
const FOOT: f32 = 800.0;
const FOOT_STYLE: Style = Style::regular(7.0, Ink::TERTIARY);

/// The pages of a document, the last one being filled.
pub(super) struct Sheet {
    fonts: &'static Fonts,
    full: Vec<Canvas>,
    page: Canvas,
    watermark: Option<&'static str>,
    /// How far the page is filled, from its top.
    pub(super) y: f32,
}

impl Sheet {
    /// A first page, with `watermark` behind everything on every page.
    pub(super) fn new(fonts: &'static Fonts, watermark: Option<&'static str>) -> Self {
        Self { fonts, full: Vec::new(), page: blank(fonts, watermark), watermark, y: 40.0 }
    }

    pub(super) fn page(&mut self) -> &mut Canvas {
        &mut self.page
    }

    /// Whether `height` more points fit on this page.
    pub(super) fn has_room(&self, height: f32) -> bool {
        self.y + height <= BOTTOM
    }

    /// Starts a page headed by who issued the document and what it is.
    pub(super) fn turn_page(&mut self, issuer: &str, title: &str) {
        let next = blank(self.fonts, self.watermark);
        self.full.push(std::mem::replace(&mut self.page, next));
        self.page.text(Style::strong(9.0, Ink::TEXT), LEFT, 38.0, issuer);
        self.page.text_right(Style::strong(9.0, Ink::ACCENT), RIGHT, 38.0, title);
        self.y = 56.0;
    }

    /// All pages with their feet: the legal line, what the document is, and "page x/y".
    pub(super) fn finish(self, legal: &str, title: &str, messages: &Messages) -> Vec<Canvas> {
        let mut pages = self.full;
        pages.push(self.page);
        let count = pages.len().to_string();
        for (index, page) in pages.iter_mut().enumerate() {
            let number = fill(messages.invoice.page, &[("page", &(index + 1).to_string()), ("pages", &count)]);
            foot(page, legal, title, &number);
        }
        pages
    }
}

fn blank(fonts: &'static Fonts, watermark: Option<&'static str>) -> Canvas {
    let mut page = Canvas::new(fonts, WIDTH, HEIGHT);
    if let Some(text) = watermark {
        page.watermark(Style::strong(96.0, Ink::WATERMARK), text);
    }
    page.fill(Area { x: 0.0, y: 0.0, width: WIDTH, height: 7.0 }, Ink::ACCENT);
    page
}

fn foot(page: &mut Canvas, legal: &str, title: &str, number: &str) {
    page.rule(LEFT, RIGHT, FOOT - 12.0, 0.5, Ink::LINE);
    let mut y = FOOT;
    for line in wrapped(page, FOOT_STYLE, RIGHT - LEFT, legal).iter().take(2) {
        page.text_centred(FOOT_STYLE, WIDTH / 2.0, y, line);
        y += FOOT_STYLE.leading() + 1.5;
    }
    page.text(FOOT_STYLE, LEFT, y, title);
    page.text_right(FOOT_STYLE, RIGHT, y, number);
}
