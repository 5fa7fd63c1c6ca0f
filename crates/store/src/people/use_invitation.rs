//! Taking in a computer that comes with a code: on the server, or on any device of the shop that holds the invitation.

use comptoir_domain::command::CommandId;
use comptoir_domain::context::Actor;
use comptoir_domain::event::{Scope, StreamKind, StreamRef, TimeSource};
use comptoir_domain::ids::{DeviceId, InvitationId, OrganisationId, StoreId, UserId};
use comptoir_domain::people::{Device, DeviceClass, Grants, Invitation, Permission, Refusal, UseInvitation};
use comptoir_domain::signature::PublicKey;
use comptoir_domain::{Context, Timestamp};
use rusqlite::Connection;
use uuid::Uuid;

use super::{grants_of, invite_device, organisation_zone};
use crate::database::random;
use crate::error::{ExecuteError, StoreError};
use crate::journal::uuid_at;
use crate::one_time_code::code_fits;
use crate::store::{Store, Writer};
use crate::streams::{self, Streamed};
use crate::unit::{Recording, Unit, day};

/// Invitations of the last day are looked at, so that a late computer is told that it is late.
const REMEMBERED_MS: i64 = 24 * 60 * 60 * 1_000;
/// And no more of them than these, open ones first: each costs one Argon2.
const LOOKED_AT_MAX: i64 = 24;

/// A computer that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Into which business.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// The computer.
    pub device: DeviceId,
    /// The name that it was given.
    pub name: String,
    /// What it is used for.
    pub class: DeviceClass,
    /// Where it stands.
    pub store: Option<StoreId>,
}

impl Store {
    /// Takes in the computer that came with a code and has proven to hold `key`. The same one again gets the same answer.
    ///
    /// # Errors
    /// A refusal of people: the code is unknown, late or used; the computer was shut out; who invited it no longer may.
    pub fn use_invitation(&self, code: &str, key: PublicKey) -> Result<Accepted, ExecuteError> {
        let id = self.find_invitation(code)?.ok_or(Refusal::InvitationUnknown)?;
        self.accept_invited(id, key)
    }

    /// The invitation that a typed code is of, used or not.
    ///
    /// # Errors
    /// What the database answers.
    pub fn find_invitation(&self, code: &str) -> Result<Option<InvitationId>, StoreError> {
        // Argon2 for each candidate: no command waits for it.
        let now = self.now();
        let candidates = candidates(&self.reader(), now)?;
        let fitting = candidates.into_iter().find(|(_, invitation)| code_fits(code, &invitation.verifier));
        Ok(fitting.map(|(id, _)| id))
    }

    /// Takes in the computer that came with an invitation's code.
    ///
    /// # Errors
    /// As [`Store::use_invitation`].
    pub fn accept_invited(&self, invitation: InvitationId, key: PublicKey) -> Result<Accepted, ExecuteError> {
        self.writer().execute_all(|writer| writer.use_invitation(invitation, UseInvitation { key }))
    }

    /// Until when there is an answer to a code: a late computer is told that it is late, and one that is in already that it is
    /// in. `None` where nobody was ever invited.
    ///
    /// # Errors
    /// What the database answers.
    pub fn invites_until(&self) -> Result<Option<Timestamp>, StoreError> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached("SELECT max(expires_at) FROM invitation_row")?;
        let latest: Option<i64> = statement.query_row([], |row| row.get(0))?;
        Ok(latest.map(|expires_at| Timestamp(expires_at.saturating_add(REMEMBERED_MS))))
    }

    /// True while a computer could come with a code.
    ///
    /// # Errors
    /// What the database answers.
    pub fn has_open_invitation(&self) -> Result<bool, StoreError> {
        let now = self.now();
        Ok(invite_device::count_open(&self.reader(), now)? > 0)
    }
}

/// The invitations that a code may be of, open ones first.
fn candidates(connection: &Connection, now: Timestamp) -> Result<Vec<(InvitationId, Invitation)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM invitation_row WHERE expires_at > ?1 ORDER BY is_used, expires_at DESC LIMIT ?2",
    )?;
    let since = now.0.saturating_sub(REMEMBERED_MS);
    let ids = statement.query_map([since, LOOKED_AT_MAX], |row| uuid_at(row, 0))?;
    let mut found = Vec::new();
    for id in ids {
        let id = id?;
        let any = streams::load(connection, StreamRef::new(StreamKind::Invitation, id))?;
        found.extend(Invitation::unwrap(&any.folded).map(|folded| (InvitationId(id), folded.state.clone())));
    }
    Ok(found)
}

impl Writer {
    /// Within the open transaction.
    fn use_invitation(&mut self, id: InvitationId, wish: UseInvitation) -> Result<Accepted, ExecuteError> {
        self.notice_other_writers()?;
        let now = self.now();
        let Self { connection, streams, ledgers, head, .. } = self;
        let head = head.as_mut().ok_or_else(|| StoreError::Damaged("the journal has no device".to_owned()))?;
        let today = day(organisation_zone(connection)?, now);
        let actor = Actor { user: UserId::default(), grants: Grants::default() };
        let context = Context::new(actor, head.device, now, today, Uuid::from_bytes(random()?));
        let recording = Recording { at: now, time_source: TimeSource::DeviceClock };
        let mut unit = Unit::new(connection, streams, ledgers, head, context, recording);
        let invitation = unit.existing::<Invitation>(id.0)?.ok_or(Refusal::InvitationUnknown)?.state.clone();
        let device = wish.key.device();
        let known = unit.existing::<Device>(device.0)?;
        let decided = wish.decide(&invitation, known.is_some_and(|known| known.state.is_revoked), now)?;
        let (organisation, described) = unit.organisation()?;
        let organisation_name = described.state.name.clone();
        if let Some((used, enrolled)) = decided {
            // The person who invited answers for it, and must still be one who may.
            unit.act_as(invitation.invited_by);
            let permission = Permission::ManageDevices;
            if !grants_of(&mut unit, invitation.invited_by)?.allow_somewhere(permission) {
                return Err(Refusal::Forbidden { permission }.into());
            }
            unit.emit(StreamKind::Invitation, id.0, Scope::Organisation, used);
            unit.emit(StreamKind::Device, device.0, Scope::Organisation, enrolled);
            unit.record_batch(CommandId(Uuid::from_bytes(random()?)))?;
        }
        let Invitation { name, class, store, .. } = invitation;
        Ok(Accepted { organisation, organisation_name, device, name, class, store })
    }
}
