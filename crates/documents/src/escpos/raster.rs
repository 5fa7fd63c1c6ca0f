//! Images of one bit per dot, printed with `GS v 0`.

use crate::{paper::Logo, qr::QrMatrix};

/// Rows sent with one command: cheap printers hold no more in their buffer.
const BAND_ROWS: usize = 128;
/// Widest and highest logo, as shares of the paper's dots: 3/5 and 1/4.
const LOGO_WIDTH_SHARE: (usize, usize) = (3, 5);
const LOGO_HEIGHT_SHARE: (usize, usize) = (1, 4);

/// Dots from left to right, from the top.
pub(super) struct Bitmap {
    width: usize,
    rows: Vec<Vec<bool>>,
}

impl Bitmap {
    /// Each module as a square of `module` dots.
    pub(super) fn of_qr(matrix: &QrMatrix, module: usize) -> Self {
        let side = matrix.side() * module;
        let row = |y: usize| (0..side).map(|x| matrix.is_dark(x / module, y / module)).collect();
        Self { width: side, rows: (0..side).map(row).collect() }
    }

    /// The logo in black dots: scaled to the paper, what is neither dark nor light spread by Floyd and Steinberg's diffusion.
    pub(super) fn of_logo(logo: &Logo, dots: usize) -> Self {
        let width_max = dots * LOGO_WIDTH_SHARE.0 / LOGO_WIDTH_SHARE.1;
        let height_max = dots * LOGO_HEIGHT_SHARE.0 / LOGO_HEIGHT_SHARE.1;
        let (mut width, mut height) = (width_max, (logo.height() * width_max / logo.width().max(1)).max(1));
        if height > height_max {
            (width, height) = ((logo.width() * height_max / logo.height().max(1)).max(1), height_max);
        }
        let grey = |x: usize, y: usize| {
            let (column, row) = (x * logo.width() / width, y * logo.height() / height);
            let at = (row * logo.width() + column) * 3;
            logo.rgb().get(at..at + 3).map_or(255, |pixel| sharpened(luminance(pixel)))
        };
        let greys = (0..height).map(|y| (0..width).map(|x| grey(x, y)).collect()).collect();
        Self { width, rows: diffused(greys) }
    }

    /// Appends the commands that print the image in the middle of `dots`, band by band.
    pub(super) fn write(&self, bytes: &mut Vec<u8>, dots: usize) {
        let margin = dots.saturating_sub(self.width) / 2;
        let row_bytes = (margin + self.width).div_ceil(8);
        let [width_low, width_high] = u16::try_from(row_bytes).unwrap_or(u16::MAX).to_le_bytes();
        for band in self.rows.chunks(BAND_ROWS) {
            let [height_low, height_high] = u16::try_from(band.len()).unwrap_or(u16::MAX).to_le_bytes();
            bytes.extend([0x1d, b'v', b'0', 0, width_low, width_high, height_low, height_high]);
            for row in band {
                bytes.extend(packed(row, margin, row_bytes));
            }
        }
    }
}

/// Eight dots a byte, the leftmost highest.
fn packed(row: &[bool], margin: usize, row_bytes: usize) -> Vec<u8> {
    let mut bytes = vec![0_u8; row_bytes];
    for x in row.iter().enumerate().filter_map(|(x, &dark)| dark.then_some(margin + x)) {
        if let Some(byte) = bytes.get_mut(x / 8) {
            *byte |= 0x80 >> (x % 8);
        }
    }
    bytes
}

/// ITU-R BT.601 in thousandths.
fn luminance(pixel: &[u8]) -> i32 {
    let weights = [299, 587, 114];
    pixel.iter().zip(weights).map(|(&sample, weight)| i32::from(sample) * weight).sum::<i32>() / 1000
}

/// Dark colours become black and light ones white, because a logo of dots on a solid ground looks dirty.
fn sharpened(grey: i32) -> i32 {
    ((grey - 96) * 255 / (200 - 96)).clamp(0, 255)
}

/// True where a dot is black. The error of each dot goes to its neighbours: 7/16 right, 3, 5 and 1/16 below.
fn diffused(mut greys: Vec<Vec<i32>>) -> Vec<Vec<bool>> {
    let mut dots = Vec::with_capacity(greys.len());
    for y in 0..greys.len() {
        let width = greys.get(y).map_or(0, Vec::len);
        let mut row = Vec::with_capacity(width);
        for x in 0..width {
            let grey = greys.get(y).and_then(|row| row.get(x)).copied().unwrap_or(255);
            let dark = grey < 128;
            let error = grey - if dark { 0 } else { 255 };
            let mut give = |row: usize, column: Option<usize>, share: i32| {
                if let Some(cell) = column.and_then(|column| greys.get_mut(row)?.get_mut(column)) {
                    *cell += error * share / 16;
                }
            };
            give(y, x.checked_add(1), 7);
            give(y + 1, x.checked_sub(1), 3);
            give(y + 1, Some(x), 5);
            give(y + 1, x.checked_add(1), 1);
            row.push(dark);
        }
        dots.push(row);
    }
    dots
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn an_image_is_centred_and_sent_in_bands() {
        let bitmap = Bitmap { width: 8, rows: vec![vec![true; 8]; BAND_ROWS + 1] };
        let mut bytes = Vec::new();
        bitmap.write(&mut bytes, 24);
        assert_eq!(bytes.get(..10), Some(&[0x1d, b'v', b'0', 0, 2, 0, 128, 0, 0x00, 0xff][..]));
        assert_eq!(bytes.get(8 + 2 * BAND_ROWS..), Some(&[0x1d, b'v', b'0', 0, 2, 0, 1, 0, 0x00, 0xff][..]));
    }

    #[test]
    fn a_logo_keeps_its_shape_and_its_ink() {
        let logo = samples::logo();
        let bitmap = Bitmap::of_logo(&logo, 576);
        assert!(bitmap.width <= 346 && bitmap.rows.len() <= 144);
        let ink: usize = bitmap.rows.iter().flatten().filter(|&&dark| dark).count();
        assert!(ink > bitmap.width * bitmap.rows.len() / 20);
    }

    #[test]
    fn middle_grey_becomes_a_pattern_of_half_the_dots() {
        let dots = diffused(vec![vec![128; 40]; 40]);
        let dark = dots.iter().flatten().filter(|&&dark| dark).count();
        assert!((760..=840).contains(&dark), "{dark}");
    }
}
