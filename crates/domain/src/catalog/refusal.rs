//! Why a command about the catalogue is refused.

use serde::Serialize;
use ts_rs::TS;

/// A refusal, without words: the message catalogue has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", content = "params")]
#[ts(rename = "CatalogRefusal")]
pub enum Refusal {
    /// A field is missing or empty.
    #[serde(rename = "catalog.field_required")]
    FieldRequired {
        /// Its name.
        field: &'static str,
    },
    /// A field is longer than Comptoir keeps.
    #[serde(rename = "catalog.field_too_long")]
    FieldTooLong {
        /// Its name.
        field: &'static str,
        /// The limit, in characters.
        length_max: usize,
    },
    /// An amount is below zero.
    #[serde(rename = "catalog.amount_negative")]
    AmountNegative {
        /// The field.
        field: &'static str,
    },
    /// Another product has this SKU.
    #[serde(rename = "catalog.sku_taken")]
    SkuTaken {
        /// The SKU.
        sku: String,
    },
    /// Another product has this barcode.
    #[serde(rename = "catalog.barcode_taken")]
    BarcodeTaken {
        /// The barcode.
        barcode: String,
    },
    /// The barcode has blanks or unreadable characters, or the wrong length.
    #[serde(rename = "catalog.barcode_invalid")]
    BarcodeInvalid {
        /// What was given.
        barcode: String,
    },
    /// There is no such product.
    #[serde(rename = "catalog.product_unknown")]
    ProductUnknown {
        /// What was asked for: an id, a SKU or a barcode.
        wanted: String,
    },
    /// The product is archived.
    #[serde(rename = "catalog.product_archived")]
    ProductArchived {
        /// Its name.
        name: String,
    },
    /// Only goods whose stock is kept are sold by serial number.
    #[serde(rename = "catalog.serials_need_stock")]
    SerialsNeedStock,
    /// There is no such category.
    #[serde(rename = "catalog.category_unknown")]
    CategoryUnknown,
    /// There is no such brand.
    #[serde(rename = "catalog.brand_unknown")]
    BrandUnknown,
    /// A category cannot stand below itself.
    #[serde(rename = "catalog.category_below_itself")]
    CategoryBelowItself,
    /// One import command names too many products.
    #[serde(rename = "catalog.too_many_products")]
    TooManyProducts {
        /// The most that it may name.
        products_max: usize,
    },
    /// The picture is too large or no picture.
    #[serde(rename = "catalog.image_invalid")]
    ImageInvalid {
        /// The largest size, in bytes.
        size_max: usize,
    },
}
