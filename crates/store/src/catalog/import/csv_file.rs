//! Reading a CSV: its encoding, its delimiter, its rows.

use csv::{ReaderBuilder, StringRecord};

use super::encoding::{self, Encoding};
use super::table::{ImportFileError, Row};
use super::{COLUMNS_MAX, LINES_MAX};
use crate::catalog::export::restore;

const DELIMITERS: [u8; 3] = *b";,\t";
/// How many lines are looked at to find the delimiter.
const TRIED_MAX: usize = 30;

type Text = (char, Encoding);

/// The rows of a CSV, headers first.
pub(super) fn read(bytes: &[u8]) -> Result<(Text, Vec<Row>), ImportFileError> {
    // Zip, old Excel, PDF, pictures and executables are no text, and neither is UTF-16: all of them hold zero bytes.
    let (text, encoding) = encoding::decode(bytes).ok_or(ImportFileError::NotATable)?;
    let delimiter = delimiter(&text);
    let mut reader = reader(&text, delimiter);
    let mut rows = Vec::new();
    let mut lines = Lines::new(&text);
    let mut record = StringRecord::new();
    // The text is UTF-8 and rows may differ in length: nothing is left that the reader could refuse.
    while reader.read_record(&mut record).map_err(|_| ImportFileError::NotATable)? {
        let start = record.position().map_or(0, csv::Position::byte);
        let line = lines.at(usize::try_from(start).unwrap_or(usize::MAX));
        if rows.len() > LINES_MAX {
            return Err(ImportFileError::TooManyLines { lines_max: LINES_MAX });
        }
        if rows.is_empty() && record.len() > COLUMNS_MAX {
            return Err(ImportFileError::TooManyColumns { columns_max: COLUMNS_MAX });
        }
        rows.push(Row { line, cells: restored(&record) });
    }
    Ok(((char::from(delimiter), encoding), rows))
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The delimiter that gives the headers most columns, in most of the lines that follow.
fn delimiter(text: &str) -> u8 {
    let sample_end = text.char_indices().nth(200_000).map_or(text.len(), |(place, _)| place);
    let sample = text.get(..sample_end).unwrap_or(text);
    let score = |delimiter: u8| {
        let mut lengths =
            reader(sample, delimiter).into_records().take(TRIED_MAX).filter_map(Result::ok).map(|record| record.len());
        let columns = lengths.next().unwrap_or(0);
        let (alike, all) =
            lengths.fold((1_usize, 1_usize), |(alike, all), length| (alike + usize::from(length == columns), all + 1));
        if columns < 2 { 0 } else { columns.min(COLUMNS_MAX) * alike * 100 / all }
    };
    let best = DELIMITERS.into_iter().rev().max_by_key(|&delimiter| score(delimiter));
    best.unwrap_or(b',')
}

/// The cells without the apostrophes that an export has put before formulas.
fn restored(record: &StringRecord) -> StringRecord {
    if record.iter().any(|cell| cell.starts_with('\'')) { record.iter().map(restore).collect() } else { record.clone() }
}

/// Counts lines as the reader goes on: it says where a record starts in bytes, blank lines before it included.
struct Lines<'a> {
    text: &'a [u8],
    counted: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    const fn new(text: &'a str) -> Self {
        Self { text: text.as_bytes(), counted: 0, line: 1 }
    }

    /// The line of the first character at or after this byte that ends no line.
    fn at(&mut self, byte: usize) -> u32 {
        let blank = |byte: &&u8| matches!(byte, b'\n' | b'\r');
        let skipped = self.text.get(byte..).map_or(0, |rest| rest.iter().take_while(blank).count());
        let until = byte.saturating_add(skipped);
        let passed = self.text.get(self.counted..until).unwrap_or_default();
        let ends = passed
            .iter()
            .zip(passed.iter().skip(1).chain(self.text.get(until)))
            .filter(|(this, next)| **this == b'\n' || (**this == b'\r' && **next != b'\n'));
        self.line = self.line.saturating_add(u32::try_from(ends.count()).unwrap_or(u32::MAX));
        self.counted = until.max(self.counted);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u32, Vec<String>)> {
        let (_, rows) = read(text.as_bytes()).expect("it is a CSV");
        rows.into_iter().map(|row| (row.line, row.cells.iter().map(str::to_owned).collect())).collect()
    }

    #[test]
    fn lines_are_counted_as_an_editor_does() {
        let read = lines("sku;nom\r\n\r\nA;\"deux\r\nlignes\"\r\n\n\nB;x\n");
        let numbers: Vec<u32> = read.iter().map(|(line, _)| *line).collect();
        assert_eq!(numbers, [1, 3, 7]);
    }

    #[test]
    fn the_delimiter_is_found() {
        for delimiter in [",", ";", "\t"] {
            let text = format!(
                "sku{delimiter}nom{delimiter}prix\nA{delimiter}\"Câble; 3 m, noir\"{delimiter}500\nB{delimiter}x{delimiter}5\n"
            );
            let (found, _) = read(text.as_bytes()).expect("it is a CSV");
            assert_eq!(found.0.to_string(), delimiter);
        }
        // French numbers have commas in every line: the semicolon still gives the headers.
        assert_eq!(read("sku;prix\nA;1,5\nB;2,5\n".as_bytes()).expect("it is a CSV").0.0, ';');
    }
}
