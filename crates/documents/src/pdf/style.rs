//! Colours and type of the papers, from the theme: one accent, the rest ink.

use printpdf::{Color, Rgb};

use super::fonts::Face;

/// A colour, as 0xRRGGBB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ink(u32);

impl Ink {
    /// Text.
    pub(super) const TEXT: Self = Self(0x0016_181d);
    /// Secondary text.
    pub(super) const SECONDARY: Self = Self(0x0043_464e);
    /// Labels and captions.
    pub(super) const TERTIARY: Self = Self(0x005a_5d65);
    /// The accent: titles, the head of a table, the total.
    pub(super) const ACCENT: Self = Self(0x002e_3e97);
    /// The accent as a ground.
    pub(super) const ACCENT_SOFT: Self = Self(0x00ee_f0fa);
    /// The accent as a watermark.
    pub(super) const WATERMARK: Self = Self(0x00e7_eaf6);
    /// Hairlines.
    pub(super) const LINE: Self = Self(0x00dc_dcd5);
    /// Paper.
    pub(super) const WHITE: Self = Self(0x00ff_ffff);
    /// Text on the accent that is not the main thing.
    pub(super) const ON_ACCENT: Self = Self(0x00c9_d0f0);
    /// QR codes.
    pub(super) const BLACK: Self = Self(0);

    pub(super) fn color(self) -> Color {
        let [_, red, green, blue] = self.0.to_be_bytes().map(|byte| f32::from(byte) / 255.0);
        Color::Rgb(Rgb::new(red, green, blue, None))
    }
}

/// How text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) face: Face,
    /// In points.
    pub(super) size: f32,
    pub(super) ink: Ink,
}

impl Style {
    pub(super) const fn regular(size: f32, ink: Ink) -> Self {
        Self { face: Face::Regular, size, ink }
    }

    pub(super) const fn strong(size: f32, ink: Ink) -> Self {
        Self { face: Face::SemiBold, size, ink }
    }

    pub(super) const fn mono(size: f32, ink: Ink) -> Self {
        Self { face: Face::Mono, size, ink }
    }

    /// From one baseline to the next, in points.
    pub(super) fn leading(self) -> f32 {
        (self.size * 1.36 * 4.0).round() / 4.0
    }
}

/// Body text.
pub(super) const BODY: Style = Style::regular(9.0, Ink::TEXT);
/// Body text that counts.
pub(super) const BODY_STRONG: Style = Style::strong(9.0, Ink::TEXT);
/// Details below a name.
pub(super) const DETAIL: Style = Style::regular(7.6, Ink::TERTIARY);
/// What a value is called.
pub(super) const LABEL: Style = Style::regular(8.4, Ink::TERTIARY);
/// Paragraphs of conditions.
pub(super) const SMALL: Style = Style::regular(8.2, Ink::SECONDARY);
/// The heading of a section.
pub(super) const SECTION: Style = Style::strong(10.5, Ink::ACCENT);
