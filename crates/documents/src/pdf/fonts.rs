//! The fonts of all papers: IBM Plex, under the SIL Open Font License (`fonts/OFL.txt`). Parsed once per process.

use std::sync::OnceLock;

use printpdf::{FontId, ParsedFont};

use super::PdfError;
use crate::text::printable;

/// A weight of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Regular,
    SemiBold,
    Mono,
    MonoSemiBold,
}

/// A face's file.
struct FontFile {
    /// Its resource name in the PDF; the first six letters mark the subset.
    name: &'static str,
    bytes: &'static [u8],
}

impl Face {
    pub(super) const ALL: [Self; 4] = [Self::Regular, Self::SemiBold, Self::Mono, Self::MonoSemiBold];

    fn file(self) -> FontFile {
        match self {
            Self::Regular => FontFile { name: "PLEXSR", bytes: include_bytes!("../../fonts/IBMPlexSans-Regular.ttf") },
            Self::SemiBold => {
                FontFile { name: "PLEXSS", bytes: include_bytes!("../../fonts/IBMPlexSans-SemiBold.ttf") }
            }
            Self::Mono => FontFile { name: "PLEXMR", bytes: include_bytes!("../../fonts/IBMPlexMono-Regular.ttf") },
            Self::MonoSemiBold => {
                FontFile { name: "PLEXMS", bytes: include_bytes!("../../fonts/IBMPlexMono-SemiBold.ttf") }
            }
        }
    }

    pub(super) fn id(self) -> FontId {
        FontId(self.file().name.to_owned())
    }
}

/// The parsed fonts.
pub(super) struct Fonts {
    regular: ParsedFont,
    semi_bold: ParsedFont,
    mono: ParsedFont,
    mono_semi_bold: ParsedFont,
}

impl Fonts {
    /// The fonts, parsed on first use.
    pub(super) fn load() -> Result<&'static Self, PdfError> {
        static FONTS: OnceLock<Result<Fonts, &'static str>> = OnceLock::new();
        FONTS.get_or_init(Self::parse).as_ref().map_err(|name| PdfError::Font(name))
    }

    fn parse() -> Result<Self, &'static str> {
        let parse = |face: Face| {
            let file = face.file();
            ParsedFont::from_bytes(file.bytes, 0, &mut Vec::new()).ok_or(file.name)
        };
        Ok(Self {
            regular: parse(Face::Regular)?,
            semi_bold: parse(Face::SemiBold)?,
            mono: parse(Face::Mono)?,
            mono_semi_bold: parse(Face::MonoSemiBold)?,
        })
    }

    pub(super) fn parsed(&self, face: Face) -> &ParsedFont {
        match face {
            Face::Regular => &self.regular,
            Face::SemiBold => &self.semi_bold,
            Face::Mono => &self.mono,
            Face::MonoSemiBold => &self.mono_semi_bold,
        }
    }

    /// `text` with only characters that the face can draw; a question mark stands for the others.
    pub(super) fn drawable(&self, face: Face, text: &str) -> String {
        let font = self.parsed(face);
        let has = |character: char| font.lookup_glyph_index(u32::from(character)).is_some_and(|glyph| glyph != 0);
        printable(text).chars().map(|character| if has(character) { character } else { '?' }).collect()
    }

    /// Width of drawable text at `size`, in points.
    pub(super) fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        let font = self.parsed(face);
        let units: u32 = text
            .chars()
            .filter_map(|character| font.lookup_glyph_index(u32::from(character)))
            .map(|glyph| u32::from(font.get_horizontal_advance(glyph)))
            .sum();
        // A line of text is far below 2²⁴ units, so the conversion is exact.
        units as f32 * size / f32::from(font.pdf_font_metrics.units_per_em.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_equally_wide_so_that_amounts_align() -> Result<(), PdfError> {
        let fonts = Fonts::load()?;
        for face in Face::ALL {
            let widths: Vec<f32> = ('0'..='9').map(|digit| fonts.width(face, 10.0, &digit.to_string())).collect();
            assert!(widths.iter().all(|&width| (width - 6.0).abs() < 0.001), "{face:?}: {widths:?}");
        }
        Ok(())
    }

    #[test]
    fn french_is_drawable_and_the_rest_is_replaced() -> Result<(), PdfError> {
        let fonts = Fonts::load()?;
        let french = "Éàùçœ « n° 1 » 1\u{a0}000 − 5 % × …’ €";
        for face in Face::ALL {
            assert_eq!(fonts.drawable(face, french), french, "{face:?}");
            assert_eq!(fonts.drawable(face, "猫"), "?");
        }
        Ok(())
    }
}
