//! The digest of a scope's state: two devices that hold the same events show the same one.

use std::collections::{BTreeMap, HashMap};

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::fold::FOLD_VERSION;
use comptoir_domain::hash::{Hash, SetDigest};
use comptoir_domain::ids::StoreId;
use comptoir_domain::ledger::LedgerKey;
use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use crate::error::StoreError;
use crate::journal::uuid_at;
use crate::store::Store;

/// The digest of each scope that is held here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Digests {
    /// The version of the folds; only equal versions compare.
    pub fold_version: u32,
    /// Scope to digest: `organisation`, `store <id>`, `person <id>`, `workstation <id>`; and `across stores`, which only devices that
    /// are given every store have in common.
    pub scopes: BTreeMap<String, String>,
}

impl Store {
    /// The digest of each scope, from the hash that every stream's state left when it was last folded, and from its ledgers.
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
        let homes = Homes::read(&reader)?;
        let mut statement = reader.prepare("SELECT kind, part, state FROM ledger")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let blob = |column| row.get_ref(column)?.as_blob().map_err(rusqlite::Error::from);
            let (kind, part): (u8, &[u8]) = (row.get(0)?, blob(1)?);
            let home = homes.of(kind, part).map_or_else(|| ACROSS_STORES.to_owned(), scope_name);
            digests.entry(home).or_default().add(Hash::of(&[b"ledger", &[kind], part, blob(2)?]));
        }
        let scopes = digests.into_iter().map(|(scope, digest)| (scope, digest.to_hex())).collect();
        Ok(Digests { fold_version: FOLD_VERSION, scopes })
    }
}

/// A cashier's shifts, and what happened under a serial number, are looked at over all stores.
const ACROSS_STORES: &str = "across stores";

/// To which scope a ledger belongs.
struct Homes {
    shifts: HashMap<Uuid, Scope>,
    registers: HashMap<Uuid, Scope>,
}

impl Homes {
    fn read(connection: &Connection) -> Result<Self, StoreError> {
        let mut shifts = HashMap::new();
        let mut statement = connection.prepare("SELECT id, scope FROM stream WHERE kind = ?1")?;
        let mut rows = statement.query([StreamKind::Shift.code()])?;
        while let Some(row) = rows.next()? {
            let scope = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
            shifts.insert(uuid_at(row, 0)?, minicbor::decode(scope)?);
        }
        let mut statement = connection.prepare("SELECT id, store FROM register_row")?;
        let register = |row: &rusqlite::Row<'_>| Ok((uuid_at(row, 0)?, Scope::Store(StoreId(uuid_at(row, 1)?))));
        let registers = statement.query_map([], register)?.collect::<Result<_, _>>()?;
        Ok(Self { shifts, registers })
    }

    /// The scope of a ledger; `None` for one that goes across stores.
    fn of(&self, kind: u8, part: &[u8]) -> Option<Scope> {
        let (first, second) = part.split_at_checked(16)?;
        match LedgerKey::from_parts(kind, Uuid::from_slice(first).ok()?, Uuid::from_slice(second).unwrap_or_default())?
        {
            LedgerKey::Stock(store, _) => Some(Scope::Store(store)),
            LedgerKey::Drawer(shift) => self.shifts.get(&shift.0).copied(),
            LedgerKey::RegisterShifts(register) | LedgerKey::Numbering(register) => {
                self.registers.get(&register.0).copied()
            }
            LedgerKey::CashierShifts(_) | LedgerKey::Serial(_) => None,
        }
    }
}

fn scope_name(scope: Scope) -> String {
    match scope {
        Scope::Organisation => "organisation".to_owned(),
        Scope::Store(store) => format!("store {store}"),
        Scope::Person(user) => format!("person {user}"),
        Scope::Workstation(device) => format!("workstation {device}"),
    }
}
