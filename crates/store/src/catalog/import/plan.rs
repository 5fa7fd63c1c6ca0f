//! The dry run: what each line would do, decided against the catalogue as it stands. Nothing is written.

use std::collections::HashMap;

use comptoir_domain::catalog::{ImportedProduct, Refusal as CatalogRefusal};
use comptoir_domain::ids::StoreId;
use comptoir_domain::people::{Grants, Permission, Refusal as PeopleRefusal};
use comptoir_domain::stock::Refusal as StockRefusal;
use comptoir_domain::{Currency, Refusal};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::decide::{Decided, Place, Refused, known};
use super::field::ImportField;
use super::line::{Found, LineReader};
use super::mapping::Mapping;
use super::names::{Made, Names};
use super::problem::{Problem, Severity};
use super::table::{ImportFileError, ImportTable, Row};
use super::words::Language;
use crate::database;
use crate::error::{ExecuteError, StoreError};
use crate::people::session::Session;
use crate::people::{device_store, load_grants};
use crate::store::Store;

/// What a line does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportLineStatus")]
pub enum LineStatus {
    /// It enters a product.
    Create,
    /// It changes one.
    Update,
    /// The catalogue says so already.
    Unchanged,
    /// An earlier line has the same code: that one counts.
    Repeated,
    /// It is wrong, and not imported.
    Error,
}

/// What becomes of the good lines of a file that has bad ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportBadLines")]
pub enum BadLines {
    /// Nothing is imported.
    Refuse,
    /// They are imported.
    Skip,
}

/// A line with its decision.
pub(super) struct PlannedLine {
    /// Its place among the table's rows.
    pub(super) row: usize,
    pub(super) line: u32,
    pub(super) status: LineStatus,
    pub(super) found: Vec<Found>,
    /// What the command will be told; only of lines that do something.
    pub(super) product: Option<Box<ImportedProduct>>,
}

/// What a file would do.
pub struct ImportPlan {
    pub(super) mapping: Mapping,
    pub(super) language: Language,
    pub(super) store: Option<StoreId>,
    pub(super) lines: Vec<PlannedLine>,
    pub(super) new_categories: Vec<String>,
    pub(super) new_brands: Vec<String>,
}

/// Why there is no plan.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file or its mapping.
    #[error(transparent)]
    File(#[from] ImportFileError),
    /// A refusal, or the machinery.
    #[error(transparent)]
    Execute(#[from] ExecuteError),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Execute(error.into())
    }
}

impl Store {
    /// Says what a file would do. Nothing is written.
    ///
    /// # Errors
    /// A mapping that does not fit the file; a refusal where the person may not import, or not set stock.
    pub fn plan_import(
        &self,
        session: &Session,
        table: &ImportTable,
        mapping: &Mapping,
    ) -> Result<ImportPlan, ImportError> {
        // A connection of its own: the screens need not wait while a large file is tried.
        let reader = database::open_reader(self.path(), self.key(), self.medium())?;
        let grants = load_grants(&reader, session.user)?;
        require(&grants, Permission::ImportCatalog, None)?;
        mapping.check(table)?;
        let store = stock_store(&reader, &grants, mapping)?;
        let planner = Planner {
            lines: LineReader { table, mapping, currency: currency(&reader)? },
            place: Place { connection: &reader, store },
            names: Names::load(&reader)?,
            first_lines: HashMap::new(),
            barcodes: HashMap::new(),
        };
        let language = Language::of(&reader, session.user)?;
        Ok(planner.plan(language, mapping)?)
    }
}

fn require(grants: &Grants, permission: Permission, store: Option<StoreId>) -> Result<(), ImportError> {
    let allowed = match store {
        Some(store) => grants.allow(permission, Some(store)),
        None => grants.allow_somewhere(permission),
    };
    if allowed { Ok(()) } else { Err(ExecuteError::from(Refusal::forbidden(permission)).into()) }
}

/// The store of this device, where the file names minimum or opening stock.
fn stock_store(connection: &Connection, grants: &Grants, mapping: &Mapping) -> Result<Option<StoreId>, ImportError> {
    let needed =
        [(ImportField::StockMinimum, Permission::SetStockLimits), (ImportField::OpeningStock, Permission::AdjustStock)];
    let mut store = None;
    for (_, permission) in needed.into_iter().filter(|(field, _)| mapping.column(*field).is_some()) {
        let here = device_store(connection)?.ok_or(ExecuteError::from(PeopleRefusal::RegisterUnknown))?;
        require(grants, permission, Some(here))?;
        store = Some(here);
    }
    Ok(store)
}

struct Planner<'a> {
    lines: LineReader<'a>,
    place: Place<'a>,
    names: Names,
    /// Code to the first good line that has it.
    first_lines: HashMap<String, (u32, ImportedProduct)>,
    barcodes: HashMap<String, u32>,
}

