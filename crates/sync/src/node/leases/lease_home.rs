//! This device as the home of leases, for whoever takes it for that.

use std::sync::{Mutex, MutexGuard, PoisonError};

use comptoir_domain::ids::{DeviceId, StoreId};
use tokio::sync::watch;

use crate::lease::{Declare, LeaseTable, Leases, Moment};

/// The leases that were granted here, in memory: a device that begins anew waits until none of before can last.
#[derive(Debug)]
pub(in crate::node) struct LeaseHome {
    table: Mutex<LeaseTable>,
    changed: watch::Sender<u64>,
}

impl Default for LeaseHome {
    fn default() -> Self {
        Self { table: Mutex::default(), changed: watch::Sender::new(0) }
    }
}

impl LeaseHome {
    /// A device says what it holds; it hears who holds what.
    pub(in crate::node) fn declare(&self, device: DeviceId, declare: &Declare, now: Moment) -> Leases {
        let mut table = self.table();
        table.lapse(now);
        let is_other = table.declare(device, declare, now);
        let leases = table.leases(declare.store, now);
        drop(table);
        if is_other {
            self.changed.send_modify(|count| *count += 1);
        }
        leases
    }

    /// Lets go what has lapsed, and tells.
    pub(in crate::node) fn lapse(&self, now: Moment) {
        if self.table().lapse(now) {
            self.changed.send_modify(|count| *count += 1);
        }
    }

    pub(in crate::node) fn of(&self, store: StoreId, now: Moment) -> Leases {
        self.table().leases(store, now)
    }

    pub(in crate::node) fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    fn table(&self) -> MutexGuard<'_, LeaseTable> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
