//! What an event needs is what the commands need that record it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod samples;

use std::collections::BTreeSet;

use comptoir_domain::authority::{Weight, need_of};
use comptoir_domain::catalog::{
    ChangeCategory, ChangeProduct, CreateBrand, CreateCategory, CreateProduct, ImportProducts, SetProductActive,
    SetProductImage,
};
use comptoir_domain::conflicts::ResolveConflict;
use comptoir_domain::customers::{ChangeCustomer, CreateCustomer, SetCreditLimit};
use comptoir_domain::event::{Batch, Content, Event, Scope, StreamKind, StreamRef, TimeSource};
use comptoir_domain::ids::{DeviceId, EventId, StoreId, UserId};
use comptoir_domain::ledger::entries_of;
use comptoir_domain::people::{
    AssignRegister, CancelInvitation, ChangeDevice, ChangeRole, ChangeStore, ChangeUser, ChooseRegister,
    CreateRegister, CreateRole, CreateStore, CreateUser, EnrolDevice, GrantRole, InviteDevice, Permission,
    RevokeDevice, SetStoreLogo, SetUserActive, WithdrawRole,
};
use comptoir_domain::sales::{
    AbandonDraft, CancelSale, CorrectSerial, ParkDraft, PresentSlip, RecallSale, RecordPayment, ReprintSale, SubmitSale,
};
use comptoir_domain::stock::{AdjustStock, CountStock, ReceiveGoods, SetStockLimits};
use comptoir_domain::till::{CloseShift, CountShift, MoveCash, OpenShift};
use comptoir_domain::{BusinessDate, Command, CommandId, HybridTime, Timestamp};
use samples::uuid;

const fn of<C: Command>() -> Option<Permission> {
    C::PERMISSION
}

/// The permissions of the commands that record an event; `None` for one that is not looked at.
fn of_commands(kind: &str) -> Option<Vec<Option<Permission>>> {
    let catalogue = || vec![of::<ImportProducts>(), of::<ChangeProduct>()];
    Some(match kind {
        // The business founds itself; the door sees everybody; a judge's word is answered by judging again.
        "organisation.founded" | "verdict.given" | "verdict.lifted" => return None,
        kind if kind.starts_with("access.") => return None,
        "store.described" => vec![of::<CreateStore>(), of::<ChangeStore>(), of::<SetStoreLogo>()],
        "register.created" => vec![of::<CreateRegister>()],
        "user.described" => vec![of::<CreateUser>(), of::<ChangeUser>(), of::<SetUserActive>()],
        "user.role_granted" => vec![of::<GrantRole>()],
        "user.role_withdrawn" => vec![of::<WithdrawRole>()],
        // Another's: their own verbs ask for nothing, and their decision for this.
        "user.credentials_set" => vec![of::<CreateUser>()],
        "role.defined" => vec![of::<CreateRole>()],
        "role.changed" => vec![of::<ChangeRole>()],
        "device.enrolled" | "invitation.used" => vec![of::<EnrolDevice>(), of::<InviteDevice>()],
        "device.described" => vec![of::<ChangeDevice>()],
        "device.revoked" => vec![of::<RevokeDevice>()],
        "device.stationed" => vec![of::<ChooseRegister>()],
        "device.assigned" => vec![of::<AssignRegister>()],
        "invitation.issued" => vec![of::<InviteDevice>()],
        "invitation.cancelled" => vec![of::<CancelInvitation>()],
        "category.described" => [catalogue(), vec![of::<CreateCategory>(), of::<ChangeCategory>()]].concat(),
        "brand.described" => [catalogue(), vec![of::<CreateBrand>()]].concat(),
        "product.described" => {
            [catalogue(), vec![of::<CreateProduct>(), of::<SetProductActive>(), of::<SetProductImage>()]].concat()
        }
        "customer.described" => vec![of::<CreateCustomer>(), of::<ChangeCustomer>()],
        "customer.credit_limit_set" => vec![of::<SetCreditLimit>()],
        "sale.parked" => vec![of::<ParkDraft>()],
        "sale.recalled" => vec![of::<RecallSale>()],
        "sale.abandoned" => vec![of::<AbandonDraft>()],
        "sale.submitted" => vec![of::<SubmitSale>()],
        "sale.payment_taken" | "sale.goods_reserved" | "sale.goods_delivered" => vec![of::<RecordPayment>()],
        "sale.goods_returned" | "sale.payment_returned" => vec![of::<CancelSale>(), of::<ResolveConflict>()],
        "sale.cancelled" => vec![of::<CancelSale>()],
        "sale.reprinted" => vec![of::<ReprintSale>()],
        "sale.slip_presented" => vec![of::<PresentSlip>()],
        "sale.serial_corrected" => vec![of::<CorrectSerial>()],
        "shift.opened" => vec![of::<OpenShift>()],
        "shift.cash_moved" => vec![of::<MoveCash>()],
        "shift.counted" => vec![of::<CountShift>()],
        "shift.closed" => vec![of::<CloseShift>()],
        "stock.received" => vec![of::<ReceiveGoods>()],
        "stock.adjusted" => vec![of::<AdjustStock>()],
        "stock.counted" => vec![of::<CountStock>()],
        "stock.limits_set" => vec![of::<SetStockLimits>()],
        "conflict.resolved" | "verdict.confirmed" => vec![of::<ResolveConflict>()],
        kind => panic!("{kind}: which command records it?"),
    })
}

fn stream_of(kind: &str) -> StreamKind {
    let has = |stream: &StreamKind| Event::kinds(*stream).iter().any(|(name, _)| *name == kind);
    StreamKind::ALL.into_iter().find(has).expect("every event belongs to a stream kind")
}

fn header(event: &Event) -> Content {
    Content {
        id: EventId(uuid(1)),
        stream: StreamRef::new(stream_of(event.kind()), uuid(99)),
        heads: Vec::new(),
        scope: Scope::Store(StoreId(uuid(1))),
        clock: HybridTime::default(),
        device: DeviceId(uuid(12)),
        actor: UserId(uuid(2)),
        occurred_at: Timestamp(0),
        time_source: TimeSource::DeviceClock,
        business_date: BusinessDate::from_days(20_775),
        batch: Batch { command: CommandId(uuid(13)), index: 0, size: 1 },
        kind: event.kind().to_owned(),
        version: event.version(),
        payload: event.payload().into(),
    }
}

#[test]
fn an_event_needs_what_the_commands_need_that_record_it() {
    for event in samples::all().into_iter().chain(samples::with_serials()) {
        let need = need_of(&header(&event), &event).map(|need| need.permissions.iter().copied().collect());
        let commands = of_commands(event.kind()).map(|all| all.into_iter().flatten().collect::<BTreeSet<_>>());
        assert_eq!(need, commands, "{}", event.kind());
    }
}

#[test]
fn ones_own_password_is_ones_own_affair() {
    let event = samples::all().into_iter().find(|event| event.kind() == "user.credentials_set").unwrap();
    let own = Content { actor: UserId(uuid(99)), ..header(&event) };
    assert_eq!(need_of(&own, &event).map(|need| need.permissions), Some(&[][..]));
}

/// So ledgers are the same whatever was found about whoever recorded their entries.
#[test]
fn what_makes_an_entry_of_a_ledger_is_a_fact() {
    for event in samples::all().into_iter().chain(samples::with_serials()) {
        let stream = stream_of(event.kind());
        assert!(entries_of(&header(&event), &event).is_empty() || Weight::of(stream) == Weight::Fact, "{stream:?}");
    }
}
