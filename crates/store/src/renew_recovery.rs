//! A new recovery code: backups made from then on open with it, and no longer with the one before.
//!
//! The key of the database stays the same: a backup made before keeps opening with the code of its time.

use comptoir_domain::people::{Permission, RecoveryCodeRenewed, Refusal};

use crate::error::{ExecuteError, StoreError};
use crate::one_time_code::normalise_code;
use crate::people::prove_again::Proof;
use crate::people::session::Session;
use crate::people::{device_store, load_grants};
use crate::recovery::{SealedKey, recovery_code};
use crate::store::{RECOVERY, Store, Writer, write_setting};

impl Store {
    /// Replaces the recovery code and gives the new one, which is kept nowhere else.
    ///
    /// # Errors
    /// A refusal: missing permission, wrong password or PIN. The code stays as it was.
    pub fn renew_recovery_code(&self, session: &Session, proof: &Proof) -> Result<String, ExecuteError> {
        let mut writer = self.writer();
        writer.require_here(session, Permission::ManageBackups)?;
        writer.prove_again(session, proof)?;
        let code = recovery_code()?;
        let sealed = SealedKey::seal(self.key(), &normalise_code(&code))?;
        writer.execute_all(|writer| writer.replace_recovery(session, &sealed))?;
        Ok(code)
    }
}

impl Writer {
    /// Refuses unless the person signed in may do this at the device's store.
    fn require_here(&self, session: &Session, permission: Permission) -> Result<(), ExecuteError> {
        let store = device_store(&self.connection)?;
        if load_grants(&self.connection, session.user)?.allow(permission, store) {
            return Ok(());
        }
        Err(Refusal::Forbidden { permission }.into())
    }

    fn replace_recovery(&mut self, session: &Session, sealed: &SealedKey) -> Result<(), ExecuteError> {
        self.record_access(session.user, RecoveryCodeRenewed {}.into())?;
        let sealed = serde_json::to_string(sealed).map_err(StoreError::from)?;
        Ok(write_setting(&self.connection, RECOVERY, &sealed)?)
    }
}
