//! Shutting a computer out.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::DeviceId;
use comptoir_domain::people::{Device, HeldLog, Refusal, RevokeDevice};
use rusqlite::Connection;

use crate::error::{ExecuteError, StoreError};
use crate::execute::Handle;
use crate::journal::line::lines;
use crate::unit::Unit;

impl Handle for RevokeDevice {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let device = unit.existing::<Device>(self.device.0)?.ok_or(Refusal::DeviceUnknown)?;
        let held = held_logs(unit.connection, self.device)?;
        let revoked = self.decide(&device.state, unit.context.device, held)?;
        unit.emit(StreamKind::Device, self.device.0, Scope::Organisation, revoked);
        Ok(())
    }
}

/// How far the computer's log is held here, in each of its lives.
fn held_logs(connection: &Connection, device: DeviceId) -> Result<Vec<HeldLog>, StoreError> {
    let of_device = lines(connection)?.into_iter().filter(|line| line.device == device);
    Ok(of_device.map(|line| HeldLog { epoch: line.epoch, seq: line.last_seq }).collect())
}
