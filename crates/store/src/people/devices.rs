//! The computers of the business, and the codes with which others may join.

use comptoir_domain::Timestamp;
use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::fingerprint::Fingerprint;
use comptoir_domain::ids::{DeviceId, InvitationId, RegisterId, StoreId, UserId};
use comptoir_domain::people::{Device, DeviceClass, Invitation, Permission, Use};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::queries::name_of;
use crate::error::{ExecuteError, StoreError};
use crate::journal::{CopiedJournal, copied_journals, uuid_at};
use crate::queries::{Asked, Query};
use crate::streams::{self, Streamed};

/// Invitations that were used or expired stay in the list for a day, so that a code used twice is seen.
const SHOWN_MS: i64 = 24 * 60 * 60 * 1_000;

/// The computers of the business, and the invitations.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListDevices {}

/// The computers and the invitations.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct DeviceList {
    /// Every computer that was ever taken in, by name; those that were shut out last.
    pub(crate) devices: Vec<DeviceRow>,
    /// Open invitations, and those of the last day, newest first.
    pub(crate) invitations: Vec<InvitationRow>,
}

/// A computer.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct DeviceRow {
    /// Which.
    pub(crate) device: DeviceId,
    /// Its name.
    pub(crate) name: String,
    /// What it is used for.
    pub(crate) class: DeviceClass,
    /// Where it stands; absent for one that serves every store.
    pub(crate) store: Option<StoreId>,
    /// At which register, once it said so or was told so.
    pub(crate) register: Option<RegisterId>,
    /// Four groups of four that people compare, in its settings and here.
    pub(crate) fingerprint: String,
    /// It is the computer at which the asker sits.
    pub(crate) is_here: bool,
    /// It was shut out.
    pub(crate) is_revoked: bool,
    /// When it was taken in.
    pub(crate) enrolled_at: Option<Timestamp>,
    /// By whom.
    pub(crate) enrolled_by: Option<UserId>,
    /// That person's name.
    pub(crate) enrolled_by_name: String,
    /// Its journal was continued in two places: its disk was copied, or an earlier state of it was put back.
    pub(crate) copied: Option<CopiedJournal>,
}

/// An invitation.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct InvitationRow {
    /// Which.
    pub(crate) invitation: InvitationId,
    /// The name that the computer will have.
    pub(crate) name: String,
    /// What it will be used for.
    pub(crate) class: DeviceClass,
    /// Where it will stand.
    pub(crate) store: Option<StoreId>,
    /// Until when the code is good.
    pub(crate) expires_at: Timestamp,
    /// The name of the person who invited.
    pub(crate) invited_by_name: String,
    /// The computers that came with the code: two, if devices that were apart each let one in.
    pub(crate) used_by: Vec<DeviceId>,
    /// The code was taken back.
    pub(crate) is_cancelled: bool,
}

impl Query for ListDevices {
    const NAME: &'static str = "people.devices";
    const PERMISSION: Option<Permission> = Some(Permission::ManageDevices);
    type Answer = DeviceList;

    fn answer(self, asked: &Asked<'_>) -> Result<DeviceList, ExecuteError> {
        let connection = asked.connection;
        let here = crate::journal::Head::load(connection)?.map(|head| head.device);
        let ids = ids(connection, "SELECT id FROM device_row ORDER BY is_revoked, name, id LIMIT ?1", 1_000)?;
        let copied = copied_journals(connection)?;
        let devices = ids.into_iter().map(DeviceId);
        let devices = devices.map(|device| device_row(connection, device, here, copied.get(&device).copied()));
        let since = asked.now.0.saturating_sub(SHOWN_MS);
        let sql = "SELECT id FROM invitation_row WHERE expires_at > ?1 ORDER BY expires_at DESC, id LIMIT 100";
        let invitations = self::ids(connection, sql, since)?.into_iter();
        Ok(DeviceList {
            devices: devices.collect::<Result<_, _>>()?,
            invitations: invitations.map(|id| invitation_row(connection, id)).collect::<Result<_, _>>()?,
        })
    }
}

fn ids(connection: &Connection, sql: &str, parameter: i64) -> Result<Vec<Uuid>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([parameter], |row| uuid_at(row, 0))?.collect::<Result<_, _>>()?)
}

fn device_row(
    connection: &Connection,
    device: DeviceId,
    here: Option<DeviceId>,
    copied: Option<CopiedJournal>,
) -> Result<DeviceRow, StoreError> {
    let any = streams::load(connection, StreamRef::new(StreamKind::Device, device.0))?;
    let state = Device::unwrap(&any.folded).map(|folded| folded.state.clone()).unwrap_or_default();
    let enrolled_by_name = match state.enrolment {
        Some(enrolment) => name_of(connection, enrolment.by)?,
        None => String::new(),
    };
    Ok(DeviceRow {
        device,
        name: state.name.get().clone(),
        class: state.class,
        store: *state.store.get(),
        register: state.register,
        fingerprint: state.key.map(|key| Fingerprint::of(&key).to_string()).unwrap_or_default(),
        is_here: here == Some(device),
        is_revoked: state.is_revoked,
        enrolled_at: state.enrolment.map(|enrolment| enrolment.at),
        enrolled_by: state.enrolment.map(|enrolment| enrolment.by),
        enrolled_by_name,
        // The instances of a server each write a life of their own of its journal, and draw series without having been copied.
        copied: copied.filter(|copied| copied.forks > 0 || state.class != DeviceClass::Server),
    })
}

fn invitation_row(connection: &Connection, id: Uuid) -> Result<InvitationRow, StoreError> {
    let any = streams::load(connection, StreamRef::new(StreamKind::Invitation, id))?;
    let state = Invitation::unwrap(&any.folded).map(|folded| folded.state.clone()).unwrap_or_default();
    Ok(InvitationRow {
        invitation: InvitationId(id),
        invited_by_name: name_of(connection, state.invited_by)?,
        used_by: state.used_by.iter().map(|Use { key, .. }| key.device()).collect(),
        is_cancelled: state.cancelled_by.is_some(),
        name: state.name,
        class: state.class,
        store: state.store,
        expires_at: state.expires_at,
    })
}
