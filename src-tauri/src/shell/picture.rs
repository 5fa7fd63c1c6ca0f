//! Making a picture small on its way in: whatever a camera or a supplier gives becomes a JPEG that every device can keep.

use std::borrow::Cow;
use std::io::Cursor;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use comptoir_domain::picture::{IMAGE_BYTES_MAX, IMAGE_SIDE_PX_MAX};
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::ShellVerb;
use crate::desk::Desk;
use crate::failure::Failure;

/// The largest file that is opened: a photograph of a good telephone.
const FILE_BYTES_MAX: usize = 20_000_000;
/// The longest side that is decoded: it bounds the memory that a small, forged file can ask for.
const DECODED_SIDE_PX_MAX: u32 = 12_000;
/// The most memory that decoding may take, in bytes.
const DECODED_BYTES_MAX: u64 = 400_000_000;
/// Tried in this order until the picture is light enough: the longest side in pixels, the quality from 1 to 100.
const SIZES: [(u16, u8); 6] =
    [(IMAGE_SIDE_PX_MAX, 85), (IMAGE_SIDE_PX_MAX, 70), (448, 65), (384, 60), (256, 60), (160, 50)];

/// Makes a picture small: a JPEG as `catalog.set_product_image` takes it.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct PreparePicture {
    /// A JPEG, PNG or WebP file, in Base64.
    file: String,
}

/// A picture, small enough.
#[derive(Serialize, TS)]
pub(super) struct PreparedPicture {
    /// In Base64.
    jpeg: String,
}

impl ShellVerb for PreparePicture {
    const NAME: &'static str = "picture.prepare";
    type Answer = PreparedPicture;

    fn call(self, desk: &Desk) -> Result<PreparedPicture, Failure> {
        desk.signed_in()?;
        // Four characters of Base64 are three bytes.
        if self.file.len() / 4 * 3 > FILE_BYTES_MAX {
            return Err(too_large());
        }
        let file = BASE64_STANDARD.decode(&self.file).map_err(|_| unreadable())?;
        Ok(PreparedPicture { jpeg: BASE64_STANDARD.encode(make_small(&file)?) })
    }
}

fn too_large() -> Failure {
    Failure::new("picture.too_large", json!({ "megabytes_max": FILE_BYTES_MAX / 1_000_000 }))
}

fn unreadable() -> Failure {
    Failure::new("picture.unreadable", json!({}))
}

fn make_small(file: &[u8]) -> Result<Vec<u8>, Failure> {
    let picture = DynamicImage::ImageRgb8(flatten(&decode(file)?));
    for (side, quality) in SIZES {
        let jpeg = encode(&picture, side, quality)?;
        if jpeg.len() <= IMAGE_BYTES_MAX {
            return Ok(jpeg);
        }
    }
    Err(too_large())
}

/// Decodes within bounds, upright as the camera was held.
fn decode(file: &[u8]) -> Result<DynamicImage, Failure> {
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| unreadable())?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(Failure::new("picture.unknown_format", json!({})));
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(DECODED_SIDE_PX_MAX);
    limits.max_image_height = Some(DECODED_SIDE_PX_MAX);
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    reader.limits(limits);
    let bounded = |error: ImageError| match error {
        ImageError::Limits(_) => Failure::new("picture.too_many_pixels", json!({ "side_max": DECODED_SIDE_PX_MAX })),
        _ => unreadable(),
    };
    let mut decoder = reader.into_decoder().map_err(bounded)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(bounded)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// On white: a JPEG has no transparency.
fn flatten(picture: &DynamicImage) -> RgbImage {
    let small = shrink(picture, IMAGE_SIDE_PX_MAX).to_rgba8();
    RgbImage::from_fn(small.width(), small.height(), |x, y| {
        let [red, green, blue, alpha] = small.get_pixel(x, y).0;
        Rgb([over_white(red, alpha), over_white(green, alpha), over_white(blue, alpha)])
    })
}

fn over_white(colour: u8, alpha: u8) -> u8 {
    let mixed = (u16::from(colour) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}

/// At most `side` pixels a side; never larger than it was.
fn shrink(picture: &DynamicImage, side: u16) -> Cow<'_, DynamicImage> {
    let side = u32::from(side);
    if picture.width().max(picture.height()) > side {
        Cow::Owned(picture.thumbnail(side, side))
    } else {
        Cow::Borrowed(picture)
    }
}

fn encode(picture: &DynamicImage, side: u16, quality: u8) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    let written = shrink(picture, side).write_with_encoder(encoder);
    written.map_err(|error| Failure::incident("picture.unreadable", &error.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "the lowest bytes are wanted")]
mod tests {
    use super::*;

    fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// Noise, which no encoder makes small.
    fn noise(width: u32, height: u32) -> DynamicImage {
        let mut chance = 1_u32;
        DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |_, _| {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Rgb([(chance >> 24) as u8, (chance >> 16) as u8, (chance >> 8) as u8])
        }))
    }

    fn code(file: &[u8]) -> String {
        make_small(file).unwrap_err().code
    }

    #[test]
    fn any_picture_becomes_a_small_jpeg() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let jpeg = make_small(&written(&noise(1_300, 700), format)).unwrap();
            assert!(jpeg.len() <= IMAGE_BYTES_MAX, "{format:?}: {} bytes", jpeg.len());
            let small = image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg).unwrap();
            assert!(small.width() <= 512 && small.height() <= 512 && small.width() > small.height(), "{format:?}");
        }
    }

    #[test]
    fn a_small_picture_keeps_its_size_and_stands_on_white() {
        let clear = DynamicImage::new_rgba8(40, 30);
        let jpeg = make_small(&written(&clear, ImageFormat::Png)).unwrap();
        let small = image::load_from_memory(&jpeg).unwrap().to_rgb8();
        assert_eq!((small.dimensions(), small.get_pixel(20, 15).0), ((40, 30), [255, 255, 255]));
    }

    #[test]
    fn what_is_no_picture_is_refused_clearly() {
        assert_eq!(code(b"Facture no 12"), "picture.unknown_format");
        assert_eq!(code(b""), "picture.unknown_format");
        assert_eq!(code(b"GIF89a\x01\0\x01\0"), "picture.unknown_format");
        let whole = written(&noise(64, 64), ImageFormat::Png);
        assert_eq!(code(whole.get(..whole.len() / 2).unwrap()), "picture.unreadable");
        assert_eq!(code(whole.get(..20).unwrap()), "picture.unreadable");
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_decoded() {
        // A picture of one pixel whose header claims 60,000 by 60,000; the checksum of the header is made right.
        let mut bomb = written(&noise(1, 1), ImageFormat::Png);
        bomb.splice(16..24, [60_000_u32.to_be_bytes(), 60_000_u32.to_be_bytes()].concat());
        let sum = crc32(bomb.get(12..29).unwrap());
        bomb.splice(29..33, sum.to_be_bytes());
        assert_eq!(code(&bomb), "picture.too_many_pixels");
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
        })
    }
}
