//! A picture of a product.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use comptoir_domain::people::Permission;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ExecuteError;
use crate::files;
use crate::queries::{Asked, Query};

/// The picture with this hash.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadImage {
    /// Its SHA-256, as a product names it.
    pub(crate) image: String,
}

/// A picture.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ProductImage {
    /// A JPEG in Base64; absent where the bytes have not come to this device yet.
    pub(crate) jpeg: Option<String>,
}

impl Query for ReadImage {
    const NAME: &'static str = "catalog.image";
    const PERMISSION: Option<Permission> = None;
    type Answer = ProductImage;

    fn answer(self, asked: &Asked<'_>) -> Result<ProductImage, ExecuteError> {
        let bytes = files::find(asked.connection, &self.image)?;
        Ok(ProductImage { jpeg: bytes.map(|bytes| BASE64_STANDARD.encode(bytes)) })
    }
}
