//! The digest of a scope's state: two devices that hold the same events show the same one.

use std::collections::BTreeMap;

use comptoir_domain::event::Scope;
use comptoir_domain::fold::FOLD_VERSION;
use comptoir_domain::hash::{Hash, SetDigest};
use serde::Serialize;

use crate::error::StoreError;
use crate::store::Store;

/// The digest of each scope that is held here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Digests {
    /// The version of the folds; only equal versions compare.
    pub fold_version: u32,
    /// Scope to digest: `organisation`, `store <id>`, `person <id>`.
    pub scopes: BTreeMap<String, String>,
}

impl Store {
    /// The digest of each scope, from the hash that every stream's state left when it was last folded, and of the ledgers.
    ///
    /// # Errors
    /// What the database answers.
    pub fn digests(&self) -> Result<Digests, StoreError> {
        let reader = self.reader();
        let mut digests: BTreeMap<String, SetDigest> = BTreeMap::new();
        let mut statement = reader.prepare("SELECT scope, kind, id, state_hash FROM stream")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let blob = |column| row.get_ref(column)?.as_blob().map_err(rusqlite::Error::from);
            let scope: Scope = minicbor::decode(blob(0)?)?;
            let kind: u8 = row.get(1)?;
            digests.entry(scope_name(scope)).or_default().add(Hash::of(&[&[kind], blob(2)?, blob(3)?]));
        }
        let mut ledgers = SetDigest::default();
        let mut statement = reader.prepare("SELECT kind, part, state FROM ledger")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let blob = |column| row.get_ref(column)?.as_blob().map_err(rusqlite::Error::from);
            let kind: u8 = row.get(0)?;
            ledgers.add(Hash::of(&[&[kind], blob(1)?, blob(2)?]));
        }
        digests.insert("ledgers".to_owned(), ledgers);
        let scopes = digests.into_iter().map(|(scope, digest)| (scope, digest.to_hex())).collect();
        Ok(Digests { fold_version: FOLD_VERSION, scopes })
    }
}

fn scope_name(scope: Scope) -> String {
    match scope {
        Scope::Organisation => "organisation".to_owned(),
        Scope::Store(store) => format!("store {store}"),
        Scope::Person(user) => format!("person {user}"),
    }
}
