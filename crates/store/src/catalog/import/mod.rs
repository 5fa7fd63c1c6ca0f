//! A catalogue from a file: read, mapped, tried, applied.
//!
//! Read in this order: [`table`] (a CSV or XLSX becomes headers and rows), [`mapping`] (which column is which field),
//! [`plan`] (what each line would do: the dry run), [`apply`] (the plan in batches, through the same door as every
//! command). Everything from outside is bounded here: the file, its lines, its cells.

mod amount;
mod apply;
mod csv_file;
mod decide;
mod encoding;
mod error_file;
mod field;
mod handle;
mod line;
mod mapping;
mod names;
mod plan;
mod preview;
mod problem;
mod table;
mod words;
mod xlsx_file;
mod xlsx_size;

#[cfg(test)]
mod tests;

pub use apply::{IMPORT_TOPICS, ImportOutcome, ImportProgress};
pub use encoding::Encoding;
pub use field::ImportField;
pub use mapping::Mapping;
pub(in crate::catalog) use names::category_paths;
pub(in crate::catalog) use plan::currency;
pub use plan::{BadLines, ImportError, ImportPlan, LineStatus};
pub use preview::{ImportCounts, ImportIssue, ImportPreview, PreviewRow, Shown};
pub use problem::{Problem, Severity};
pub use table::{ImportFileError, ImportTable};
pub(crate) use words::Language;

/// The largest file that is read, in bytes.
pub const FILE_SIZE_MAX: usize = 64 * 1024 * 1024;
/// The most lines that are read.
pub(crate) const LINES_MAX: usize = 200_000;
/// The most columns that are read.
const COLUMNS_MAX: usize = 200;
/// The longest cell, in bytes: more than anything the catalogue keeps.
const CELL_LENGTH_MAX: usize = 32_767;
