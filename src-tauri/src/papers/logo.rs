//! The logo of a store's papers.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use comptoir_documents::paper::Logo;
use image::ImageFormat;
use serde_json::{Value, json};

use crate::desk::Desk;

/// The logo with this hash. A logo that is not here, or cannot be read, keeps no paper from being printed.
pub(super) fn find(desk: &Desk, hash: &str) -> Option<Logo> {
    if hash.is_empty() {
        return None;
    }
    let answer = desk.query("catalog.image", json!({ "image": hash })).ok()?;
    let jpeg = BASE64_STANDARD.decode(answer.get("jpeg").and_then(Value::as_str)?).ok()?;
    let picture = image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg).ok()?.into_rgb8();
    let side = |pixels: u32| usize::try_from(pixels).ok();
    Logo::from_rgb(side(picture.width())?, side(picture.height())?, picture.as_raw())
}
