//! A file as headers and rows, whatever its format.

use std::io::Read as _;
use std::path::Path;

use csv::StringRecord;
use serde_json::{Value, json};
use thiserror::Error;

use super::encoding::Encoding;
use super::plan::ImportError;
use super::{COLUMNS_MAX, FILE_SIZE_MAX, LINES_MAX, csv_file, xlsx_file};
use crate::error::StoreError;

/// Why a file is not read at all. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportFileError {
    /// It is too large.
    #[error("the file is larger than {size_max} bytes: split it")]
    TooLarge {
        /// The limit.
        size_max: usize,
    },
    /// It has too many lines.
    #[error("the file has more than {lines_max} lines: split it")]
    TooManyLines {
        /// The limit.
        lines_max: usize,
    },
    /// It has too many columns.
    #[error("the file has more than {columns_max} columns: keep those of the catalogue")]
    TooManyColumns {
        /// The limit.
        columns_max: usize,
    },
    /// It is neither text nor a spreadsheet that is read.
    #[error("the file is neither CSV nor XLSX: save it as one of them")]
    NotATable,
    /// The spreadsheet is damaged, or grows beyond bounds when unpacked.
    #[error("the spreadsheet cannot be read ({detail}): save it again as XLSX or CSV")]
    BadSpreadsheet {
        /// What its reader says.
        detail: String,
    },
    /// No line, or no header.
    #[error("the file has no line of headers with products below it")]
    Empty,
    /// No column holds the code of the products.
    #[error("no column is mapped to the SKU (headers: {headers})")]
    NoSkuColumn {
        /// The headers that there are.
        headers: String,
    },
    /// There is no such column.
    #[error("the file has no column {header}")]
    UnknownHeader {
        /// What was asked for.
        header: String,
    },
    /// One column cannot hold two fields.
    #[error("the column {header} is mapped twice")]
    ColumnTwice {
        /// Which.
        header: String,
    },
    /// Some lines are bad, and bad lines were not to be skipped.
    #[error("{errors} lines are wrong: mend them, or import the others only")]
    BadLines {
        /// How many.
        errors: usize,
    },
}

impl ImportFileError {
    /// The key of its words in the message catalogue.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "import.too_large",
            Self::TooManyLines { .. } => "import.too_many_lines",
            Self::TooManyColumns { .. } => "import.too_many_columns",
            Self::NotATable => "import.not_a_table",
            Self::BadSpreadsheet { .. } => "import.bad_spreadsheet",
            Self::Empty => "import.empty",
            Self::NoSkuColumn { .. } => "import.no_sku_column",
            Self::UnknownHeader { .. } => "import.unknown_header",
            Self::ColumnTwice { .. } => "import.column_twice",
            Self::BadLines { .. } => "import.bad_lines",
        }
    }

    /// What the words need.
    #[must_use]
    pub fn params(&self) -> Value {
        let detail = self.to_string();
        match self {
            Self::TooLarge { size_max } => json!({ "size_max": size_max, "detail": detail }),
            Self::TooManyLines { lines_max } => json!({ "lines_max": lines_max, "detail": detail }),
            Self::TooManyColumns { columns_max } => json!({ "columns_max": columns_max, "detail": detail }),
            Self::NotATable | Self::Empty | Self::BadSpreadsheet { .. } => json!({ "detail": detail }),
            Self::NoSkuColumn { headers } => json!({ "headers": headers, "detail": detail }),
            Self::UnknownHeader { header } | Self::ColumnTwice { header } => {
                json!({ "header": header, "detail": detail })
            }
            Self::BadLines { errors } => json!({ "errors": errors, "detail": detail }),
        }
    }
}

/// A row with its line in the file, as an editor or a spreadsheet counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) line: u32,
    pub(super) cells: StringRecord,
}

/// A file that was read: headers and rows.
#[derive(Clone, Debug)]
pub struct ImportTable {
    file_name: String,
    headers: Vec<String>,
    pub(super) rows: Vec<Row>,
    text: Option<(char, Encoding)>,
}

impl ImportTable {
    /// Reads a CSV or XLSX, whatever its name says.
    ///
    /// # Errors
    /// [`ImportFileError`].
    pub fn read(file_name: &str, bytes: &[u8]) -> Result<Self, ImportFileError> {
        if bytes.len() > FILE_SIZE_MAX {
            return Err(ImportFileError::TooLarge { size_max: FILE_SIZE_MAX });
        }
        let (text, rows) = if bytes.starts_with(b"PK\x03\x04") {
            (None, xlsx_file::read(bytes)?)
        } else {
            let (text, rows) = csv_file::read(bytes)?;
            (Some(text), rows)
        };
        Self::of_rows(file_name, text, rows)
    }

    /// Reads the file at `path`, never more of it than the bound.
    ///
    /// # Errors
    /// [`StoreError::File`], [`ImportFileError`].
    pub fn open(path: &Path) -> Result<Self, ImportError> {
        let failed = |source| StoreError::File { path: path.display().to_string(), source };
        let file = std::fs::File::open(path).map_err(failed)?;
        let mut bytes = Vec::new();
        let bound = u64::try_from(FILE_SIZE_MAX).unwrap_or(u64::MAX).saturating_add(1);
        file.take(bound).read_to_end(&mut bytes).map_err(failed)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self::read(&name.unwrap_or_default(), &bytes)?)
    }

    fn of_rows(file_name: &str, text: Option<(char, Encoding)>, rows: Vec<Row>) -> Result<Self, ImportFileError> {
        let mut rows = rows.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        let headers = rows.next().ok_or(ImportFileError::Empty)?.cells;
        if headers.len() > COLUMNS_MAX {
            return Err(ImportFileError::TooManyColumns { columns_max: COLUMNS_MAX });
        }
        let mut headers: Vec<String> = headers.iter().map(|header| header.trim().to_owned()).collect();
        while headers.last().is_some_and(String::is_empty) {
            headers.pop();
        }
        let rows: Vec<Row> = rows.collect();
        if rows.is_empty() {
            return Err(ImportFileError::Empty);
        }
        if rows.len() > LINES_MAX {
            return Err(ImportFileError::TooManyLines { lines_max: LINES_MAX });
        }
        Ok(Self { file_name: file_name.to_owned(), headers, rows, text })
    }

    /// The file's name.
    #[must_use]
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// The headers, in their order.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// How many lines there are below the headers.
    #[must_use]
    pub const fn line_count(&self) -> usize {
        self.rows.len()
    }

    /// The delimiter and encoding of a CSV; none for a spreadsheet.
    #[must_use]
    pub const fn text_format(&self) -> Option<(char, Encoding)> {
        self.text
    }

    /// The first lines, as they stand.
    #[must_use]
    pub fn sample(&self, count: usize) -> Vec<Vec<String>> {
        let cells = |row: &Row| {
            let cells = row.cells.iter().take(self.headers.len());
            cells.map(|cell| cell.chars().take(200).collect()).collect()
        };
        self.rows.iter().take(count).map(cells).collect()
    }

    /// The header of a column.
    pub(super) fn header_of(&self, column: usize) -> Option<&str> {
        self.headers.get(column).map(String::as_str)
    }
}
