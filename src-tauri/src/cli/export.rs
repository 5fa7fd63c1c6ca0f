//! `comptoir export`: the catalogue as a file.

use std::io::Write as _;

use comptoir_store::{ExportFormat, Session, Store, StoreError};
use serde_json::json;

use super::arguments::{ExportCall, FileFormat};
use super::verbs::print;
use crate::failure::Failure;

/// Writes the catalogue to a file that is not there yet.
pub(super) fn run(store: &Store, session: &Session, call: &ExportCall) -> Result<(), Failure> {
    let format = match call.format {
        FileFormat::Csv => ExportFormat::Csv,
        FileFormat::Xlsx => ExportFormat::Xlsx,
    };
    let exported = store.export_catalogue(session, format)?;
    let file_error = |source| StoreError::File { path: call.output.display().to_string(), source };
    let mut file = std::fs::File::create_new(&call.output).map_err(file_error)?;
    file.write_all(&exported.bytes).and_then(|()| file.sync_all()).map_err(file_error)?;
    print(&json!({ "path": call.output.display().to_string(), "products": exported.products }))
}
