//! Renaming a computer, or saying where it stands.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::{ChangeDevice, Device, Refusal};

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for ChangeDevice {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        if let Some(store) = self.store {
            unit.store(store)?;
        }
        let device = unit.existing::<Device>(self.device.0)?.ok_or(Refusal::DeviceUnknown)?;
        let described = self.decide(&device.state)?;
        unit.emit(StreamKind::Device, self.device.0, Scope::Organisation, described);
        Ok(())
    }
}
