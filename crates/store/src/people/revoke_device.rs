//! Shutting a computer out.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::{Device, Refusal, RevokeDevice};

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for RevokeDevice {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let device = unit.existing::<Device>(self.device.0)?.ok_or(Refusal::DeviceUnknown)?;
        let revoked = self.decide(&device.state, unit.context.device)?;
        unit.emit(StreamKind::Device, self.device.0, Scope::Organisation, revoked);
        Ok(())
    }
}
