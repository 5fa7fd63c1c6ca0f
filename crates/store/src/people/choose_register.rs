//! Saying at which register this computer stands.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::people::{ChooseRegister, Device, Refusal, Register};

use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::people::audience::own_audience;
use crate::store::write_setting;
use crate::unit::Unit;

impl Handle for ChooseRegister {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let register = unit.existing::<Register>(self.register.0)?.ok_or(Refusal::RegisterUnknown)?;
        let store = register.state.store;
        if !own_audience(unit.connection)?.includes(Scope::Store(store)) {
            return Err(Refusal::OtherStore { store: Some(store) }.into());
        }
        let here = unit.context.device;
        let device = unit.existing::<Device>(here.0)?;
        let device = device.as_ref().map(|device| &device.state);
        let stationed = self.decide(device, store, &unit.context.actor.grants)?;
        if let Some(stationed) = stationed {
            unit.emit(StreamKind::Device, here.0, Scope::Organisation, stationed);
        }
        write_setting(unit.connection, "register", &self.register.to_string())?;
        Ok(())
    }
}
