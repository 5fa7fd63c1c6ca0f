//! A plan as people read it: counts, and a page of lines with what is wrong and how to mend it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::field::ImportField;
use super::line::Found;
use super::plan::{ImportPlan, LineStatus, PlannedLine};
use super::problem::{Problem, Severity};
use super::table::ImportTable;
use super::words;

/// The most lines that one page shows.
const PAGE_MAX: usize = 200;
/// The most new categories and brands that are named.
const NAMED_MAX: usize = 100;
/// How much of a cell an issue quotes.
const QUOTED_MAX: usize = 80;

/// How many lines do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct ImportCounts {
    /// All lines below the headers.
    pub lines: usize,
    /// Products to enter.
    pub create: usize,
    /// Products to change.
    pub update: usize,
    /// Products that are so already.
    pub unchanged: usize,
    /// Lines whose code an earlier line has.
    pub repeated: usize,
    /// Wrong lines.
    pub error: usize,
    /// Lines with a warning.
    pub warning: usize,
}

/// Something to know about a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportIssue {
    /// The line in the file, headers being line 1.
    pub line: u32,
    /// The header of the column, as in the file.
    pub column: Option<String>,
    /// What the column holds.
    pub field: Option<ImportField>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub problem: Problem,
    /// What stands in the cell.
    pub value: String,
    /// What is wrong, in the person's language.
    pub message: String,
    /// How to mend it.
    pub advice: String,
}

/// A line and what it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportPreviewRow")]
pub struct PreviewRow {
    /// The line in the file.
    pub line: u32,
    /// What it does.
    pub status: LineStatus,
    /// The code in it.
    pub sku: String,
    /// The name in it.
    pub name: String,
    /// What there is to know.
    pub issues: Vec<ImportIssue>,
}

/// Which lines a page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportShown")]
pub enum Shown {
    /// All of them.
    #[default]
    All,
    /// Those to enter.
    Create,
    /// Those to change.
    Update,
    /// Those that change nothing.
    Unchanged,
    /// Those whose code an earlier line has.
    Repeated,
    /// The wrong ones.
    Error,
    /// Those with a warning.
    Warning,
}

impl Shown {
    fn shows(self, line: &PlannedLine) -> bool {
        match self {
            Self::All => true,
            Self::Create => line.status == LineStatus::Create,
            Self::Update => line.status == LineStatus::Update,
            Self::Unchanged => line.status == LineStatus::Unchanged,
            Self::Repeated => line.status == LineStatus::Repeated,
            Self::Error => line.status == LineStatus::Error,
            Self::Warning => line.has_warning(),
        }
    }
}

/// What a file would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportPreview {
    /// How many lines do what.
    pub counts: ImportCounts,
    /// How many lines the chosen view has.
    pub shown_count: usize,
    /// A page of them.
    pub rows: Vec<PreviewRow>,
    /// Categories that will be made; the first hundred.
    pub new_categories: Vec<String>,
    /// Brands that will be made; the first hundred.
    pub new_brands: Vec<String>,
}

impl PlannedLine {
    fn has_warning(&self) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Warning)
    }
}

impl ImportPlan {
    /// How many lines do what.
    #[must_use]
    pub fn counts(&self) -> ImportCounts {
        let mut counts = ImportCounts { lines: self.lines.len(), ..ImportCounts::default() };
        for line in &self.lines {
            match line.status {
                LineStatus::Create => counts.create += 1,
                LineStatus::Update => counts.update += 1,
                LineStatus::Unchanged => counts.unchanged += 1,
                LineStatus::Repeated => counts.repeated += 1,
                LineStatus::Error => counts.error += 1,
            }
            counts.warning += usize::from(line.has_warning());
        }
        counts
    }

    /// A page of lines.
    #[must_use]
    pub fn preview(&self, table: &ImportTable, shown: Shown, offset: usize, limit: usize) -> ImportPreview {
        let of_view = || self.lines.iter().filter(|line| shown.shows(line));
        let rows = of_view().skip(offset).take(limit.min(PAGE_MAX)).map(|line| self.preview_row(table, line));
        ImportPreview {
            counts: self.counts(),
            shown_count: of_view().count(),
            rows: rows.collect(),
            new_categories: self.new_categories.iter().take(NAMED_MAX).cloned().collect(),
            new_brands: self.new_brands.iter().take(NAMED_MAX).cloned().collect(),
        }
    }

    /// Everything that is wrong, line by line.
    pub fn issues<'a>(&'a self, table: &'a ImportTable, severity: Severity) -> impl Iterator<Item = ImportIssue> + 'a {
        let of_line = move |line: &'a PlannedLine| {
            let found = line.found.iter().filter(move |found| found.severity == severity);
            found.map(move |found| self.issue(table, line, found))
        };
        self.lines.iter().flat_map(of_line)
    }

    fn preview_row(&self, table: &ImportTable, line: &PlannedLine) -> PreviewRow {
        PreviewRow {
            line: line.line,
            status: line.status,
            sku: self.quoted(table, line, ImportField::Sku),
            name: self.quoted(table, line, ImportField::Name),
            issues: line.found.iter().map(|found| self.issue(table, line, found)).collect(),
        }
    }

    pub(super) fn issue(&self, table: &ImportTable, line: &PlannedLine, found: &Found) -> ImportIssue {
        let column = found.field.and_then(|field| self.mapping.column(field));
        let (message, advice) = words::of(&found.problem, self.language);
        ImportIssue {
            line: line.line,
            column: column.and_then(|column| table.header_of(column)).map(str::to_owned),
            field: found.field,
            severity: found.severity,
            problem: found.problem.clone(),
            value: found.field.map(|field| self.quoted(table, line, field)).unwrap_or_default(),
            message,
            advice,
        }
    }

    fn quoted(&self, table: &ImportTable, line: &PlannedLine, field: ImportField) -> String {
        let cell = || table.rows.get(line.row)?.cells.get(self.mapping.column(field)?);
        cell().unwrap_or_default().trim().chars().take(QUOTED_MAX).collect()
    }
}
