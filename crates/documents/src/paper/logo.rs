//! The shop's logo, decoded and scaled once.

use std::sync::Arc;

use printpdf::{RawImage, RawImageData, RawImageFormat};

/// Widest and highest logo kept, in pixels: 300 dpi at the size it is printed.
const KEPT_PX_MAX: (usize, usize) = (560, 260);
/// Largest PNG accepted, in pixels on one side.
const SIDE_PX_MAX: usize = 6_000;

/// A logo on white, ready for every paper. Cloning is cheap: keep one per store.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    width: usize,
    height: usize,
    rgb: Arc<[u8]>,
}

/// Why a file cannot be a logo.
#[derive(Debug, thiserror::Error)]
pub enum LogoError {
    /// Not a PNG.
    #[error("the file is not a PNG image; save the logo as PNG and choose it again")]
    NotPng,
    /// Too large to be a logo.
    #[error("the image measures {width} × {height} pixels; reduce it to at most 6000 on each side")]
    TooLarge {
        /// Pixels from left to right.
        width: usize,
        /// Pixels from top to bottom.
        height: usize,
    },
    /// Damaged, or a kind of PNG that is not read.
    #[error("the image cannot be read ({0}); open it in a drawing program and save it again as PNG")]
    Damaged(String),
}

impl Logo {
    /// Decodes a PNG, puts transparency on white and scales it down to what is printed.
    ///
    /// # Errors
    /// [`LogoError`] when the bytes are no PNG, too large, or damaged.
    pub fn from_png(png: &[u8]) -> Result<Self, LogoError> {
        let (width, height) = png_size(png).ok_or(LogoError::NotPng)?;
        if width > SIDE_PX_MAX || height > SIDE_PX_MAX {
            return Err(LogoError::TooLarge { width, height });
        }
        let image = RawImage::decode_from_bytes(png, &mut Vec::new()).map_err(LogoError::Damaged)?;
        let pixels = on_white(&image).ok_or_else(|| LogoError::Damaged(format!("{:?}", image.data_format)))?;
        Ok(scaled_down(image.width, image.height, &pixels))
    }

    /// A picture that is decoded already: three bytes per pixel, row by row from the top. `None` where they are not that many.
    #[must_use]
    pub fn from_rgb(width: usize, height: usize, rgb: &[u8]) -> Option<Self> {
        let (pixels, rest) = rgb.as_chunks::<3>();
        let is_whole = rest.is_empty() && !pixels.is_empty() && width.checked_mul(height) == Some(pixels.len());
        is_whole.then(|| scaled_down(width, height, pixels))
    }

    /// Pixels from left to right.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Pixels from top to bottom.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// Three bytes per pixel, row by row from the top.
    #[must_use]
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }
}

impl std::fmt::Debug for Logo {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Logo({} × {})", self.width, self.height)
    }
}

/// Width and height from the PNG's header, before anything is decoded.
fn png_size(png: &[u8]) -> Option<(usize, usize)> {
    let header = png.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let word = |at: usize| {
        let bytes: [u8; 4] = header.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    (header.get(4..8)? == b"IHDR").then_some(())?;
    Some((word(8)?, word(12)?)).filter(|&(width, height)| width > 0 && height > 0)
}

/// The pixels as RGB with transparency laid on white. `None` for pixel formats that a PNG of this crate never has.
fn on_white(image: &RawImage) -> Option<Vec<[u8; 3]>> {
    let bytes: Vec<u8> = match &image.pixels {
        RawImageData::U8(bytes) => bytes.clone(),
        RawImageData::U16(words) => words.iter().map(|&word| word.to_be_bytes()[0]).collect(),
        RawImageData::F32(_) => return None,
    };
    let blend = |value: u8, alpha: u8| {
        let mixed = (u32::from(value) * u32::from(alpha) + 255 * (255 - u32::from(alpha)) + 127) / 255;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    let pixel = |samples: &[u8]| match *samples {
        [grey] => [grey; 3],
        [grey, alpha] => [blend(grey, alpha); 3],
        [red, green, blue] => [red, green, blue],
        [red, green, blue, alpha] => [blend(red, alpha), blend(green, alpha), blend(blue, alpha)],
        _ => [255; 3],
    };
    let samples = match image.data_format {
        RawImageFormat::R8 | RawImageFormat::R16 => 1,
        RawImageFormat::RG8 | RawImageFormat::RG16 => 2,
        RawImageFormat::RGB8 | RawImageFormat::RGB16 => 3,
        RawImageFormat::RGBA8 | RawImageFormat::RGBA16 => 4,
        _ => return None,
    };
    let pixels: Vec<[u8; 3]> = bytes.chunks_exact(samples).map(pixel).collect();
    (pixels.len() == image.width * image.height).then_some(pixels)
}

/// Averages the pixels under each kept pixel, so that the result is sharp enough to print and small enough to embed.
fn scaled_down(width: usize, height: usize, pixels: &[[u8; 3]]) -> Logo {
    let (kept_width, kept_height) = kept_size(width, height);
    let span = |index: usize, from: usize, to: usize| {
        let start = index * from / to;
        start..((index + 1) * from / to).max(start + 1)
    };
    let mut rgb = Vec::with_capacity(kept_width * kept_height * 3);
    for row in 0..kept_height {
        for column in 0..kept_width {
            let (columns, rows) = (span(column, width, kept_width), span(row, height, kept_height));
            rgb.extend_from_slice(&mean(pixels, width, columns, rows));
        }
    }
    Logo { width: kept_width, height: kept_height, rgb: rgb.into() }
}

/// The size within [`KEPT_PX_MAX`] with the same proportions; never larger than the image.
fn kept_size(width: usize, height: usize) -> (usize, usize) {
    let (width_max, height_max) = KEPT_PX_MAX;
    if width <= width_max && height <= height_max {
        (width, height)
    } else if width * height_max > height * width_max {
        (width_max, (height * width_max / width).max(1))
    } else {
        ((width * height_max / height).max(1), height_max)
    }
}

fn mean(pixels: &[[u8; 3]], width: usize, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> [u8; 3] {
    let mut sums = [0_u32; 3];
    let mut count = 0_u32;
    for row in rows {
        for pixel in pixels.get(row * width + columns.start..row * width + columns.end).unwrap_or_default() {
            count += 1;
            for (sum, &sample) in sums.iter_mut().zip(pixel) {
                *sum += u32::from(sample);
            }
        }
    }
    sums.map(|sum| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn a_png_becomes_pixels_on_white() -> Result<(), LogoError> {
        let logo = Logo::from_png(samples::LOGO_PNG)?;
        assert_eq!(logo.rgb().len(), logo.width() * logo.height() * 3);
        assert!(logo.width() <= KEPT_PX_MAX.0 && logo.height() <= KEPT_PX_MAX.1);
        assert_eq!(logo.rgb().get(..3), Some(&[255, 255, 255][..]), "the transparent corner is white");
        Ok(())
    }

    #[test]
    fn what_is_no_png_is_refused_with_a_remedy() {
        assert!(matches!(Logo::from_png(b"GIF89a"), Err(LogoError::NotPng)));
        let mut huge = samples::LOGO_PNG.to_vec();
        huge.splice(16..20, 100_000_u32.to_be_bytes());
        assert!(matches!(Logo::from_png(&huge), Err(LogoError::TooLarge { width: 100_000, .. })));
        let cut = samples::LOGO_PNG.get(..60).unwrap_or_default();
        assert!(matches!(Logo::from_png(cut), Err(LogoError::Damaged(_))));
    }
}
