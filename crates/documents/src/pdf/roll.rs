//! The receipt as a PDF as wide as the roll and as long as its content, for system printers and for sending.

use super::{
    PdfError,
    canvas::{Canvas, mm},
    document::{self, Properties},
    fonts::{Face, Fonts},
    style::{Ink, Style},
};
use crate::{
    charset::Charset,
    paper::{Logo, ReceiptPaper, SlipPaper},
    qr::QrMatrix,
    ticket::{self, Ticket, TicketRow, Weight},
};

/// The paper of a receipt printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RollWidth {
    /// 80 mm, 48 characters.
    Mm80,
    /// 58 mm, 32 characters.
    Mm58,
}

impl RollWidth {
    fn columns(self) -> usize {
        match self {
            Self::Mm80 => 48,
            Self::Mm58 => 32,
        }
    }

    /// Width of the paper and of what is printed on it, in points.
    fn widths(self) -> (f32, f32) {
        match self {
            Self::Mm80 => (mm(80.0), mm(72.0)),
            Self::Mm58 => (mm(58.0), mm(48.0)),
        }
    }
}

const MARGIN: f32 = 14.0;
/// Readers refuse pages above 200 inches; what is longer goes on on the next page.
const LENGTH_MAX: f32 = 14_000.0;
/// Height of a line as a share of the size of its letters.
const LEADING: f32 = 1.36;
/// How much higher the letters of a tall line are.
const STRETCH: f32 = 1.45;

/// The receipt as PDF.
///
/// # Errors
/// [`PdfError::Qr`] when the QR code's content is too long.
pub fn receipt(paper: &ReceiptPaper, roll: RollWidth) -> Result<Vec<u8>, PdfError> {
    let ticket = ticket::receipt(paper, roll.columns(), Charset::Unicode);
    let words = &paper.language.messages().sale;
    let properties = Properties {
        title: format!("{} {}", words.receipt, paper.sale.number),
        author: paper.issuer.name.clone(),
        language: paper.language,
        moment: paper.sale.moment,
    };
    pdf(&ticket, roll, paper.issuer.logo.as_ref(), &properties)
}

/// The counter's slip as PDF.
///
/// # Errors
/// [`PdfError::Qr`] when its code is too long.
pub fn slip(paper: &SlipPaper, roll: RollWidth) -> Result<Vec<u8>, PdfError> {
    let ticket = ticket::slip(paper, roll.columns(), Charset::Unicode);
    let words = &paper.language.messages().slip;
    let properties = Properties {
        title: format!("{} {}", words.title, paper.sale.number),
        author: paper.issuer.name.clone(),
        language: paper.language,
        moment: paper.sale.moment,
    };
    pdf(&ticket, roll, None, &properties)
}

fn pdf(ticket: &Ticket, roll: RollWidth, logo: Option<&Logo>, properties: &Properties) -> Result<Vec<u8>, PdfError> {
    let rows = ticket.rows.iter().map(|row| Placed::new(row, ticket, roll)).collect::<Result<Vec<_>, _>>()?;
    let mut pages = Vec::new();
    for page in pages_of(&rows) {
        pages.push(draw(page, roll)?);
    }
    document::bytes(pages, logo, properties)
}

/// A row with its height and what it needs to be drawn.
struct Placed<'a> {
    row: &'a TicketRow,
    height: f32,
    size: f32,
    qr: Option<QrMatrix>,
}

impl<'a> Placed<'a> {
    fn new(row: &'a TicketRow, ticket: &Ticket, roll: RollWidth) -> Result<Self, PdfError> {
        let printed = roll.widths().1;
        // All letters are 0.6 em wide, and 48 is exact as f32.
        let size = printed / ticket.columns as f32 / 0.6;
        let (height, qr) = match row {
            TicketRow::Text { weight: Weight::Tall, .. } => (size * LEADING * STRETCH, None),
            TicketRow::Text { .. } => (size * LEADING, None),
            TicketRow::Logo(_) => (logo_height(printed) + size, None),
            TicketRow::Qr { payload } => {
                let matrix = QrMatrix::new(payload)?;
                (qr_side(printed, &matrix) + size, Some(matrix))
            }
        };
        Ok(Self { row, height, size, qr })
    }
}

fn logo_height(printed: f32) -> f32 {
    printed * 0.22
}

/// The side of a code: a share of the paper, and for one of many modules what a cheap scanner needs, 0.375 mm each.
fn qr_side(printed: f32, matrix: &QrMatrix) -> f32 {
    // A matrix has at most 177 modules: exact as f32.
    let legible = mm(0.375) * matrix.side() as f32;
    (printed * 0.55).min(mm(28.0)).max(legible).min(printed)
}

fn pages_of<'a, 'b>(rows: &'b [Placed<'a>]) -> Vec<&'b [Placed<'a>]> {
    let mut pages = Vec::new();
    let mut rest = rows;
    while !rest.is_empty() {
        let mut length = 2.0 * MARGIN;
        let fitting = rest.iter().take_while(|placed| {
            length += placed.height;
            length <= LENGTH_MAX
        });
        let (page, next) = rest.split_at(fitting.count().max(1));
        pages.push(page);
        rest = next;
    }
    pages
}

fn draw(rows: &[Placed<'_>], roll: RollWidth) -> Result<Canvas, PdfError> {
    let (width, printed) = roll.widths();
    let left = (width - printed) / 2.0;
    let length = rows.iter().map(|placed| placed.height).sum::<f32>() + 2.0 * MARGIN;
    let mut page = Canvas::new(Fonts::load()?, width, length);
    let mut y = MARGIN;
    for placed in rows {
        match placed.row {
            TicketRow::Text { text, weight } => text_row(&mut page, text, *weight, placed, left, y),
            TicketRow::Logo(logo) => {
                let (logo_width, _) = logo_size(logo.width() as f32, logo.height() as f32, printed);
                page.logo(logo, (width - logo_width) / 2.0, y, printed * 0.7, logo_height(printed));
            }
            TicketRow::Qr { .. } => {
                if let Some(matrix) = &placed.qr {
                    let side = qr_side(printed, matrix);
                    page.qr(matrix, (width - side) / 2.0, y + placed.size / 2.0, side);
                }
            }
        }
        y += placed.height;
    }
    Ok(page)
}

/// The size that [`Canvas::logo`] will choose.
fn logo_size(width: f32, height: f32, printed: f32) -> (f32, f32) {
    let scale = (printed * 0.7 / width).min(logo_height(printed) / height);
    (width * scale, height * scale)
}

fn text_row(page: &mut Canvas, text: &str, weight: Weight, placed: &Placed<'_>, left: f32, y: f32) {
    let strong = Style { face: Face::MonoSemiBold, size: placed.size, ink: Ink::TEXT };
    let baseline = y + placed.height * 0.74;
    // Spaces are not drawn: the text starts where its first letter stands.
    let indent = text.chars().take_while(|&character| character == ' ').count();
    let x = left + indent as f32 * placed.size * 0.6;
    let text = text.trim_start_matches(' ');
    match weight {
        Weight::Regular => {
            page.text(Style::mono(placed.size, Ink::TEXT), x, baseline, text);
        }
        Weight::Strong => {
            page.text(strong, x, baseline, text);
        }
        Weight::Tall => page.text_tall(strong, x, baseline, STRETCH * 0.9, text),
    }
}
