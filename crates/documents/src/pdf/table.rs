//! Tables: columns as wide as their widest cell, one that takes the rest, amounts aligned on the right.

use super::{
    canvas::{Area, Canvas},
    paragraph::wrapped,
    sheet::Sheet,
    style::{BODY, DETAIL, Ink, Style},
};

const HEAD: Style = Style::strong(8.2, Ink::WHITE);
const HEAD_HEIGHT: f32 = 20.0;
const CELL_PADDING: f32 = 8.0;
/// Narrowest column.
const CELL_WIDTH_MIN: f32 = 30.0;

/// A table: the first column is text and takes the room that the others leave.
pub(super) struct Table {
    pub(super) head: Vec<&'static str>,
    pub(super) rows: Vec<Row>,
    pub(super) density: Density,
    /// Room that the last row keeps below it, so that what follows the table does not stand on a page alone.
    pub(super) kept_below: f32,
}

/// How far apart rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Density {
    /// For customers.
    Airy,
    /// For lists that are checked.
    Dense,
}

impl Density {
    /// Above and below the text, in points.
    fn padding(self) -> f32 {
        match self {
            Self::Airy => 5.5,
            Self::Dense => 3.0,
        }
    }
}

/// A row of a table.
pub(super) struct Row {
    /// First column; may wrap.
    pub(super) name: String,
    /// Smaller lines below the name.
    pub(super) details: Vec<String>,
    /// The other columns.
    pub(super) cells: Vec<String>,
}

/// Who heads the pages on which a table goes on.
pub(super) struct Running<'a> {
    pub(super) issuer: &'a str,
    pub(super) title: &'a str,
}

/// Where a table stands and how its columns divide it.
struct Frame {
    left: f32,
    right: f32,
    /// Widths of all columns but the first.
    widths: Vec<f32>,
    padding: f32,
}

impl Frame {
    fn new(canvas: &Canvas, table: &Table, left: f32, right: f32) -> Self {
        let heads = table.head.iter().skip(1).map(|head| canvas.measure(HEAD, head));
        let widths = heads
            .enumerate()
            .map(|(column, head)| {
                let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
                cells.map(|cell| canvas.measure(BODY, cell)).fold(head.max(CELL_WIDTH_MIN), f32::max)
                    + 2.0 * CELL_PADDING
            })
            .collect();
        Self { left, right, widths, padding: table.density.padding() }
    }

    fn name_width(&self) -> f32 {
        (self.right - self.left - self.widths.iter().sum::<f32>() - 2.0 * CELL_PADDING).max(60.0)
    }

    /// Writes cells right-aligned in their columns.
    fn cells<'a>(&self, canvas: &mut Canvas, style: Style, y: f32, cells: impl Iterator<Item = &'a str>) {
        let mut edge = self.right - self.widths.iter().sum::<f32>();
        for (width, cell) in self.widths.iter().zip(cells) {
            edge += width;
            canvas.text_right(style, edge - CELL_PADDING, y, cell);
        }
    }

    fn head(&self, canvas: &mut Canvas, table: &Table, y: f32) {
        canvas.fill(Area { x: self.left, y, width: self.right - self.left, height: HEAD_HEIGHT }, Ink::ACCENT);
        let baseline = y + 13.2;
        canvas.text(HEAD, self.left + CELL_PADDING, baseline, table.head.first().copied().unwrap_or_default());
        self.cells(canvas, HEAD, baseline, table.head.iter().skip(1).copied());
    }

    /// Draws a row at `y` and returns where the next one starts.
    fn row(&self, canvas: &mut Canvas, row: &Row, layout: &RowLayout, y: f32) -> f32 {
        let first = y + self.padding + 8.0;
        let mut baseline = first;
        for line in &layout.name {
            canvas.text(BODY, self.left + CELL_PADDING, baseline, line);
            baseline += BODY.leading();
        }
        for line in &layout.details {
            canvas.text(DETAIL, self.left + CELL_PADDING, baseline - 1.2, line);
            baseline += DETAIL.leading();
        }
        self.cells(canvas, BODY, first, row.cells.iter().map(String::as_str));
        canvas.rule(self.left, self.right, y + layout.height, 0.5, Ink::LINE);
        y + layout.height
    }
}

/// The lines of a row's first column.
struct RowLayout {
    name: Vec<String>,
    details: Vec<String>,
    height: f32,
}

impl RowLayout {
    fn new(canvas: &Canvas, frame: &Frame, row: &Row) -> Self {
        let width = frame.name_width();
        let name = wrapped(canvas, BODY, width, &row.name);
        let details: Vec<String> =
            row.details.iter().flat_map(|detail| wrapped(canvas, DETAIL, width, detail)).collect();
        // A handful of lines: exact as f32.
        let text = name.len().max(1) as f32 * BODY.leading() + details.len() as f32 * DETAIL.leading();
        Self { name, details, height: text + 2.0 * frame.padding - 1.0 }
    }
}

/// Draws the table from the sheet's height on, over as many pages as it needs; the head is repeated on each.
pub(super) fn flow(sheet: &mut Sheet, table: &Table, left: f32, right: f32, running: &Running<'_>) {
    let frame = Frame::new(sheet.page(), table, left, right);
    if !sheet.has_room(HEAD_HEIGHT + 30.0) {
        sheet.turn_page(running.issuer, running.title);
    }
    let mut y = sheet.y;
    frame.head(sheet.page(), table, y);
    y += HEAD_HEIGHT;
    for (index, row) in table.rows.iter().enumerate() {
        let layout = RowLayout::new(sheet.page(), &frame, row);
        let kept_below = if index + 1 == table.rows.len() { table.kept_below } else { 0.0 };
        sheet.y = y;
        if !sheet.has_room(layout.height + kept_below) {
            sheet.turn_page(running.issuer, running.title);
            y = sheet.y;
            frame.head(sheet.page(), table, y);
            y += HEAD_HEIGHT;
        }
        y = frame.row(sheet.page(), row, &layout, y);
    }
    sheet.y = y;
}
