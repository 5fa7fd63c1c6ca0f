//! The open drawers from which cash may go back, the one that fits best first.

use comptoir_domain::Money;
use comptoir_domain::ids::{ShiftId, StoreId, UserId};
use comptoir_domain::ledger::LedgerKey;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::subject::register_name;
use crate::error::StoreError;
use crate::journal::uuid_at;
use crate::ledgers::{self, AnyLedger};
use crate::people::queries::name_of;

/// An open shift of the store.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct OpenDrawer {
    /// Which.
    pub(crate) shift: ShiftId,
    /// Its register.
    pub(crate) register_name: String,
    /// Who works there.
    pub(crate) cashier_name: String,
    /// It should hold enough. How much it holds is not told: the count stays blind.
    pub(crate) is_enough: bool,
}

/// The open shifts of a store: those that hold enough before the others, then those that took the money, the last first, then
/// the asker's own.
pub(crate) fn open_drawers(
    connection: &Connection,
    store: StoreId,
    amount: Money,
    took: &[ShiftId],
    asker: UserId,
) -> Result<Vec<OpenDrawer>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, register, cashier FROM shift_row WHERE store = ?1 AND status = 0 ORDER BY opened_at DESC LIMIT 40",
    )?;
    let shifts = statement
        .query_map([store.as_bytes()], |row| {
            Ok((ShiftId(uuid_at(row, 0)?), uuid_at(row, 1)?, UserId(uuid_at(row, 2)?)))
        })?
        .collect::<Result<Vec<(ShiftId, Uuid, UserId)>, _>>()?;
    let mut drawers = Vec::with_capacity(shifts.len());
    for (shift, register, cashier) in shifts {
        let is_enough = holds(connection, shift)? >= amount;
        let last_took = took.iter().rev().position(|took| *took == shift).unwrap_or(usize::MAX);
        let drawer = OpenDrawer {
            shift,
            register_name: register_name(connection, register)?,
            cashier_name: name_of(connection, cashier)?,
            is_enough,
        };
        drawers.push(((!is_enough, last_took, cashier != asker), drawer));
    }
    drawers.sort_by_key(|(order, _)| *order);
    Ok(drawers.into_iter().map(|(_, drawer)| drawer).collect())
}

fn holds(connection: &Connection, shift: ShiftId) -> Result<Money, StoreError> {
    Ok(match ledgers::load(connection, LedgerKey::Drawer(shift))?.state {
        AnyLedger::Drawer(drawer) => drawer.expected_cash(),
        _ => Money::ZERO,
    })
}
