//! Deciding about a conflict: the decision and the facts of its remedy in one batch.

use comptoir_domain::Money;
use comptoir_domain::conflicts::{Refusal, Remedy, RemedyTaken, ResolveConflict, SerialHolder};
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::{ConflictId, ProductId, SaleId, ShiftId, StoreId};
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::people::Permission;
use comptoir_domain::sales::CorrectSerial;
use comptoir_domain::stock::{AdjustStock, AdjustmentLine, AdjustmentReason, CountLine, CountStock};
use comptoir_domain::till::{Shift, ShiftStatus};

use super::matter::Loaded;
use super::open::{self, Open};
use crate::authority;
use crate::error::{ExecuteError, StoreError};
use crate::execute::{Handle, check_permission};
use crate::unit::Unit;

impl Handle for ResolveConflict {
    fn handle(self, unit: &mut Unit<'_>) -> Result<(), ExecuteError> {
        let open = find(unit, self.conflict)?;
        if let Some(store) = open.leading.store {
            unit.require(Permission::ResolveConflicts, store)?;
            let zone = *unit.store(store)?.state.zone.get();
            unit.set_zone(zone);
        }
        let loaded = Loaded::load(unit.connection, &open)?;
        let cash = match (self.remedy.shift(), open.leading.store) {
            (Some(shift), Some(store)) => cash_in(unit, shift, store)?,
            _ => None,
        };
        let decision = self.decide(&loaded.conflict(&open), cash)?;
        record_facts(unit, &open, &loaded, decision.resolved.first().map(|(_, resolved)| &resolved.remedy), &self)?;
        let scope = open.leading.store.map_or(Scope::Organisation, Scope::Store);
        for fact in decision.sale {
            unit.emit(StreamKind::Sale, open.leading.about.id, scope, fact);
        }
        for (conflict, resolved) in decision.resolved {
            unit.emit(StreamKind::Resolution, conflict.0, scope, resolved.into_event());
        }
        Ok(())
    }
}

fn find(unit: &Unit<'_>, conflict: ConflictId) -> Result<Open, ExecuteError> {
    if let Some(open) = open::find(unit.connection, conflict)? {
        return Ok(open);
    }
    let is_resolved: bool = unit
        .connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM resolution_row WHERE conflict = ?1)")?
        .query_row([conflict.as_bytes()], |row| row.get(0))
        .map_err(StoreError::from)?;
    Err(if is_resolved { Refusal::AlreadyResolved } else { Refusal::Unknown }.into())
}

/// What the drawer of an open shift of the store should hold. Trap 2: cash leaves exactly one drawer.
fn cash_in(unit: &mut Unit<'_>, shift: ShiftId, store: StoreId) -> Result<Option<Money>, ExecuteError> {
    let state = unit.stream::<Shift>(shift.0)?;
    if state.state.status != ShiftStatus::Open || state.state.store != store {
        return Ok(None);
    }
    Ok(Some(unit.drawer(LedgerKey::Drawer(shift))?.expected_cash()))
}

/// The facts that other verbs record: a count, a correction, an edit, another serial number. Their own rules hold, and their own permissions.
fn record_facts(
    unit: &mut Unit<'_>,
    open: &Open,
    loaded: &Loaded,
    remedy: Option<&RemedyTaken>,
    command: &ResolveConflict,
) -> Result<(), ExecuteError> {
    let product = ProductId(open.leading.about.id);
    let note = command.note.trim().to_owned();
    match (&command.remedy, open.leading.store, loaded, remedy) {
        (&Remedy::Count { quantity }, Some(store), ..) => {
            run(unit, CountStock { store, note, lines: vec![CountLine { product, quantity }] })?;
        }
        (Remedy::AcceptLevel, Some(store), _, Some(&RemedyTaken::LevelAccepted { adjusted_by }))
            if adjusted_by.is_positive() =>
        {
            let lines = vec![AdjustmentLine { product, quantity: adjusted_by }];
            run(unit, AdjustStock { store, reason: AdjustmentReason::Correction, note, lines })?;
        }
        (Remedy::CorrectSerial { sale, to }, _, Loaded::Serial(holders), _) => correct(unit, holders, *sale, to)?,
        (Remedy::Confirm, ..) => authority::confirm(unit, open.leading.about, &open.events())?,
        (&Remedy::KeepValues { edit }, _, Loaded::Edits(edits), _) => edits.keep(unit, open.leading.about, edit)?,
        _ => {}
    }
    Ok(())
}

fn correct(unit: &mut Unit<'_>, holders: &[SerialHolder], sale: SaleId, to: &str) -> Result<(), ExecuteError> {
    let holder = holders.iter().find(|holder| holder.sale == sale).ok_or(Refusal::NotOffered)?;
    run(unit, CorrectSerial { sale, line: holder.line, from: holder.serial.to_string(), to: to.to_owned() })
}

/// Executes another verb within this one's batch, for who may.
pub(super) fn run<C: Handle>(unit: &mut Unit<'_>, command: C) -> Result<(), ExecuteError> {
    check_permission::<C>(true, unit)?;
    command.handle(unit).map(drop)
}
