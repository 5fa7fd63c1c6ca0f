//! One page to draw on. The origin is the top left corner; text is placed by its baseline.

use printpdf::{
    Line, LinePoint, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, TextItem, TextMatrix,
    WindingOrder, XObjectId, XObjectTransform,
};

use super::{
    fonts::Fonts,
    style::{Ink, Style},
};
use crate::{paper::Logo, qr::QrMatrix};

/// The name of the logo among the resources of a PDF.
pub(super) const LOGO: &str = "Logo";

/// Points in a millimetre.
const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// Millimetres as points.
pub(super) fn mm(millimetres: f32) -> f32 {
    millimetres * POINTS_PER_MM
}

/// A rectangle by its top left corner, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// A page being drawn.
pub(super) struct Canvas {
    fonts: &'static Fonts,
    width: f32,
    height: f32,
    ops: Vec<Op>,
}

impl Canvas {
    /// An empty page of this size in points.
    pub(super) fn new(fonts: &'static Fonts, width: f32, height: f32) -> Self {
        Self { fonts, width, height, ops: Vec::new() }
    }

    pub(super) fn into_page(self) -> PdfPage {
        PdfPage::new(Mm(self.width / POINTS_PER_MM), Mm(self.height / POINTS_PER_MM), self.ops)
    }

    /// Width of `text` in points.
    pub(super) fn measure(&self, style: Style, text: &str) -> f32 {
        self.fonts.width(style.face, style.size, &self.fonts.drawable(style.face, text))
    }

    /// Text that starts at `x`. Returns where it ends.
    pub(super) fn text(&mut self, style: Style, x: f32, y: f32, text: &str) -> f32 {
        let matrix = TextMatrix::Translate(Pt(x), Pt(self.height - y));
        self.show(style, matrix, text);
        x + self.measure(style, text)
    }

    /// Text that ends at `right`. Returns where it starts.
    pub(super) fn text_right(&mut self, style: Style, right: f32, y: f32, text: &str) -> f32 {
        let x = right - self.measure(style, text);
        self.text(style, x, y, text);
        x
    }

    /// Text around `centre`.
    pub(super) fn text_centred(&mut self, style: Style, centre: f32, y: f32, text: &str) {
        let x = centre - self.measure(style, text) / 2.0;
        self.text(style, x, y, text);
    }

    /// Text as wide as usual but `stretch` times as high, from `x`.
    pub(super) fn text_tall(&mut self, style: Style, x: f32, y: f32, stretch: f32, text: &str) {
        let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, stretch, x, self.height - y]);
        self.show(style, matrix, text);
    }

    /// Text across the whole page, rising to the right, centred on the page.
    pub(super) fn watermark(&mut self, style: Style, text: &str) {
        let (sine, cosine) = (self.height / self.width).atan().sin_cos();
        let along = self.measure(style, text) / 2.0;
        let below = style.size * 0.35;
        let x = self.width / 2.0 - along * cosine + below * sine;
        let y = self.height / 2.0 - along * sine - below * cosine;
        self.show(style, TextMatrix::Raw([cosine, sine, -sine, cosine, x, y]), text);
    }

    fn show(&mut self, style: Style, matrix: TextMatrix, text: &str) {
        let text = self.fonts.drawable(style.face, text);
        if text.trim().is_empty() {
            return;
        }
        self.ops.extend([
            Op::StartTextSection,
            Op::SetFont { font: PdfFontHandle::External(style.face.id()), size: Pt(style.size) },
            Op::SetFillColor { col: style.ink.color() },
            Op::SetTextMatrix { matrix },
            Op::ShowText { items: vec![TextItem::Text(text)] },
            Op::EndTextSection,
        ]);
    }

    /// A filled rectangle.
    pub(super) fn fill(&mut self, area: Area, ink: Ink) {
        let ring = self.ring(area);
        self.polygon(vec![ring], ink);
    }

    /// The outline of a rectangle.
    pub(super) fn outline(&mut self, area: Area, thickness: f32, ink: Ink) {
        let points = self.ring(area).points;
        self.stroke(Line { points, is_closed: true }, thickness, ink);
    }

    /// A horizontal line from `left` to `right`.
    pub(super) fn rule(&mut self, left: f32, right: f32, y: f32, thickness: f32, ink: Ink) {
        let points = vec![self.point(left, y), self.point(right, y)];
        self.stroke(Line { points, is_closed: false }, thickness, ink);
    }

    /// A QR code without quiet zone, `side` points wide.
    pub(super) fn qr(&mut self, matrix: &QrMatrix, x: f32, y: f32, side: f32) {
        // A matrix has at most 177 modules: exact as f32.
        let module = side / matrix.side().max(1) as f32;
        let rings = (0..matrix.side())
            .flat_map(|row| matrix.runs(row).into_iter().map(move |(first, length)| (row, first, length)))
            .map(|(row, first, length)| {
                // A hair higher than a module, so that no viewer shows a seam between two rows.
                let (left, top) = (x + first as f32 * module, y + row as f32 * module);
                self.ring(Area { x: left, y: top, width: length as f32 * module, height: module * 1.02 })
            })
            .collect();
        self.polygon(rings, Ink::BLACK);
    }

    /// The logo with its top left corner at `x`, `y`, as large as fits in `width` × `height`. Returns its size.
    pub(super) fn logo(&mut self, logo: &Logo, x: f32, y: f32, width: f32, height: f32) -> (f32, f32) {
        // At most 560 × 260 pixels: exact as f32.
        let (pixels_wide, pixels_high) = (logo.width() as f32, logo.height() as f32);
        let scale = (width / pixels_wide).min(height / pixels_high);
        let (width, height) = (pixels_wide * scale, pixels_high * scale);
        self.ops.push(Op::UseXobject {
            id: XObjectId(LOGO.to_owned()),
            transform: XObjectTransform {
                translate_x: Some(Pt(x)),
                translate_y: Some(Pt(self.height - y - height)),
                scale_x: Some(width),
                scale_y: Some(height),
                no_auto_scale: true,
                ..XObjectTransform::default()
            },
        });
        (width, height)
    }

    fn stroke(&mut self, line: Line, thickness: f32, ink: Ink) {
        self.ops.extend([
            Op::SetOutlineColor { col: ink.color() },
            Op::SetOutlineThickness { pt: Pt(thickness) },
            Op::DrawLine { line },
        ]);
    }

    fn polygon(&mut self, rings: Vec<PolygonRing>, ink: Ink) {
        let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        self.ops.extend([Op::SetFillColor { col: ink.color() }, Op::DrawPolygon { polygon }]);
    }

    fn ring(&self, area: Area) -> PolygonRing {
        let (right, bottom) = (area.x + area.width, area.y + area.height);
        let corners = [(area.x, area.y), (right, area.y), (right, bottom), (area.x, bottom)];
        PolygonRing { points: corners.iter().map(|&(x, y)| self.point(x, y)).collect() }
    }

    fn point(&self, x: f32, y: f32) -> LinePoint {
        LinePoint { p: Point { x: Pt(x), y: Pt(self.height - y) }, bezier: false }
    }
}
