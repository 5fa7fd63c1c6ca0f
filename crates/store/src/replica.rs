//! A replica of a journal that several computers share: what it came to hold whole, and the journal may hold bare.
//!
//! The ends of the lines tell what the journal lacks (ADR 13), but not which places of it are bare: to fill one changes no link. So a replica
//! notes, in the step that fills them, that there are such places, until the journal is known to keep what filled them.

use crate::error::StoreError;
use crate::store::{Store, Writer, forget_setting, read_setting, write_setting};

/// The setting that says so.
const FILLED: &str = "filled_and_not_kept";

impl Store {
    /// True where this replica filled places, and nobody has said since that the journal keeps what filled them.
    ///
    /// # Errors
    /// What the database answers.
    pub fn has_unkept_fillings(&self) -> Result<bool, StoreError> {
        Ok(read_setting(&self.reader(), FILLED)?.is_some())
    }

    /// Says that this replica may hold whole what the journal holds bare.
    ///
    /// # Errors
    /// What the database answers.
    pub fn note_unkept_fillings(&self) -> Result<(), StoreError> {
        self.writer().note_filling()
    }

    /// Says that the journal keeps whatever this replica holds whole.
    ///
    /// # Errors
    /// What the database answers.
    pub fn fillings_are_kept(&self) -> Result<(), StoreError> {
        forget_setting(&self.writer().connection, FILLED)
    }
}

impl Writer {
    /// Notes, within the open transaction, that places were filled by what a device gave.
    pub(crate) fn note_filling(&self) -> Result<(), StoreError> {
        if self.is_replica { write_setting(&self.connection, FILLED, "1") } else { Ok(()) }
    }
}
