//! Taking a computer into the business.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::DeviceId;
use comptoir_domain::people::{Device, EnrolDevice};

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for EnrolDevice {
    fn handle(self, unit: &mut Unit<'_>) -> Result<DeviceId, ExecuteError> {
        if let Some(store) = self.store {
            unit.store(store)?;
        }
        let enrolled = self.decide(false)?;
        let device = enrolled.key.device();
        if unit.existing::<Device>(device.0)?.is_some_and(|device| device.state.is_revoked) {
            return self.decide(true).map(|_| device).map_err(Into::into);
        }
        unit.emit(StreamKind::Device, device.0, Scope::Organisation, enrolled);
        Ok(device)
    }
}
