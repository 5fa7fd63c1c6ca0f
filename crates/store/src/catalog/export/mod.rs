//! The catalogue as a file, CSV or XLSX, that the import reads back without changing anything.

mod formula;
mod rows;
mod write;

pub(super) use formula::{neutral, restore};
pub(super) use write::write_csv;
pub use write::{ExportFormat, ExportedCatalogue};
