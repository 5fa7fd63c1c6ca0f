//! A file system below SQLite that loses power, fills up and fails when it is told to. For tests and simulations only.
//!
//! What SQLite writes reaches the real file at once, so that everybody reads it back, but counts as durable only after an
//! fsync. On a power cut the rest is dropped, kept or torn, sector by sector, as the seed wants it.

mod disk;
mod ffi;

use std::path::Path;
use std::sync::Arc;

pub use disk::{Counters, Disk, Fault, Plan};

use crate::database::{DatabaseKey, Medium};
use crate::error::StoreError;
use crate::execute::Clock;
use crate::store::Store;

/// A registered file system with its disk.
#[derive(Clone)]
pub struct FaultVfs {
    name: &'static str,
    disk: Arc<Disk>,
}

impl FaultVfs {
    /// Registers a file system with SQLite for the rest of the process. Each name once.
    ///
    /// # Errors
    /// When SQLite does not take it.
    pub fn register(name: &'static str) -> Result<Self, StoreError> {
        let disk = Arc::new(Disk::default());
        ffi::register(name, Arc::clone(&disk))?;
        Ok(Self { name, disk })
    }

    /// The disk, to plan faults and to cut the power.
    #[must_use]
    pub fn disk(&self) -> &Disk {
        &self.disk
    }

    /// Opens a database on this file system.
    ///
    /// # Errors
    /// As [`Store::open`], and whatever the plan of the disk makes of it.
    pub fn open(&self, directory: &Path, key: &DatabaseKey, clock: Box<dyn Clock>) -> Result<Store, StoreError> {
        Store::open_on(directory, key, clock, Medium::on(self.name))
    }
}
