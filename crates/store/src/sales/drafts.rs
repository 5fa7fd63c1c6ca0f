//! Drafts: sales being prepared on this device, durable but not yet facts.

use comptoir_domain::ids::SaleId;
use comptoir_domain::people::{Approval, Permission};
use comptoir_domain::sales::{DiscountApproval, Draft, DraftView, Refusal, Sale, SaleStatus};
use comptoir_domain::{BasisPoints, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::{ExecuteError, StoreError};
use crate::unit::Unit;

/// Reads a draft.
pub(crate) fn find(connection: &Connection, sale: SaleId) -> Result<Option<Draft>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT bytes FROM draft WHERE sale = ?1")?;
    let bytes = statement.query_row([sale.as_bytes()], |row| row.get::<_, Vec<u8>>(0)).optional()?;
    bytes.map(|bytes| Ok(minicbor::decode(&bytes)?)).transpose()
}

/// Keeps a draft.
pub(crate) fn keep(connection: &Connection, draft: &Draft, now: Timestamp) -> Result<(), StoreError> {
    // Writing to memory cannot fail.
    let bytes = minicbor::to_vec(draft).unwrap_or_default();
    connection
        .prepare_cached("INSERT OR REPLACE INTO draft (sale, seller, updated_at, bytes) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![draft.sale.as_bytes(), draft.seller.as_bytes(), now.0, bytes])?;
    Ok(())
}

/// Lets a draft go.
pub(crate) fn drop(connection: &Connection, sale: SaleId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM draft WHERE sale = ?1")?.execute([sale.as_bytes()])?;
    Ok(())
}

/// The actor's own draft.
pub(super) fn own(unit: &Unit<'_>, sale: SaleId) -> Result<Draft, ExecuteError> {
    let draft = find(unit.connection, sale)?.ok_or(Refusal::DraftUnknown)?;
    check_owner(unit, &draft)?;
    Ok(draft)
}

/// The actor's own draft, started if there is none.
pub(super) fn own_or_new(unit: &mut Unit<'_>, sale: SaleId) -> Result<Draft, ExecuteError> {
    if let Some(draft) = find(unit.connection, sale)? {
        check_owner(unit, &draft)?;
        return Ok(draft);
    }
    if let Some(known) = unit.existing::<Sale>(sale.0)?
        && known.state.status != SaleStatus::Draft
    {
        return Err(Refusal::WrongStatus { status: known.state.status }.into());
    }
    let (_, register) = unit.register()?;
    let store = register.state.store;
    let state = unit.store(store)?;
    Ok(Draft::new(
        sale,
        store,
        *state.state.currency.get(),
        *state.state.taxes.get(),
        unit.context.actor.user,
        unit.context.now,
    ))
}

fn check_owner(unit: &Unit<'_>, draft: &Draft) -> Result<(), ExecuteError> {
    unit.require(Permission::CreateSales, draft.store)?;
    if draft.seller == unit.context.actor.user { Ok(()) } else { Err(Refusal::DraftOfAnother.into()) }
}

/// The actor's discount cap in the draft's store.
pub(super) fn cap(unit: &mut Unit<'_>, draft: &Draft) -> Result<BasisPoints, ExecuteError> {
    let store = unit.store(draft.store)?;
    let high = unit.context.actor.may(Permission::DiscountHigh, draft.store);
    Ok(if high { *store.state.manager_discount_cap.get() } else { *store.state.seller_discount_cap.get() })
}

/// Keeps the draft and shows it as it stands now.
pub(super) fn kept(unit: &Unit<'_>, draft: &Draft) -> Result<DraftView, ExecuteError> {
    unit.require(Permission::CreateSales, draft.store)?;
    keep(unit.connection, draft, unit.context.now)?;
    Ok(DraftView::from(draft))
}

/// The ceiling up to which the manager whose PIN was given consents.
pub(super) fn consent(
    unit: &mut Unit<'_>,
    approval: Option<&Approval>,
    draft: &Draft,
) -> Result<Option<DiscountApproval>, ExecuteError> {
    let Some(approval) = approval else { return Ok(None) };
    let approver = unit.approver(approval, Permission::DiscountHigh, draft.store)?;
    let store = unit.store(draft.store)?;
    Ok(Some(DiscountApproval { by: approver.user, ceiling: *store.state.manager_discount_cap.get() }))
}