impl Planner<'_> {
    fn plan(mut self, language: Language, mapping: &Mapping) -> Result<ImportPlan, StoreError> {
        let mut lines = Vec::with_capacity(self.lines.table.rows.len());
        for (index, row) in self.lines.table.rows.iter().enumerate() {
            lines.push(self.plan_line(index, row)?);
        }
        let (mut new_categories, mut new_brands) = (Vec::new(), Vec::new());
        for made in self.names.made {
            match made {
                Made::Category(_, described) => new_categories.extend(described.name),
                Made::Brand(_, described) => new_brands.push(described.name),
            }
        }
        let store = self.place.store;
        Ok(ImportPlan { mapping: mapping.clone(), language, store, lines, new_categories, new_brands })
    }

    fn plan_line(&mut self, index: usize, row: &Row) -> Result<PlannedLine, StoreError> {
        let (product, mut found) = self.lines.read(row);
        let done = |status, found, product| PlannedLine { row: index, line: row.line, status, found, product };
        if found.iter().any(|found| found.severity == Severity::Error) {
            return Ok(done(LineStatus::Error, found, None));
        }
        let sku = product.fields.sku.clone().unwrap_or_default();
        if let Some((line, first)) = self.first_lines.get(&sku) {
            if let Some(field) = differing(first, &product) {
                found.push(Found::warning(Some(field), Problem::Repeated { line: *line }));
            }
            return Ok(done(LineStatus::Repeated, found, None));
        }
        if let Some(repeated) = self.repeated_barcode(&product) {
            found.push(repeated);
            return Ok(done(LineStatus::Error, found, None));
        }
        let known = known(self.place.connection, &sku)?;
        let decided = match self.place.decide(&product, known.as_ref(), &mut self.names, &mut Uuid::new_v4)? {
            Ok(decided) => decided,
            Err(refused) => {
                found.push(Found::error(refused.field, self.problem(refused)));
                return Ok(done(LineStatus::Error, found, None));
            }
        };
        note_ignored(&decided, &mut found);
        let status = match (&known, decided.changes_nothing()) {
            (None, _) => LineStatus::Create,
            (Some(_), false) => LineStatus::Update,
            (Some(_), true) => LineStatus::Unchanged,
        };
        let barcodes = product.fields.barcodes.iter().flatten().cloned();
        self.barcodes.extend(barcodes.map(|barcode| (barcode, row.line)));
        self.first_lines.insert(sku, (row.line, product.clone()));
        let product = (status != LineStatus::Unchanged).then(|| Box::new(product));
        Ok(done(status, found, product))
    }

    /// A barcode that an earlier line gives to another product.
    fn repeated_barcode(&self, product: &ImportedProduct) -> Option<Found> {
        let codes = product.fields.barcodes.iter().flatten();
        let mut repeated = codes.filter_map(|code| self.barcodes.get(code).map(|line| (code.clone(), *line)));
        let (barcode, line) = repeated.next()?;
        Some(Found::error(Some(ImportField::Barcodes), Problem::BarcodeRepeated { barcode, line }))
    }

    fn problem(&self, refused: Refused) -> Problem {
        let has_column = refused.field.is_some_and(|field| self.lines.mapping.column(field).is_some());
        match refused.refusal {
            Refusal::Catalog(CatalogRefusal::FieldRequired { .. }) if !has_column => Problem::NewProductNeeds,
            Refusal::Catalog(CatalogRefusal::FieldRequired { .. }) => Problem::Missing,
            Refusal::Catalog(CatalogRefusal::FieldTooLong { length_max, .. }) => Problem::TooLong { length_max },
            Refusal::Catalog(CatalogRefusal::AmountNegative { .. }) => Problem::Negative,
            Refusal::Catalog(CatalogRefusal::BarcodeInvalid { barcode }) => Problem::BarcodeInvalid { barcode },
            Refusal::Catalog(CatalogRefusal::BarcodeTaken { barcode }) => Problem::BarcodeTaken { barcode },
            Refusal::Catalog(CatalogRefusal::SerialsNeedStock) => Problem::SerialsNeedStock,
            Refusal::Stock(StockRefusal::LimitsInvalid) => Problem::AboveMaximum,
            other => {
                let value = serde_json::to_value(&other).unwrap_or_default();
                let code = value.get("code").and_then(serde_json::Value::as_str).unwrap_or_default();
                Problem::Refused { code: code.to_owned() }
            }
        }
    }
}

fn note_ignored(decided: &Decided, found: &mut Vec<Found>) {
    if decided.keeps_no_stock {
        found.push(Found::warning(None, Problem::KeepsNoStock));
    }
    if decided.opening_past {
        found.push(Found::warning(Some(ImportField::OpeningStock), Problem::OpeningStockPast));
    }
}

/// The first field in which a repeated line says something else than the line that counts.
fn differing(first: &ImportedProduct, again: &ImportedProduct) -> Option<ImportField> {
    let (one, other) = (&first.fields, &again.fields);
    let differences = [
        (one.name != other.name, ImportField::Name),
        (one.price != other.price, ImportField::Price),
        (one.description != other.description, ImportField::Description),
        (one.barcodes != other.barcodes, ImportField::Barcodes),
        (one.cost != other.cost, ImportField::Cost),
        (first.category != again.category, ImportField::Category),
        (first.brand != again.brand, ImportField::Brand),
    ];
    let other_field = (first != again).then_some(ImportField::Sku);
    differences.into_iter().find(|(differs, _)| *differs).map(|(_, field)| field).or(other_field)
}

/// The currency of prices.
pub(in crate::catalog) fn currency(connection: &Connection) -> Result<Currency, StoreError> {
    let code: String = connection.query_row("SELECT currency FROM organisation_row LIMIT 1", [], |row| row.get(0))?;
    Currency::from_code(&code).ok_or_else(|| StoreError::Damaged(format!("{code} is no ISO 4217 currency")))
}
