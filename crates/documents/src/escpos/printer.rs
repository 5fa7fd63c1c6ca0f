//! The printers and what is peculiar about each.

use crate::charset::Charset;

/// A kind of printer that can be chosen in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrinterModel {
    /// Epson TM-T20 and its successors, 80 mm.
    EpsonTmT20,
    /// Epson TM-T88, 80 mm; 42 characters a line.
    EpsonTmT88,
    /// Xprinter XP-80 and the many sold under other names, 80 mm.
    XprinterXp80,
    /// Star with its interface set to ESC/POS emulation, 80 mm.
    StarEscPos,
    /// Any other 80 mm printer with a cutter.
    Generic80,
    /// Any other 58 mm printer; most have no cutter.
    Generic58,
    /// The last resort for an 80 mm printer that prints wrong accents or no QR code: plain letters, everything else drawn.
    Plain80,
    /// The same for 58 mm.
    Plain58,
}

impl PrinterModel {
    /// All models, in the order of a list to choose from.
    pub const ALL: [Self; 8] = [
        Self::EpsonTmT20,
        Self::EpsonTmT88,
        Self::XprinterXp80,
        Self::StarEscPos,
        Self::Generic80,
        Self::Generic58,
        Self::Plain80,
        Self::Plain58,
    ];

    /// The code under which a setting keeps the model. It never changes.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::EpsonTmT20 => "epson-tm-t20",
            Self::EpsonTmT88 => "epson-tm-t88",
            Self::XprinterXp80 => "xprinter-xp-80",
            Self::StarEscPos => "star-escpos",
            Self::Generic80 => "generic-80",
            Self::Generic58 => "generic-58",
            Self::Plain80 => "plain-80",
            Self::Plain58 => "plain-58",
        }
    }

    /// The model with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|model| model.code() == code)
    }

    /// What is peculiar about it. Change a field for a printer that differs from its kind.
    #[must_use]
    pub fn profile(self) -> PrinterProfile {
        match self {
            Self::EpsonTmT20 => EPSON_80,
            Self::EpsonTmT88 => PrinterProfile { columns: 42, dots: 512, ..EPSON_80 },
            Self::StarEscPos => PrinterProfile { qr: QrPrinting::Raster, drawer_pulse_ms: (200, 200), ..EPSON_80 },
            Self::XprinterXp80 | Self::Generic80 => GENERIC_80,
            Self::Generic58 => GENERIC_58,
            Self::Plain80 => PrinterProfile { charset: Charset::Ascii, code_page: None, ..GENERIC_80 },
            Self::Plain58 => PrinterProfile { charset: Charset::Ascii, code_page: None, ..GENERIC_58 },
        }
    }
}

/// How one printer wants to be spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrinterProfile {
    /// Characters on a line in font A.
    pub columns: usize,
    /// Printable dots on a line.
    pub dots: usize,
    /// The characters it can print.
    pub charset: Charset,
    /// Its number for that code page (`ESC t n`); `None` sends no such command.
    pub code_page: Option<u8>,
    /// Leave the Chinese mode first, in which two bytes above 0x7F are one character. Such printers come set to it.
    pub cancel_kanji: bool,
    /// How it draws QR codes.
    pub qr: QrPrinting,
    /// How it cuts.
    pub cut: Cut,
    /// Lines to feed so that the last one has passed the cutter or the tear bar.
    pub feed_before_cut: u8,
    /// The connector pin that the drawer listens to.
    pub drawer_pin: DrawerPin,
    /// Length of the drawer's pulse and of the pause after it, in milliseconds, 2 to 510.
    pub drawer_pulse_ms: (u16, u16),
}

/// How a QR code is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QrPrinting {
    /// By the printer itself, `GS ( k`.
    Native,
    /// As an image, `GS v 0`.
    Raster,
}

/// How paper is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// By hand.
    None,
    /// Right through, `GS V 0`.
    Full,
    /// But for one point, `GS V 1`.
    Partial,
}

/// The pin of the drawer's connector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawerPin {
    /// The usual one.
    Pin2,
    /// A second drawer.
    Pin5,
}

/// 203 dpi, 72 mm printable.
const EPSON_80: PrinterProfile = PrinterProfile {
    columns: 48,
    dots: 576,
    charset: Charset::Pc858,
    code_page: Some(19),
    cancel_kanji: false,
    qr: QrPrinting::Native,
    cut: Cut::Partial,
    feed_before_cut: 5,
    drawer_pin: DrawerPin::Pin2,
    drawer_pulse_ms: (50, 500),
};

/// Clones understand Windows-1252 as page 16 more often than code page 858 as page 19, and draw QR codes as images always.
const GENERIC_80: PrinterProfile = PrinterProfile {
    charset: Charset::Windows1252,
    code_page: Some(16),
    cancel_kanji: true,
    qr: QrPrinting::Raster,
    drawer_pulse_ms: (100, 500),
    ..EPSON_80
};

/// 203 dpi, 48 mm printable.
const GENERIC_58: PrinterProfile =
    PrinterProfile { columns: 32, dots: 384, cut: Cut::None, feed_before_cut: 4, ..GENERIC_80 };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_has_its_own_code_and_lines_that_fit_its_dots() {
        for model in PrinterModel::ALL {
            let profile = model.profile();
            assert_eq!(PrinterModel::from_code(model.code()), Some(model));
            assert!(profile.columns * 12 <= profile.dots, "font A is 12 dots wide: {model:?}");
            assert_eq!(profile.dots % 8, 0, "{model:?}");
        }
    }
}
