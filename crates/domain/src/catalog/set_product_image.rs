//! Giving a product a picture, or taking it away.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::{ProductDescribed, ProductFields, Refusal};
use crate::command::command;
use crate::ids::ProductId;
use crate::people::Permission;
use crate::picture::{IMAGE_BYTES_MAX, image_hash};

/// Gives a product a picture, or takes it away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetProductImage {
    /// Which product.
    pub product: ProductId,
    /// A JPEG of at most 60,000 bytes and 512 pixels a side, in Base64; `null` takes the picture away.
    pub jpeg: Option<String>,
}

command!(SetProductImage, "catalog.set_product_image", Some(Permission::EditCatalog), ());

impl SetProductImage {
    /// Decides. The event names the picture by the hash of its bytes; the bytes themselves are kept beside the journal.
    ///
    /// # Errors
    /// [`Refusal::ImageInvalid`].
    pub fn decide(&self, jpeg: Option<&[u8]>) -> Result<ProductDescribed, Refusal> {
        let image = jpeg
            .map(|jpeg| image_hash(jpeg).ok_or(Refusal::ImageInvalid { size_max: IMAGE_BYTES_MAX }))
            .transpose()?
            .unwrap_or_default();
        let fields = ProductFields { image: Some(image), ..ProductFields::default() };
        Ok(ProductDescribed { fields, active: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::tests::jpeg;

    #[test]
    fn a_picture_is_named_by_its_hash_or_taken_away() {
        let command = SetProductImage { product: ProductId::default(), jpeg: None };
        let image = |bytes: Option<&[u8]>| command.decide(bytes).map(|described| described.fields.image);
        assert_eq!(image(None), Ok(Some(String::new())));
        assert_eq!(image(Some(&jpeg(4, 4))).map(|hash| hash.map(|hash| hash.len())), Ok(Some(64)));
        assert!(image(Some(b"GIF89a")).is_err());
    }
}
