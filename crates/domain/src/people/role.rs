//! Roles: the built-in ones, and the organisation's own copies of them.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::event::StreamKind;
use crate::fold::{Anomaly, At, Fold};
use crate::ids::RoleId;
use crate::people::{Permission, RoleEvent};
use crate::register::Register;

/// The roles that every organisation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize, TS)]
#[cbor(index_only)]
#[serde(rename_all = "snake_case")]
pub enum BuiltInRole {
    /// Everything.
    #[n(0)]
    Admin,
    /// Supervises: discounts, cancellations, stock, reports.
    #[n(1)]
    Manager,
    /// Prepares sales; collects nothing.
    #[n(2)]
    Seller,
    /// Collects; prepares no sale.
    #[n(3)]
    Cashier,
    /// Receives, counts, adjusts.
    #[n(4)]
    StockKeeper,
}

impl BuiltInRole {
    /// Every built-in role.
    pub const ALL: [Self; 5] = [Self::Admin, Self::Manager, Self::Seller, Self::Cashier, Self::StockKeeper];

    /// What the role allows.
    #[must_use]
    pub fn permissions(self) -> &'static [Permission] {
        use Permission as P;
        match self {
            Self::Admin => P::ALL,
            Self::Manager => &[
                P::ViewAudit,
                P::EditCatalog,
                P::ImportCatalog,
                P::ViewCost,
                P::CreateSales,
                P::ViewAllSales,
                P::DiscountHigh,
                P::OverridePrice,
                P::CancelSales,
                P::BackdateSales,
                P::OpenShift,
                P::MoveCash,
                P::ViewAllShifts,
                P::ViewStock,
                P::ReceiveGoods,
                P::AdjustStock,
                P::SetStockLimits,
                P::ViewCustomers,
                P::EditCustomers,
                P::SetCreditLimit,
                P::ResolveConflicts,
            ],
            Self::Seller => &[P::CreateSales, P::ViewStock, P::ViewCustomers, P::EditCustomers],
            Self::Cashier => &[P::OpenShift, P::Collect, P::MoveCash, P::ViewCustomers],
            Self::StockKeeper => &[
                P::EditCatalog,
                P::ImportCatalog,
                P::ViewCost,
                P::ViewStock,
                P::ReceiveGoods,
                P::AdjustStock,
                P::SetStockLimits,
            ],
        }
    }
}

/// A role as granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoleRef {
    /// One that every organisation has.
    #[n(0)]
    BuiltIn(#[n(0)] BuiltInRole),
    /// One of the organisation's own.
    #[n(1)]
    Custom(#[n(0)] RoleId),
}

/// A role of the organisation's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
pub struct Role {
    /// Its name.
    #[n(0)]
    pub name: Register<String>,
    /// What it allows.
    #[n(1)]
    pub permissions: Register<BTreeSet<Permission>>,
    /// Fields edited apart.
    #[n(2)]
    pub anomalies: Vec<Anomaly>,
}

impl Fold for Role {
    type Event = RoleEvent;
    const KIND: StreamKind = StreamKind::Role;

    fn apply(&mut self, at: &At<'_>, event: &RoleEvent) {
        let (name, permissions) = match event {
            RoleEvent::RoleDefined(defined) => (Some(&defined.name), Some(&defined.permissions)),
            RoleEvent::RoleChanged(changed) => (changed.name.as_ref(), changed.permissions.as_ref()),
        };
        if let Some(name) = name {
            self.name.set(at, name, &mut self.anomalies);
        }
        if let Some(permissions) = permissions {
            self.permissions.set(at, permissions, &mut self.anomalies);
        }
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}
