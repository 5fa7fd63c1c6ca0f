//! Giving a store's papers a logo, or taking it away.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::StoreId;
use crate::people::{Permission, Refusal, StoreDescribed, StoreFields};
use crate::picture::{IMAGE_BYTES_MAX, image_hash};

/// Gives a store's papers a logo, or takes it away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetStoreLogo {
    /// Which store.
    pub store: StoreId,
    /// A JPEG of at most 60,000 bytes and 512 pixels a side, in Base64; `null` takes the logo away.
    pub jpeg: Option<String>,
}

command!(SetStoreLogo, "people.set_store_logo", Some(Permission::ManageStores), ());

impl SetStoreLogo {
    /// Decides. The event names the logo by the hash of its bytes, as a product's picture.
    ///
    /// # Errors
    /// [`Refusal::LogoInvalid`].
    pub fn decide(&self, jpeg: Option<&[u8]>) -> Result<StoreDescribed, Refusal> {
        let invalid = Refusal::LogoInvalid { size_max: IMAGE_BYTES_MAX };
        let logo = jpeg.map(|jpeg| image_hash(jpeg).ok_or(invalid)).transpose()?.unwrap_or_default();
        Ok(StoreDescribed { fields: StoreFields { logo: Some(logo), ..StoreFields::default() } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::tests::jpeg;

    #[test]
    fn a_logo_is_named_by_its_hash_or_taken_away() {
        let command = SetStoreLogo { store: StoreId::default(), jpeg: None };
        let logo = |bytes: Option<&[u8]>| command.decide(bytes).map(|described| described.fields.logo);
        assert_eq!(logo(None), Ok(Some(String::new())));
        assert_eq!(logo(Some(&jpeg(400, 100))).map(|hash| hash.map(|hash| hash.len())), Ok(Some(64)));
        assert!(logo(Some(b"BM")).is_err());
    }
}
