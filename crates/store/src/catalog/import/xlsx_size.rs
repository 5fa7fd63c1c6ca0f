//! What a spreadsheet weighs once unpacked, measured before anything reads it: a few kilobytes can hold gigabytes.

use std::io::{Cursor, Read as _};

use super::table::ImportFileError;

/// The most that all parts together may weigh.
const UNPACKED_MAX: u64 = 256 * 1024 * 1024;
/// The most that the table of texts may weigh: it is held in memory whole.
const TEXTS_MAX: u64 = 64 * 1024 * 1024;
/// The most parts.
const PARTS_MAX: usize = 2_000;

/// Unpacks every part to nowhere, and stops at the bound.
pub(super) fn check(bytes: &[u8]) -> Result<(), ImportFileError> {
    check_within(bytes, UNPACKED_MAX, TEXTS_MAX)
}

fn check_within(bytes: &[u8], unpacked_max: u64, texts_max: u64) -> Result<(), ImportFileError> {
    let bad = |detail: String| ImportFileError::BadSpreadsheet { detail };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| bad(error.to_string()))?;
    if archive.len() > PARTS_MAX {
        return Err(bad("too many parts".to_owned()));
    }
    let mut left = unpacked_max;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| bad(error.to_string()))?;
        let name = part.name().map_err(|error| bad(error.to_string()))?.to_lowercase();
        let bound = if name.ends_with("sharedstrings.xml") { left.min(texts_max) } else { left };
        let weight =
            std::io::copy(&mut part.take(bound + 1), &mut std::io::sink()).map_err(|error| bad(error.to_string()))?;
        if weight > bound {
            return Err(bad("too large once unpacked".to_owned()));
        }
        left -= weight;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_that_grows_beyond_the_bound_is_refused() {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        for row in 0..2_000 {
            sheet.write_string(row, 0, "x".repeat(1_000)).expect("it fits");
        }
        let bytes = workbook.save_to_buffer().expect("it is written to memory");
        assert_eq!(check(&bytes), Ok(()));
        let refused = Err(ImportFileError::BadSpreadsheet { detail: "too large once unpacked".to_owned() });
        assert_eq!(check_within(&bytes, 20_000, 20_000), refused);
        assert_eq!(check_within(&bytes, 10_000_000, 100), refused);
    }
}
