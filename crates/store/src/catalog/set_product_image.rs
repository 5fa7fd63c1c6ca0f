//! Giving a product a picture, or taking it away.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use comptoir_domain::catalog::{Refusal, SetProductImage};
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::picture::IMAGE_BYTES_MAX;

use super::known::known;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::files;
use crate::unit::Unit;

impl Handle for SetProductImage {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        known(unit, self.product)?;
        let unreadable = |_| Refusal::ImageInvalid { size_max: IMAGE_BYTES_MAX };
        let jpeg = self.jpeg.as_deref().map(|text| BASE64_STANDARD.decode(text)).transpose().map_err(unreadable)?;
        let described = self.decide(jpeg.as_deref())?;
        if let Some(jpeg) = &jpeg {
            files::keep(unit.connection, jpeg)?;
        }
        unit.emit(StreamKind::Product, self.product.0, Scope::Organisation, described);
        Ok(())
    }
}
