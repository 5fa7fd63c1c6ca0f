//! What may be done, and by whom: commands name a permission, roles grant sets of them.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{StoreId, UserId};

macro_rules! permissions {
    ($($(#[$doc:meta])* $number:literal $name:literal $variant:ident,)*) => {
        /// One thing that a person may be allowed to do. Numbers and names are part of the storage format.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize, TS)]
        #[cbor(index_only)]
        pub enum Permission {
            $($(#[$doc])* #[n($number)] #[serde(rename = $name)] $variant,)*
        }

        impl Permission {
            /// Every permission.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The permission's public name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

permissions! {
    /// Stores, registers and organisation-wide settings.
    0 "people.manage_stores" ManageStores,
    /// People, roles, passwords of others.
    1 "people.manage_people" ManagePeople,
    /// Read who did what.
    2 "people.view_audit" ViewAudit,
    /// Make and restore backups.
    3 "people.manage_backups" ManageBackups,
    /// Take computers in, name them, shut them out.
    4 "people.manage_devices" ManageDevices,
    /// Create and change products, categories, brands.
    10 "catalog.edit" EditCatalog,
    /// Import a catalogue from a file.
    11 "catalog.import" ImportCatalog,
    /// See costs and margins.
    12 "catalog.view_cost" ViewCost,
    /// Prepare and submit sales.
    20 "sales.create" CreateSales,
    /// See the sales of others.
    21 "sales.view_all" ViewAllSales,
    /// Discounts up to the manager's cap.
    22 "sales.discount_high" DiscountHigh,
    /// Sell at another price than the listed one.
    23 "sales.override_price" OverridePrice,
    /// Cancel a submitted sale.
    24 "sales.cancel" CancelSales,
    /// Enter a sale of an earlier day.
    25 "sales.backdate" BackdateSales,
    /// Open and close one's own shift.
    30 "till.open_shift" OpenShift,
    /// Take payments.
    31 "till.collect" Collect,
    /// Cash in, cash out, safe drop.
    32 "till.move_cash" MoveCash,
    /// See every shift.
    33 "till.view_all_shifts" ViewAllShifts,
    /// See stock levels and movements.
    40 "stock.view" ViewStock,
    /// Receive goods from a supplier.
    41 "stock.receive" ReceiveGoods,
    /// Adjust and count stock.
    42 "stock.adjust" AdjustStock,
    /// Set minimum and maximum.
    43 "stock.set_limits" SetStockLimits,
    /// See customers.
    50 "customers.view" ViewCustomers,
    /// Create and change customers.
    51 "customers.edit" EditCustomers,
    /// Set a customer's credit limit.
    52 "customers.set_credit_limit" SetCreditLimit,
    /// Decide where devices apart have contradicted each other.
    60 "conflicts.resolve" ResolveConflicts,
}

/// What a person may do, resolved from roles: everywhere, or in certain stores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grants {
    everywhere: BTreeSet<Permission>,
    in_store: BTreeMap<StoreId, BTreeSet<Permission>>,
}

impl Grants {
    /// Adds a role's permissions, everywhere or in one store.
    pub fn add(&mut self, permissions: impl IntoIterator<Item = Permission>, store: Option<StoreId>) {
        match store {
            None => self.everywhere.extend(permissions),
            Some(store) => self.in_store.entry(store).or_default().extend(permissions),
        }
    }

    /// True when `permission` is granted in `store`; without a store, when it is granted everywhere.
    #[must_use]
    pub fn allow(&self, permission: Permission, store: Option<StoreId>) -> bool {
        self.everywhere.contains(&permission)
            || store
                .and_then(|store| self.in_store.get(&store))
                .is_some_and(|permissions| permissions.contains(&permission))
    }

    /// True when `permission` is granted somewhere.
    #[must_use]
    pub fn allow_somewhere(&self, permission: Permission) -> bool {
        self.everywhere.contains(&permission)
            || self.in_store.values().any(|permissions| permissions.contains(&permission))
    }

    /// The permissions granted in `store`, sorted.
    #[must_use]
    pub fn in_store(&self, store: StoreId) -> BTreeSet<Permission> {
        self.everywhere.iter().chain(self.in_store.get(&store).into_iter().flatten()).copied().collect()
    }

    /// True when everything in `other` is also granted here: the test against role escalation.
    #[must_use]
    pub fn cover(&self, permissions: &BTreeSet<Permission>, store: Option<StoreId>) -> bool {
        permissions.iter().all(|&permission| self.allow(permission, store))
    }
}

/// A manager's consent, given on the spot with a PIN.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Who consents.
    pub user: UserId,
    /// That person's PIN. It is checked against the vault and never stored.
    pub pin: String,
}

/// A person whose PIN the vault has just confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approver {
    /// Who consented.
    pub user: UserId,
    /// What that person may do.
    pub grants: Grants,
}
