//! Exporting the catalogue from the screens.

use comptoir_store::ExportFormat;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ShellVerb;
use super::fresh_file;
use crate::desk::Desk;
use crate::failure::Failure;

/// Writes the catalogue to a file among the exports.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ExportCatalogue {
    format: ExportFormat,
}

/// The catalogue was written.
#[derive(Serialize, TS)]
pub(super) struct CatalogueExported {
    /// Where.
    path: String,
    /// How many products it has.
    products: usize,
}

impl ShellVerb for ExportCatalogue {
    const NAME: &'static str = "export.catalogue";
    type Answer = CatalogueExported;

    fn call(self, desk: &Desk) -> Result<CatalogueExported, Failure> {
        let exported = desk.store()?.export_catalogue(&desk.signed_in()?, self.format)?;
        let folder = fresh_file::exports(desk);
        let written = fresh_file::write(&folder, "catalogue", self.format.extension(), &exported.bytes)?;
        Ok(CatalogueExported { path: written.path, products: exported.products })
    }
}
