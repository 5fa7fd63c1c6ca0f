//! Setting up a register.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{RegisterId, StoreId};
use crate::people::{Permission, Refusal, RegisterCreated};

/// Sets up a register in a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateRegister {
    /// Where it stands.
    pub store: StoreId,
    /// Its part of the paper numbers: one to six capitals and digits, new in the store.
    pub code: String,
    /// Its name.
    pub name: String,
}

command!(CreateRegister, "people.create_register", Some(Permission::ManageStores), RegisterId);

impl CreateRegister {
    /// Decides.
    ///
    /// # Errors
    /// [`Refusal::CodeInvalid`], [`Refusal::CodeTaken`], or the field that is wrong.
    pub fn decide(&self, code_taken: bool) -> Result<RegisterCreated, Refusal> {
        if !super::create_store::is_code(&self.code) {
            return Err(Refusal::CodeInvalid { code: self.code.clone() });
        }
        if code_taken {
            return Err(Refusal::CodeTaken { code: self.code.clone() });
        }
        let name = super::create_user::required("name", &self.name, 80)?;
        Ok(RegisterCreated { store: self.store, code: self.code.clone(), name })
    }
}
