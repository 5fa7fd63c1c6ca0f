//! Writing an exported catalogue: CSV as French and English spreadsheets open it, or XLSX.

use std::io::Write as _;

use comptoir_domain::Refusal;
use comptoir_domain::people::Permission;
use rust_xlsxwriter::{Workbook, XlsxError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::formula::neutral;
use super::rows::{Cell, Exporter, brands, fields};
use crate::catalog::import::{Language, category_paths, currency};
use crate::database;
use crate::error::{ExecuteError, StoreError};
use crate::people::session::Session;
use crate::people::{device_store, load_grants};
use crate::store::Store;

/// The format of an exported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Text, a line for each product.
    Csv,
    /// A spreadsheet.
    Xlsx,
}

impl ExportFormat {
    /// The ending of its files.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// An exported catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedCatalogue {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many products it has.
    pub products: usize,
}

impl Store {
    /// The catalogue as a file, with the columns that the person may see.
    ///
    /// # Errors
    /// A refusal to who may neither edit nor import the catalogue; what the database answers.
    pub fn export_catalogue(&self, session: &Session, format: ExportFormat) -> Result<ExportedCatalogue, ExecuteError> {
        // A connection of its own: the screens need not wait for a large catalogue.
        let reader = database::open_reader(self.path(), self.key(), self.medium())?;
        let grants = load_grants(&reader, session.user)?;
        let allowed =
            [Permission::EditCatalog, Permission::ImportCatalog].iter().any(|&one| grants.allow_somewhere(one));
        if !allowed {
            return Err(Refusal::forbidden(Permission::EditCatalog).into());
        }
        let store = device_store(&reader)?;
        let exporter = Exporter {
            connection: &reader,
            language: Language::of(&reader, session.user)?,
            currency: currency(&reader)?,
            fields: fields(|permission| match permission {
                Permission::ViewStock => store.is_some_and(|store| grants.allow(permission, Some(store))),
                permission => grants.allow_somewhere(permission),
            }),
            store,
            categories: category_paths(&reader)?.into_iter().collect(),
            brands: brands(&reader)?,
        };
        let (bytes, products) = match format {
            ExportFormat::Csv => csv(&exporter)?,
            ExportFormat::Xlsx => xlsx(&exporter)?,
        };
        Ok(ExportedCatalogue { bytes, products })
    }
}

/// What a spreadsheet of the language expects between cells, and before decimals.
const fn separators(language: Language) -> (char, char) {
    match language {
        Language::French => (';', ','),
        Language::English => (',', '.'),
    }
}

fn csv(exporter: &Exporter<'_>) -> Result<(Vec<u8>, usize), StoreError> {
    let (delimiter, point) = separators(exporter.language);
    let mut rows = vec![exporter.headers()];
    let count = exporter.each(|cells| {
        rows.push(cells.into_iter().map(|cell| cell_text(cell, point)).collect());
        Ok(())
    })?;
    Ok((write_csv(delimiter, rows.into_iter())?, count))
}

fn cell_text(cell: Cell, point: char) -> String {
    match cell {
        Cell::Text(text) => neutral(&text).into_owned(),
        Cell::Number { whole, fraction } if fraction.is_empty() => whole,
        Cell::Number { whole, fraction } => format!("{whole}{point}{fraction}"),
    }
}

/// Rows as a CSV in UTF-8 that says so: without the mark, a spreadsheet would not see the accents.
pub(in crate::catalog) fn write_csv(
    delimiter: char,
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    let failed = |error: std::io::Error| StoreError::Damaged(error.to_string());
    bytes.write_all(b"\xEF\xBB\xBF").map_err(failed)?;
    let delimiter = u8::try_from(delimiter).unwrap_or(b';');
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(bytes);
    for row in rows {
        writer.write_record(&row).map_err(|error| StoreError::Damaged(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| StoreError::Damaged(error.to_string()))
}

fn xlsx(exporter: &Exporter<'_>) -> Result<(Vec<u8>, usize), StoreError> {
    let failed = |error: XlsxError| StoreError::Damaged(error.to_string());
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let columns = || 0_u16..;
    for (column, header) in columns().zip(exporter.headers()) {
        sheet.write_string(0, column, header).map_err(failed)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    let mut line = 0_u32;
    let count = exporter.each(|cells| {
        line = line.saturating_add(1);
        for (column, cell) in columns().zip(cells) {
            match number(&cell) {
                Some(number) => sheet.write_number(line, column, number).map_err(failed)?,
                None => sheet.write_string(line, column, cell_plain(cell)).map_err(failed)?,
            };
        }
        Ok(())
    })?;
    Ok((workbook.save_to_buffer().map_err(failed)?, count))
}

/// The number as a spreadsheet holds it; none for a text, or for more digits than a spreadsheet keeps.
fn number(cell: &Cell) -> Option<f64> {
    let Cell::Number { whole, fraction } = cell else { return None };
    (whole.len() + fraction.len() <= 15).then(|| format!("{whole}.{fraction}").parse().ok()).flatten()
}

/// In a spreadsheet a string is typed as one: nothing runs it, and no apostrophe is needed.
fn cell_plain(cell: Cell) -> String {
    match cell {
        Cell::Text(text) => text,
        number => cell_text(number, '.'),
    }
}
