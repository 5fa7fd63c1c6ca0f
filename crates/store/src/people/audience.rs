//! Which scopes the computers of the business are given, as far as is known here.

use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::ids::DeviceId;
use comptoir_domain::people::{Audience, Device};
use rusqlite::Connection;

use crate::error::StoreError;
use crate::journal::Head;
use crate::store::Store;
use crate::streams::{self, AnyStream, Streamed};

impl Store {
    /// What a computer is given.
    ///
    /// # Errors
    /// What the database answers.
    pub fn audience(&self, device: DeviceId) -> Result<Audience, StoreError> {
        let any = streams::load(&self.reader(), StreamRef::new(StreamKind::Device, device.0))?;
        Ok(Device::unwrap(&any.folded).map_or_else(Audience::nothing, |known| Audience::of(device, &known.state)))
    }

    /// What this computer is given.
    ///
    /// # Errors
    /// What the database answers.
    pub fn own_audience(&self) -> Result<Audience, StoreError> {
        own_audience(&self.reader())
    }
}

/// What this computer is given.
pub(crate) fn own_audience(connection: &Connection) -> Result<Audience, StoreError> {
    let Some(device) = Head::load(connection)?.map(|head| head.device) else { return Ok(Audience::Everything) };
    Ok(own_audience_in(device, &streams::load(connection, StreamRef::new(StreamKind::Device, device.0))?))
}

/// What this computer is given, by what is recorded of it.
pub(crate) fn own_audience_in(device: DeviceId, stream: &AnyStream) -> Audience {
    Device::unwrap(&stream.folded).map_or(Audience::Everything, |known| Audience::kept_by(device, &known.state))
}
