//! Reading the first sheet of an XLSX, cell by cell: a far-away cell makes no empty desert before it.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, Xlsx};
use csv::StringRecord;

use super::table::{ImportFileError, Row};
use super::{COLUMNS_MAX, LINES_MAX, xlsx_size};

/// The rows of the first sheet, headers first.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Row>, ImportFileError> {
    xlsx_size::check(bytes)?;
    // The reader is another's and the file a stranger's: should it panic on it, only this import fails.
    catch_unwind(AssertUnwindSafe(|| read_sheet(bytes)))
        .unwrap_or_else(|_| Err(ImportFileError::BadSpreadsheet { detail: "its reader gave up".to_owned() }))
}

fn read_sheet(bytes: &[u8]) -> Result<Vec<Row>, ImportFileError> {
    let bad = |error: calamine::XlsxError| ImportFileError::BadSpreadsheet { detail: error.to_string() };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(bad)?;
    let sheet = book.sheet_names().into_iter().next().ok_or(ImportFileError::Empty)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(bad)?;
    let mut rows = Rows::default();
    while let Some(cell) = cells.next_cell().map_err(bad)? {
        let (row, column) = cell.get_position();
        rows.put(row, column, text(cell.get_value()))?;
    }
    Ok(rows.finish())
}

/// Rows in the making. Cells come in the order of the sheet; what is out of order or out of bounds is no sheet of ours.
#[derive(Default)]
struct Rows {
    done: Vec<Row>,
    line: u32,
    cells: Vec<String>,
}

impl Rows {
    fn put(&mut self, row: u32, column: u32, text: String) -> Result<(), ImportFileError> {
        if text.is_empty() {
            return Ok(());
        }
        let line = row.saturating_add(1);
        if line != self.line {
            self.close();
            self.line = line;
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= COLUMNS_MAX {
            return Err(ImportFileError::TooManyColumns { columns_max: COLUMNS_MAX });
        }
        if self.done.len() > LINES_MAX {
            return Err(ImportFileError::TooManyLines { lines_max: LINES_MAX });
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    fn close(&mut self) {
        if !self.cells.is_empty() {
            self.done.push(Row { line: self.line, cells: StringRecord::from(self.cells.as_slice()) });
            self.cells.clear();
        }
    }

    fn finish(mut self) -> Vec<Row> {
        self.close();
        self.done
    }
}

/// A cell as text, as a person would have typed it.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => if *truth { "1" } else { "0" }.to_owned(),
        DataRef::DateTime(moment) => number_text(moment.as_f64()),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// The fifteen digits that a spreadsheet shows of a number; a point before three decimals never looks like thousands.
fn number_text(number: f64) -> String {
    let scientific = format!("{number:.14e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let Ok(exponent) = exponent.parse::<i32>() else { return scientific };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    if !(-12..=18).contains(&exponent) {
        return scientific;
    }
    let Ok(before) = usize::try_from(exponent + 1) else { return format!("{sign}{}", fraction(-exponent, digits)) };
    if before == 0 {
        return format!("{sign}{}", fraction(1, digits));
    }
    match (digits.get(..before), digits.get(before..)) {
        (Some(whole), Some(rest)) if !rest.is_empty() => {
            let padding = if rest.len() == 3 { "0" } else { "" };
            format!("{sign}{whole}.{rest}{padding}")
        }
        _ => format!("{sign}{digits:0<before$}"),
    }
}

/// `0.` with this many places before the first digit, less one.
fn fraction(places: i32, digits: &str) -> String {
    let zeros = usize::try_from(places - 1).unwrap_or(0);
    format!("0.{}{digits}", "0".repeat(zeros))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_were_typed() {
        let written = [
            (0.0, "0"),
            (1500.0, "1500"),
            (2.55, "2.55"),
            (0.1 + 0.2, "0.3"),
            (0.05, "0.05"),
            (19.99, "19.99"),
            (-3.5, "-3.5"),
            (12.345, "12.3450"),
            (6_123_456_789_012.0, "6123456789012"),
            (0.001, "0.001"),
        ];
        for (number, text) in written {
            assert_eq!(number_text(number), text);
        }
    }
}
