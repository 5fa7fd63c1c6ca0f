//! Inviting a computer.

use comptoir_domain::Timestamp;
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::InvitationId;
use comptoir_domain::people::{InviteDevice, Invited};
use rusqlite::Connection;

use crate::error::{ExecuteError, StoreError};
use crate::execute::Handle;
use crate::one_time_code::{code_verifier, one_time_code};
use crate::unit::Unit;

impl Handle for InviteDevice {
    fn handle(self, unit: &mut Unit<'_>) -> Result<Invited, ExecuteError> {
        if let Some(store) = self.store {
            unit.store(store)?;
        }
        let now = unit.context.now;
        let code = one_time_code()?;
        let issued = self.decide(code_verifier(&code)?, count_open(unit.connection, now)?, now)?;
        let invitation = InvitationId(unit.context.fresh_id());
        let expires_at = issued.expires_at;
        unit.emit(StreamKind::Invitation, invitation.0, Scope::Organisation, issued);
        Ok(Invited { invitation, code, expires_at })
    }
}

/// How many invitations are open.
pub(super) fn count_open(connection: &Connection, now: Timestamp) -> Result<usize, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT count(*) FROM invitation_row WHERE is_used = 0 AND expires_at > ?1")?;
    let count: i64 = statement.query_row([now.0], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}
