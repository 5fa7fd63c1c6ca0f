//! Pages to bytes: fonts as subsets, the logo, and identifiers that depend on the content only.

use chrono::Datelike as _;
use printpdf::{
    DictItem, ImageCompression, ImageOptimizationOptions, PdfDocument, PdfFont, PdfSaveOptions, RawImage, RawImageData,
    RawImageFormat, XObject, XObjectId, serialize::to_lopdf_doc,
};

use super::{
    PdfError,
    canvas::{Canvas, LOGO},
    fonts::{Face, Fonts},
};
use crate::{
    messages::Language,
    paper::{Logo, Moment},
};

/// What a reader shows about the file.
pub(super) struct Properties {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) language: Language,
    pub(super) moment: Moment,
}

/// The PDF file.
pub(super) fn bytes(pages: Vec<Canvas>, logo: Option<&Logo>, properties: &Properties) -> Result<Vec<u8>, PdfError> {
    let fonts = Fonts::load()?;
    let mut document = PdfDocument::new(&properties.title);
    document.metadata.info.author.clone_from(&properties.author);
    "Comptoir".clone_into(&mut document.metadata.info.creator);
    "Comptoir".clone_into(&mut document.metadata.info.producer);
    for face in Face::ALL {
        document.resources.fonts.map.insert(face.id(), PdfFont::new(fonts.parsed(face).clone()));
    }
    if let Some(logo) = logo {
        document.resources.xobjects.map.insert(XObjectId(LOGO.to_owned()), XObject::Image(image(logo)));
    }
    document.with_pages(pages.into_iter().map(Canvas::into_page).collect());
    write(&document, properties)
}

fn image(logo: &Logo) -> RawImage {
    RawImage {
        pixels: RawImageData::U8(logo.rgb().to_vec()),
        width: logo.width(),
        height: logo.height(),
        data_format: RawImageFormat::RGB8,
        tag: Vec::new(),
    }
}

/// printpdf numbers its files at random and dates them in UTC; both are replaced here, so that a reprint is the same file.
fn write(document: &PdfDocument, properties: &Properties) -> Result<Vec<u8>, PdfError> {
    let lossless = ImageOptimizationOptions {
        quality: None,
        max_image_size: None,
        dither_greyscale: None,
        convert_to_greyscale: None,
        auto_optimize: None,
        format: Some(ImageCompression::Flate),
    };
    let options = PdfSaveOptions { image_optimization: Some(lossless), ..PdfSaveOptions::default() };
    let mut file = to_lopdf_doc(document, &options, &mut Vec::new());
    let text = |text: String| DictItem::String { data: text.into_bytes(), literal: true }.to_lopdf();
    if let Ok(catalog) = file.catalog_mut() {
        catalog.set("Lang", text(properties.language.tag().to_owned()));
    }
    let stamp = stamp(properties.moment);
    let id = file_id(&format!("{}{stamp}", properties.title));
    let information = match file.trailer.get(b"Info") {
        Ok(information) => information.as_reference().ok(),
        Err(_) => None,
    };
    if let Some(information) = information.and_then(|id| file.get_dictionary_mut(id).ok()) {
        information.remove(b"GTS_PDFXVersion");
        information.set("CreationDate", text(stamp.clone()));
        information.set("ModDate", text(stamp));
    }
    file.trailer.set("ID", DictItem::Array(vec![id.clone(), id]).to_lopdf());
    file.compress();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)?;
    Ok(bytes)
}

/// `D:20261120144000`: local time without an offset, as ISO 32000-1 allows (7.9.4).
fn stamp(moment: Moment) -> String {
    let date = moment.date.to_date();
    format!("D:{:04}{:02}{:02}{:02}{:02}00", date.year(), date.month(), date.day(), moment.hour, moment.minute)
}

/// Sixteen bytes that name the file: FNV-1a of `content`, twice.
fn file_id(content: &str) -> DictItem {
    let hash =
        |basis: u64| content.bytes().fold(basis, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let data = [hash(0xcbf2_9ce4_8422_2325), hash(0x9ae1_6a3b_2f90_404f)].map(u64::to_be_bytes).concat();
    DictItem::Bytes(data)
}
