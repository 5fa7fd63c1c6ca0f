//! What each event needs: the permission of the command that records it, in the store of its stream.
//!
//! The table is exhaustive: a new event does not compile until somebody has said what it needs.

use crate::catalog::ProductEvent;
use crate::conflicts::ResolutionEvent;
use crate::event::{Content, Event, StreamKind};
use crate::ids::StoreId;
use crate::people::{DeviceEvent, Grants, InvitationEvent, Permission, RegisterEvent, UserEvent};
use crate::sales::SaleEvent;
use crate::stock::StockDocumentEvent;
use crate::till::ShiftEvent;

/// What an event is worth where its author lacked authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Money or goods moved, or somebody stood at the door: it happened, and counts.
    Fact,
    /// Somebody decided: it has no effect until somebody who may has confirmed it.
    Decision,
}

impl Weight {
    /// What the events of a stream of this kind are worth. Only facts make entries of ledgers.
    #[must_use]
    pub const fn of(kind: StreamKind) -> Self {
        match kind {
            StreamKind::Sale | StreamKind::Shift | StreamKind::StockDocument | StreamKind::Access => Self::Fact,
            StreamKind::Organisation
            | StreamKind::Store
            | StreamKind::Register
            | StreamKind::User
            | StreamKind::Role
            | StreamKind::Device
            | StreamKind::Invitation
            | StreamKind::Category
            | StreamKind::Brand
            | StreamKind::Product
            | StreamKind::Customer
            | StreamKind::StockSetting
            | StreamKind::Resolution
            | StreamKind::Verdict => Self::Decision,
        }
    }
}

/// What whoever records an event must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// One of these; none of them where being of the business is enough.
    pub permissions: &'static [Permission],
    /// In this store; anywhere when absent.
    pub store: Option<StoreId>,
}

impl Need {
    pub(super) const fn one_of(permissions: &'static [Permission], store: Option<StoreId>) -> Self {
        Self { permissions, store }
    }

    /// The permission that is lacking in these grants, if one is.
    #[must_use]
    pub fn lacking_in(&self, grants: &Grants) -> Option<Permission> {
        let allows = |&permission: &Permission| match self.store {
            Some(store) => grants.allow(permission, Some(store)),
            None => grants.allow_somewhere(permission),
        };
        self.permissions.first().filter(|_| !self.permissions.iter().any(allows)).copied()
    }
}

/// What an event needs; `None` for what nobody must be allowed to do.
#[must_use]
pub fn need_of(header: &Content, event: &Event) -> Option<Need> {
    use Permission as P;
    let everywhere = |permissions| Some(Need::one_of(permissions, None));
    let here = |permissions| Some(Need::one_of(permissions, header.scope.store()));
    match event {
        // A business founds itself; whoever stands at the door is seen, not allowed; what a judge says is judged by judging again.
        Event::Organisation(_) | Event::Access(_) => None,
        Event::Verdict(event) => of_verdict(event).and_then(here),
        Event::Store(_) => everywhere(&[P::ManageStores]),
        Event::Register(RegisterEvent::RegisterCreated(created)) => {
            Some(Need::one_of(&[P::ManageStores], Some(created.store)))
        }
        // One's own password is one's own affair.
        Event::User(UserEvent::CredentialsSet(_) | UserEvent::VerifiersSet(_))
            if header.actor.0 == header.stream.id =>
        {
            everywhere(&[])
        }
        Event::User(_) | Event::Role(_) => everywhere(&[P::ManagePeople]),
        Event::Device(event) => everywhere(of_device(event)),
        Event::Invitation(
            InvitationEvent::InvitationIssued(_)
            | InvitationEvent::InvitationUsed(_)
            | InvitationEvent::InvitationCancelled(_),
        ) => everywhere(&[P::ManageDevices]),
        Event::Category(_) | Event::Brand(_) | Event::Product(ProductEvent::ProductDescribed(_)) => {
            everywhere(&[P::EditCatalog, P::ImportCatalog])
        }
        Event::Customer(crate::customers::CustomerEvent::CreditLimitSet(_)) => everywhere(&[P::SetCreditLimit]),
        Event::Customer(crate::customers::CustomerEvent::CustomerDescribed(_)) => everywhere(&[P::EditCustomers]),
        Event::Sale(event) => here(of_sale(event)),
        Event::Shift(ShiftEvent::CashMoved(_)) => here(&[P::MoveCash]),
        Event::Shift(ShiftEvent::ShiftOpened(_) | ShiftEvent::ShiftCounted(_) | ShiftEvent::ShiftClosed(_)) => {
            here(&[P::OpenShift])
        }
        Event::StockDocument(StockDocumentEvent::GoodsReceived(_)) => here(&[P::ReceiveGoods]),
        Event::StockDocument(StockDocumentEvent::StockAdjusted(_) | StockDocumentEvent::StockCounted(_)) => {
            here(&[P::AdjustStock])
        }
        Event::StockSetting(_) => here(&[P::SetStockLimits]),
        Event::Resolution(
            ResolutionEvent::ConflictResolved(_)
            | ResolutionEvent::AuthoritySettled(_)
            | ResolutionEvent::SerialSettled(_),
        ) => here(&[P::ResolveConflicts]),
    }
}

const fn of_verdict(event: &crate::authority::VerdictEvent) -> Option<&'static [Permission]> {
    use crate::authority::VerdictEvent;
    match event {
        VerdictEvent::VerdictGiven(_) | VerdictEvent::VerdictLifted(_) => None,
        VerdictEvent::VerdictConfirmed(_) => Some(&[Permission::ResolveConflicts]),
    }
}

const fn of_device(event: &DeviceEvent) -> &'static [Permission] {
    match event {
        DeviceEvent::DeviceStationed(_) => &[],
        DeviceEvent::DeviceEnrolled(_)
        | DeviceEvent::DeviceDescribed(_)
        | DeviceEvent::DeviceAssigned(_)
        | DeviceEvent::DeviceRevoked(_)
        | DeviceEvent::DeviceShutOut(_) => &[Permission::ManageDevices],
    }
}

const fn of_sale(event: &SaleEvent) -> &'static [Permission] {
    use Permission as P;
    match event {
        SaleEvent::SaleParked(_)
        | SaleEvent::SaleRecalled(_)
        | SaleEvent::SaleAbandoned(_)
        | SaleEvent::SaleSubmitted(_) => &[P::CreateSales],
        SaleEvent::PaymentTaken(_)
        | SaleEvent::GoodsReserved(_)
        | SaleEvent::GoodsDelivered(_)
        | SaleEvent::SlipPresented(_) => &[P::Collect],
        // Money and goods go back with a cancellation, or where a conflict is settled so.
        SaleEvent::GoodsReturned(_) | SaleEvent::PaymentReturned(_) => &[P::CancelSales, P::ResolveConflicts],
        SaleEvent::SaleCancelled(_) | SaleEvent::SerialCorrected(_) => &[P::CancelSales],
        SaleEvent::SaleReprinted(_) => &[],
    }
}
