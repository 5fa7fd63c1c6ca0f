//! Rows of a ticket as ESC/POS commands. Source: Epson, "ESC/POS Command Reference".

use super::{Cut, Drawer, DrawerPin, PrinterProfile, QrPrinting, raster::Bitmap};
use crate::{
    qr::{QUIET_ZONE, QrError, QrMatrix},
    ticket::{Ticket, TicketRow, Weight},
};

const ESC: u8 = 0x1b;
const FS: u8 = 0x1c;
const GS: u8 = 0x1d;
const LF: u8 = b'\n';

/// `ESC @`: forget what an earlier job left behind.
const INITIALISE: [u8; 2] = [ESC, b'@'];
/// `ESC R 0`: the American set, so that # $ @ [ ] are themselves.
const AMERICAN_SET: [u8; 3] = [ESC, b'R', 0];
/// `FS .`: one byte is one character.
const CANCEL_KANJI: [u8; 2] = [FS, b'.'];

/// `ESC J 16`: two millimetres.
const GAP_BELOW_LOGO: [u8; 3] = [ESC, b'J', 16];

/// Side of a QR module, in dots: below 3 it is hard to read, above 6 it only wastes paper.
const QR_MODULE_DOTS_MAX: usize = 6;
/// Up to so many characters a code is no wider than any paper, however its characters are packed.
const NATIVE_QR_LENGTH_MAX: usize = 120;

pub(super) fn ticket(ticket: &Ticket, printer: &PrinterProfile, drawer: Drawer) -> Result<Vec<u8>, QrError> {
    let mut bytes = Vec::from(INITIALISE);
    if drawer == Drawer::Kick {
        bytes.extend(kick(printer));
    }
    if printer.cancel_kanji {
        bytes.extend(CANCEL_KANJI);
    }
    bytes.extend(AMERICAN_SET);
    if let Some(page) = printer.code_page {
        bytes.extend([ESC, b't', page]);
    }
    for row in &ticket.rows {
        match row {
            TicketRow::Text { text, weight } => line(&mut bytes, text, *weight, printer),
            TicketRow::Logo(logo) => {
                Bitmap::of_logo(logo, printer.dots).write(&mut bytes, printer.dots);
                bytes.extend(GAP_BELOW_LOGO);
            }
            TicketRow::Qr { payload } => qr(&mut bytes, payload, printer)?,
        }
    }
    bytes.extend([ESC, b'd', printer.feed_before_cut]);
    match printer.cut {
        Cut::None => {}
        Cut::Full => bytes.extend([GS, b'V', 0]),
        Cut::Partial => bytes.extend([GS, b'V', 1]),
    }
    Ok(bytes)
}

pub(super) fn drawer_kick(printer: &PrinterProfile) -> Vec<u8> {
    let mut bytes = Vec::from(INITIALISE);
    bytes.extend(kick(printer));
    bytes
}

/// `ESC p m t1 t2`, with times in units of 2 ms.
fn kick(printer: &PrinterProfile) -> [u8; 5] {
    let units = |ms: u16| u8::try_from(ms / 2).unwrap_or(u8::MAX).max(1);
    let pin = match printer.drawer_pin {
        DrawerPin::Pin2 => 0,
        DrawerPin::Pin5 => 1,
    };
    [ESC, b'p', pin, units(printer.drawer_pulse_ms.0), units(printer.drawer_pulse_ms.1)]
}

fn line(bytes: &mut Vec<u8>, text: &str, weight: Weight, printer: &PrinterProfile) {
    let text = printer.charset.encode(text.trim_end());
    match weight {
        Weight::Regular => bytes.extend(text),
        Weight::Strong => {
            bytes.extend([ESC, b'E', 1]);
            bytes.extend(text);
            bytes.extend([ESC, b'E', 0]);
        }
        Weight::Tall => {
            bytes.extend([ESC, b'E', 1, GS, b'!', 0x01]);
            bytes.extend(text);
            bytes.extend([GS, b'!', 0x00, ESC, b'E', 0]);
        }
    }
    bytes.push(LF);
}

