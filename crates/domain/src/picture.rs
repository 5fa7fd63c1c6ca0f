//! What a picture must be, a product's or a store's logo: a small JPEG, so that every device can keep and show all of them.

use crate::hash::Hash;

/// The most bytes that a picture has.
pub const IMAGE_BYTES_MAX: usize = 60_000;
/// The longest side of a picture, in pixels.
pub const IMAGE_SIDE_PX_MAX: u16 = 512;

/// The hash under which a picture is kept, in hexadecimal; `None` for what is too large in bytes or pixels, or no JPEG. Only
/// its head is read: whoever made it small has decoded it.
pub(crate) fn image_hash(jpeg: &[u8]) -> Option<String> {
    let is_small = |(width, height): (u16, u16)| width.min(height) > 0 && width.max(height) <= IMAGE_SIDE_PX_MAX;
    let is_picture = jpeg.len() <= IMAGE_BYTES_MAX && jpeg_sides(jpeg).is_some_and(is_small);
    is_picture.then(|| Hash::of_bytes(jpeg).to_hex())
}

/// True for nothing, and for what may be the hash of a picture.
pub(crate) fn is_image_hash(text: &str) -> bool {
    text.is_empty() || (text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')))
}

/// Width and height, from the frame header (ISO/IEC 10918-1, B.2.2). `None` for what is no JPEG.
fn jpeg_sides(bytes: &[u8]) -> Option<(u16, u16)> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let [0xff, marker, length_high, length_low, segment @ ..] = rest else { return None };
        let length = usize::from(u16::from_be_bytes([*length_high, *length_low])).checked_sub(2)?;
        // C4, C8 and CC are tables, not frames.
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let [_, height_high, height_low, width_high, width_low, ..] = segment else { return None };
            let side = |high: &u8, low: &u8| u16::from_be_bytes([*high, *low]);
            return Some((side(width_high, width_low), side(height_high, height_low)));
        }
        // The picture itself began without a frame.
        if *marker == 0xda {
            return None;
        }
        rest = segment.get(length..)?;
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The head of a JPEG of this size.
    pub(crate) fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let (width, height) = (width.to_be_bytes(), height.to_be_bytes());
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 11, 8];
        bytes.extend([height[0], height[1], width[0], width[1], 1, 1, 0x11, 0]);
        bytes
    }

    #[test]
    fn only_small_jpegs_are_pictures() {
        assert_eq!(image_hash(&jpeg(512, 384)).map(|hash| is_image_hash(&hash)), Some(true));
        let refused = None;
        assert_eq!(image_hash(&jpeg(513, 10)), refused, "one pixel too wide");
        assert_eq!(image_hash(&jpeg(65_535, 65_535)), refused, "a bomb");
        assert_eq!(image_hash(&jpeg(0, 10)), refused, "nothing to see");
        assert_eq!(image_hash(b"\x89PNG\r\n\x1a\n"), refused);
        assert_eq!(image_hash(&jpeg(10, 10)[..12]), refused, "cut off");
        assert_eq!(image_hash(b""), refused);
        let mut heavy = jpeg(10, 10);
        heavy.resize(IMAGE_BYTES_MAX + 1, 0);
        assert_eq!(image_hash(&heavy), refused);
    }
}
