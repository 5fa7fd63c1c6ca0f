//! On which other computers a sale is recorded, so that it would outlive this one.

use std::collections::BTreeSet;

use comptoir_domain::event::{Scope, StreamKind, StreamRef};
use comptoir_domain::ids::{DeviceId, SaleId};
use comptoir_domain::people::{Audience, Device, DeviceClass, Permission};
use comptoir_domain::sales::{Refusal, Sale};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::read_sale::may_read;
use crate::error::{ExecuteError, StoreError};
use crate::journal::{self, uuid_at};
use crate::queries::{Asked, Query};
use crate::streams::{self, Streamed as _};

/// Asks where else a sale is recorded.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListHolders {
    /// Which.
    pub(crate) sale: SaleId,
}

/// Where else a sale is recorded, with all that happened to it as far as is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct Holders {
    /// On so many counters, tills and offices beside this one.
    pub(crate) computers: u32,
    /// On the central server.
    pub(crate) server: bool,
    /// The business has no other computer on which it could be.
    pub(crate) is_alone: bool,
}

impl Query for ListHolders {
    const NAME: &'static str = "sales.holders";
    const PERMISSION: Option<Permission> = None;
    type Answer = Holders;

    fn answer(self, asked: &Asked<'_>) -> Result<Holders, ExecuteError> {
        let stream = StreamRef::new(StreamKind::Sale, self.sale.0);
        let any = streams::load(asked.connection, stream)?;
        let folded = Sale::unwrap(&any.folded).filter(|folded| !folded.heads.is_empty()).ok_or(Refusal::Unknown)?;
        may_read(asked, &folded.state)?;
        Ok(holders(asked.connection, any.row.unwrap_or_default(), Scope::Store(folded.state.store))?)
    }
}

fn holders(connection: &Connection, row: i64, scope: Scope) -> Result<Holders, StoreError> {
    let here = journal::Head::load(connection)?.map(|head| head.device).unwrap_or_default();
    let (last, authors) = recorded(connection, row)?;
    let mut found = Holders { computers: 0, server: false, is_alone: true };
    for (device, class, audience, position) in others(connection, here)? {
        found.is_alone = false;
        // Whoever recorded all of it has it, too.
        let is_author = authors.len() == 1 && authors.contains(&device);
        let is_held = position.is_some_and(|position| position >= last);
        match class {
            _ if !(is_author || is_held) || !audience.includes(scope) => {}
            DeviceClass::Server => found.server = true,
            DeviceClass::Terminal | DeviceClass::Office => found.computers += 1,
        }
    }
    Ok(found)
}

/// The last place of a stream's events in the journal, and who recorded them.
fn recorded(connection: &Connection, row: i64) -> Result<(i64, BTreeSet<DeviceId>), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT event.position, log.device FROM event JOIN log ON log.no = event.log WHERE event.stream = ?1",
    )?;
    let places = statement.query_map([row], |row| Ok((row.get::<_, i64>(0)?, DeviceId(uuid_at(row, 1)?))))?;
    let places = places.collect::<Result<Vec<_>, _>>()?;
    let last = places.iter().map(|(position, _)| *position).max().unwrap_or(0);
    Ok((last, places.into_iter().map(|(_, device)| device).collect()))
}

type Other = (DeviceId, DeviceClass, Audience, Option<i64>);

/// The computers of the business that were not shut out, but this one, with the place up to which each holds what is here. Those of a
/// demonstration are made up.
fn others(connection: &Connection, here: DeviceId) -> Result<Vec<Other>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT device_row.id, holder.position FROM device_row LEFT JOIN holder ON holder.device = device_row.id
         WHERE NOT device_row.is_revoked AND device_row.id <> ?1
             AND NOT EXISTS (SELECT 1 FROM organisation_row WHERE demonstration)",
    )?;
    let found = statement.query_map([here.as_bytes()], |row| Ok((DeviceId(uuid_at(row, 0)?), row.get(1)?)))?;
    let mut others = Vec::new();
    for found in found {
        let (device, position) = found?;
        let any = streams::load(connection, StreamRef::new(StreamKind::Device, device.0))?;
        if let Some(known) = Device::unwrap(&any.folded) {
            others.push((device, known.state.class, Audience::of(device, &known.state), position));
        }
    }
    Ok(others)
}
