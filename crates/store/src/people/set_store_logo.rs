//! Giving a store's papers a logo, or taking it away.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::{Permission, Refusal, SetStoreLogo};
use comptoir_domain::picture::IMAGE_BYTES_MAX;

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::files;
use crate::unit::Unit;

impl Handle for SetStoreLogo {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        unit.require(Permission::ManageStores, self.store)?;
        unit.store(self.store)?;
        let unreadable = |_| Refusal::LogoInvalid { size_max: IMAGE_BYTES_MAX };
        let jpeg = self.jpeg.as_deref().map(|text| BASE64_STANDARD.decode(text)).transpose().map_err(unreadable)?;
        let described = self.decide(jpeg.as_deref())?;
        if let Some(jpeg) = &jpeg {
            files::keep(unit.connection, jpeg)?;
        }
        unit.emit(StreamKind::Store, self.store.0, Scope::Organisation, described);
        Ok(())
    }
}
