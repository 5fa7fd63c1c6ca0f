//! Changing a store's fields.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::StoreId;
use crate::people::{Permission, Refusal, Store, StoreDescribed, StoreFields};

/// Changes some fields of a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeStore {
    /// Which store.
    pub store: StoreId,
    /// What to change; absent fields stay.
    pub fields: StoreFields,
}

command!(ChangeStore, "people.change_store", Some(Permission::ManageStores), ());

impl ChangeStore {
    /// Decides. The code is on papers already printed and never changes.
    ///
    /// # Errors
    /// The field that is wrong, or [`Refusal::CodeInvalid`] for another code.
    pub fn decide(&self, store: &Store) -> Result<StoreDescribed, Refusal> {
        if let Some(code) = &self.fields.code
            && code != store.code.get()
        {
            return Err(Refusal::CodeInvalid { code: code.clone() });
        }
        super::create_store::check(&self.fields, false)
    }
}
