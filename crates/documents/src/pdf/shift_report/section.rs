//! A titled block of labels and amounts.

use crate::pdf::{
    canvas::Canvas,
    style::{BODY, BODY_STRONG, Ink, SECTION, Style},
};

const ROW: f32 = 15.5;

/// A block between two edges, filled downwards.
pub(super) struct Section<'a> {
    page: &'a mut Canvas,
    left: f32,
    right: f32,
    y: f32,
}

impl<'a> Section<'a> {
    /// Starts a block with its title at `y`.
    pub(super) fn new(page: &'a mut Canvas, left: f32, right: f32, y: f32, title: &str) -> Self {
        page.text(SECTION, left, y + 10.0, title);
        page.rule(left, right, y + 16.0, 0.9, Ink::ACCENT);
        Self { page, left, right, y: y + 19.0 }
    }

    pub(super) fn row(&mut self, label: &str, amount: &str) {
        self.styled(BODY, label, amount);
        self.page.rule(self.left, self.right, self.y, 0.4, Ink::LINE);
    }

    pub(super) fn strong(&mut self, label: &str, amount: &str) {
        self.styled(BODY_STRONG, label, amount);
        self.page.rule(self.left, self.right, self.y, 0.4, Ink::LINE);
    }

    /// A row with a number between label and amount.
    pub(super) fn counted(&mut self, label: &str, count: &str, amount: &str) {
        let middle = self.right - 92.0;
        self.page.text_right(Style { ink: Ink::TERTIARY, ..BODY }, middle, self.y + 11.0, count);
        self.row(label, amount);
    }

    /// Where the block ends.
    pub(super) fn end(self) -> f32 {
        self.y
    }

    /// A label that is too long for its line goes on below; the amount stays on the first line.
    fn styled(&mut self, style: Style, label: &str, amount: &str) {
        let amount_start = self.page.text_right(style, self.right, self.y + 11.0, amount);
        let width = amount_start - 10.0 - self.left;
        let end = self.page.paragraph(style, self.left, self.y + 11.0, width, label);
        self.y = end - 11.0 + ROW - style.leading();
    }
}
