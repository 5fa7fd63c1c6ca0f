//! The last paper numbers that this computer gave, of registers whose sales it has let go.
//!
//! Whoever stands in another store keeps nothing of the one it left, and so does not know its own last number there. It comes back
//! before its history does: without this note it would begin again at 1.

use std::collections::BTreeSet;

use comptoir_domain::event::Scope;
use comptoir_domain::ids::RegisterId;
use comptoir_domain::ledger::LedgerKey;
use rusqlite::Connection;

use crate::error::StoreError;
use crate::journal::uuid_at;
use crate::ledgers::{self, AnyLedger};
use crate::store::{read_setting, write_setting};

/// Notes what the registers of these scopes have given in this series. Called before they are let go.
pub(crate) fn note(connection: &Connection, left: &BTreeSet<Scope>, series: u32) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT id FROM register_row WHERE store = ?1")?;
    for store in left.iter().filter_map(|scope| scope.store()) {
        let registers = statement.query_map([store.as_bytes()], |row| uuid_at(row, 0))?;
        for register in registers {
            let register = RegisterId(register?);
            let AnyLedger::Numbering(numbering) = ledgers::load(connection, LedgerKey::Numbering(register))?.state
            else {
                continue;
            };
            for (year, sequence) in numbering.given(series) {
                let last = sequence.max(last(connection, register, year, series)?);
                write_setting(connection, &name(register, year, series), &last.to_string())?;
            }
        }
    }
    Ok(())
}

/// The last number that was noted; 0 where there is none.
pub(crate) fn last(connection: &Connection, register: RegisterId, year: i32, series: u32) -> Result<u64, StoreError> {
    let noted = read_setting(connection, &name(register, year, series))?;
    Ok(noted.and_then(|text| text.parse().ok()).unwrap_or_default())
}

fn name(register: RegisterId, year: i32, series: u32) -> String {
    format!("numbers given {register} {year} {series}")
}
