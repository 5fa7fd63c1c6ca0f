//! Which column holds which field: proposed from the headers, changed by the user.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::field::ImportField;
use super::table::{ImportFileError, ImportTable};

/// Field to column, counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(rename = "ImportMapping")]
pub struct Mapping(pub BTreeMap<ImportField, usize>);

impl Mapping {
    /// What the headers suggest: the first column of each field. A `Description` without a name beside it is the name.
    #[must_use]
    pub fn propose(headers: &[String]) -> Self {
        let mut columns = BTreeMap::new();
        for (column, header) in headers.iter().enumerate() {
            if let Some(field) = ImportField::of_header(header) {
                columns.entry(field).or_insert(column);
            }
        }
        if !columns.contains_key(&ImportField::Name)
            && let Some(column) = columns.remove(&ImportField::Description)
        {
            columns.insert(ImportField::Name, column);
        }
        Self(columns)
    }

    /// The column of a field.
    #[must_use]
    pub fn column(&self, field: ImportField) -> Option<usize> {
        self.0.get(&field).copied()
    }

    /// Says that the column with this header holds `field`.
    ///
    /// # Errors
    /// [`ImportFileError::UnknownHeader`].
    pub fn set(&mut self, field: ImportField, header: &str, table: &ImportTable) -> Result<(), ImportFileError> {
        let column = table.headers().iter().position(|candidate| candidate.trim() == header.trim());
        let column = column.ok_or_else(|| ImportFileError::UnknownHeader { header: header.to_owned() })?;
        self.0.retain(|_, taken| *taken != column);
        self.0.insert(field, column);
        Ok(())
    }

    /// The columns are the file's, each holds one field, and the code is among them.
    pub(super) fn check(&self, table: &ImportTable) -> Result<(), ImportFileError> {
        if self.column(ImportField::Sku).is_none() {
            return Err(ImportFileError::NoSkuColumn { headers: table.headers().join(", ") });
        }
        let mut taken = std::collections::BTreeSet::new();
        for &column in self.0.values() {
            if column >= table.headers().len() {
                return Err(ImportFileError::UnknownHeader { header: (column + 1).to_string() });
            }
            if !taken.insert(column) {
                let header = table.headers().get(column).cloned().unwrap_or_default();
                return Err(ImportFileError::ColumnTwice { header });
            }
        }
        Ok(())
    }
}
