//! The wrong lines as a CSV of their own: as they stood, with a column that says why, ready to be mended and imported.

use super::encoding::Encoding;
use super::plan::{ImportPlan, LineStatus, PlannedLine};
use super::problem::Severity;
use super::table::ImportTable;
use super::words;
use crate::catalog::export::{neutral, write_csv};
use crate::error::StoreError;

impl ImportPlan {
    /// The wrong lines, with the reason in a last column; in UTF-8, with the file's own delimiter.
    ///
    /// # Errors
    /// Never in practice: it is written to memory.
    pub fn error_file(&self, table: &ImportTable) -> Result<Vec<u8>, StoreError> {
        let delimiter = table.text_format().map_or(';', |(delimiter, _): (char, Encoding)| delimiter);
        let wrong = self.lines.iter().filter(|line| line.status == LineStatus::Error);
        let header = table.headers().iter().map(|header| neutral(header).into_owned());
        let header = header.chain([words::reason_header(self.language).to_owned()]).collect();
        let rows = wrong.map(|line| self.error_row(table, line));
        write_csv(delimiter, std::iter::once(header).chain(rows))
    }

    fn error_row(&self, table: &ImportTable, line: &PlannedLine) -> Vec<String> {
        let cells = |column| table.rows.get(line.row).and_then(|row| row.cells.get(column)).unwrap_or_default();
        let mut row: Vec<String> =
            (0..table.headers().len()).map(|column| neutral(cells(column)).into_owned()).collect();
        let errors = line.found.iter().filter(|found| found.severity == Severity::Error);
        let reasons: Vec<String> =
            errors.map(|found| words::sentence(&self.issue(table, line, found), self.language)).collect();
        row.push(neutral(&reasons.join(" ")).into_owned());
        row
    }
}