fn qr(bytes: &mut Vec<u8>, payload: &str, printer: &PrinterProfile) -> Result<(), QrError> {
    let matrix = QrMatrix::new(payload)?;
    let module = (printer.dots / (matrix.side() + 2 * QUIET_ZONE)).clamp(1, QR_MODULE_DOTS_MAX);
    // A printer chooses by itself how it packs the characters. A long code that it packs worse than here is wider than its
    // paper, and is not printed at all.
    let is_short = payload.len() <= NATIVE_QR_LENGTH_MAX;
    match printer.qr {
        QrPrinting::Native if is_short => native_qr(bytes, payload.as_bytes(), u8::try_from(module).unwrap_or(1)),
        QrPrinting::Native | QrPrinting::Raster => Bitmap::of_qr(&matrix, module).write(bytes, printer.dots),
    }
    Ok(())
}

/// `GS ( k`: model 2, size of a module, correction M, store, print; centred.
fn native_qr(bytes: &mut Vec<u8>, payload: &[u8], module: u8) {
    let stored = u16::try_from(payload.len() + 3).unwrap_or(u16::MAX).to_le_bytes();
    bytes.extend([ESC, b'a', 1]);
    bytes.extend([GS, b'(', b'k', 4, 0, b'1', b'A', b'2', 0]);
    bytes.extend([GS, b'(', b'k', 3, 0, b'1', b'C', module]);
    bytes.extend([GS, b'(', b'k', 3, 0, b'1', b'E', b'1']);
    bytes.extend([GS, b'(', b'k', stored[0], stored[1], b'1', b'P', b'0']);
    bytes.extend(payload);
    bytes.extend([GS, b'(', b'k', 3, 0, b'1', b'Q', b'0']);
    bytes.extend([ESC, b'a', 0]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        escpos::{PrinterModel, receipt, slip},
        samples,
    };

    fn bytes(model: PrinterModel, drawer: Drawer) -> Vec<u8> {
        receipt(&samples::receipt(), &model.profile(), drawer).unwrap_or_default()
    }

    fn contains(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    #[test]
    fn the_drawer_opens_only_when_asked_and_before_anything_is_printed() {
        let kick = [ESC, b'p', 0, 25, 250];
        assert!(!contains(&bytes(PrinterModel::EpsonTmT20, Drawer::Shut), &kick));
        let kicked = bytes(PrinterModel::EpsonTmT20, Drawer::Kick);
        assert_eq!(kicked.get(2..7), Some(&kick[..]));
        let second = PrinterProfile { drawer_pin: DrawerPin::Pin5, ..PrinterModel::Generic80.profile() };
        assert_eq!(drawer_kick(&second), [ESC, b'@', ESC, b'p', 1, 50, 250]);
    }

    #[test]
    fn accents_follow_the_code_page_of_the_model() {
        let epson = bytes(PrinterModel::EpsonTmT20, Drawer::Shut);
        assert!(contains(&epson, &[ESC, b't', 19]) && contains(&epson, b"\x90LECTRO-R\x90SEAU AKWA"));
        assert!(!contains(&epson, &CANCEL_KANJI));
        let xprinter = bytes(PrinterModel::XprinterXp80, Drawer::Shut);
        assert!(contains(&xprinter, &[ESC, b't', 16]) && contains(&xprinter, b"\xc9LECTRO-R\xc9SEAU AKWA"));
        assert!(contains(&xprinter, &CANCEL_KANJI));
        let plain = bytes(PrinterModel::Plain80, Drawer::Shut);
        assert!(contains(&plain, b"ELECTRO-RESEAU AKWA") && !contains(&plain, &[ESC, b't']));
    }

    #[test]
    fn qr_codes_are_native_or_drawn() {
        let native = bytes(PrinterModel::EpsonTmT20, Drawer::Shut);
        let payload = samples::receipt().qr.unwrap_or_default();
        assert!(contains(&native, payload.as_bytes()) && !contains(&native, &[GS, b'v', b'0']));
        let drawn = bytes(PrinterModel::StarEscPos, Drawer::Shut);
        assert!(!contains(&drawn, payload.as_bytes()) && contains(&drawn, &[GS, b'v', b'0', 0]));
    }

    /// The dots of the images of a job, as a printer puts them on paper.
    fn dots(bytes: &[u8]) -> Vec<Vec<bool>> {
        let mut rows = Vec::new();
        let mut rest = bytes;
        while let Some(at) = rest.windows(4).position(|part| part == [GS, b'v', b'0', 0]) {
            let size = |place: usize| usize::from(u16::from_le_bytes([rest[at + place], rest[at + place + 1]]));
            let (width, height) = (size(4), size(6));
            let image = &rest[at + 8..at + 8 + width * height];
            rows.extend(image.chunks(width).map(|row| {
                row.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1)).collect::<Vec<bool>>()
            }));
            rest = &rest[at + 8 + width * height..];
        }
        rows
    }

    /// What a scanner reads from these dots, with white paper around them.
    fn scanned(dots: &[Vec<bool>]) -> Option<String> {
        const MARGIN: usize = 16;
        let (width, height) = (dots.first()?.len() + 2 * MARGIN, dots.len() + 2 * MARGIN);
        let dark = |x: usize, y: usize| {
            let row = y.checked_sub(MARGIN).and_then(|row| dots.get(row));
            row.zip(x.checked_sub(MARGIN)).is_some_and(|(row, x)| row.get(x).copied().unwrap_or(false))
        };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| 255 * u8::from(!dark(x, y)));
        image.detect_grids().first()?.decode().ok().map(|(_, text)| text)
    }

    #[test]
    fn the_longest_slip_is_scanned_from_every_printer_as_it_was_signed() {
        let paper = samples::slip();
        for model in PrinterModel::ALL {
            let profile = model.profile();
            let bytes = slip(&paper, &profile).unwrap_or_default();
            let dots = dots(&bytes);
            assert_eq!(scanned(&dots).as_deref(), Some(paper.code.as_str()), "{model:?}");
            assert!(dots.first().is_some_and(|row| row.len() <= profile.dots), "{model:?}: wider than the paper");
        }
    }

    #[test]
    fn the_longest_slip_has_modules_of_three_dots_on_narrow_paper() {
        let matrix = QrMatrix::new(&samples::slip().code).map(|matrix| matrix.side()).unwrap_or(usize::MAX);
        assert_eq!(matrix, 97, "version 20");
        assert!((matrix + 2 * QUIET_ZONE) * 3 <= PrinterModel::Generic58.profile().dots);
    }

    #[test]
    fn paper_is_fed_past_the_cutter_and_cut_where_there_is_one() {
        assert!(bytes(PrinterModel::EpsonTmT20, Drawer::Shut).ends_with(&[ESC, b'd', 5, GS, b'V', 1]));
        assert!(bytes(PrinterModel::Generic58, Drawer::Shut).ends_with(&[ESC, b'd', 4]));
        let full = PrinterProfile { cut: Cut::Full, ..PrinterModel::Generic80.profile() };
        let cut = receipt(&samples::receipt(), &full, Drawer::Shut).unwrap_or_default();
        assert!(cut.ends_with(&[GS, b'V', 0]));
    }

    #[test]
    fn names_cannot_smuggle_commands() {
        let mut paper = samples::receipt();
        if let Some(line) = paper.sale.lines.first_mut() {
            line.name = "Câble\u{1b}p\u{0}\u{19}\u{fa} noir".to_owned();
        }
        let bytes = receipt(&paper, &PrinterModel::EpsonTmT20.profile(), Drawer::Shut).unwrap_or_default();
        assert!(!contains(&bytes, &[ESC, b'p']));
    }
}
