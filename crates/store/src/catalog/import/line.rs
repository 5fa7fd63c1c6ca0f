//! One line of a file as a product, with everything that is wrong in it.

use comptoir_domain::catalog::{ImportedProduct, ProductFields, ProductKind};
use comptoir_domain::people::TaxClass;
use comptoir_domain::{Currency, Money, Quantity};

use super::field::ImportField;
use super::mapping::Mapping;
use super::problem::{Problem, Severity};
use super::table::{ImportTable, Row};
use super::{CELL_LENGTH_MAX, amount};

/// Something in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) field: Option<ImportField>,
    pub(super) severity: Severity,
    pub(super) problem: Problem,
}

impl Found {
    pub(super) const fn error(field: Option<ImportField>, problem: Problem) -> Self {
        Self { field, severity: Severity::Error, problem }
    }

    pub(super) const fn warning(field: Option<ImportField>, problem: Problem) -> Self {
        Self { field, severity: Severity::Warning, problem }
    }
}

/// Reads lines of one file.
pub(super) struct LineReader<'a> {
    pub(super) table: &'a ImportTable,
    pub(super) mapping: &'a Mapping,
    pub(super) currency: Currency,
}

impl LineReader<'_> {
    /// The product, and what is wrong with the line.
    pub(super) fn read(&self, row: &Row) -> (ImportedProduct, Vec<Found>) {
        let mut found = Vec::new();
        self.check_cells(row, &mut found);
        let mut cells = Cells { reader: self, row, found };
        let fields = ProductFields {
            sku: cells.required(ImportField::Sku),
            name: cells.required(ImportField::Name),
            price: cells.price(),
            description: cells.text(ImportField::Description),
            barcodes: cells.parse(ImportField::Barcodes, barcodes),
            kind: cells.parse(ImportField::Kind, kind),
            cost: cells.money(ImportField::Cost),
            price_floor: cells.money(ImportField::PriceFloor),
            tax_class: cells.parse(ImportField::TaxClass, tax_class),
            warranty_months: cells.parse(ImportField::WarrantyMonths, amount::months),
            serial_tracked: cells.parse(ImportField::SerialTracked, truth),
            unit: cells.text(ImportField::Unit),
            ..ProductFields::default()
        };
        let product = ImportedProduct {
            fields,
            category: cells.text(ImportField::Category),
            brand: cells.text(ImportField::Brand),
            active: cells.parse(ImportField::Active, truth),
            stock_minimum: cells.quantity(ImportField::StockMinimum),
            opening_stock: cells.quantity(ImportField::OpeningStock),
        };
        (product, cells.found)
    }

    fn check_cells(&self, row: &Row, found: &mut Vec<Found>) {
        if row.cells.iter().skip(self.table.headers().len()).any(|cell| !cell.trim().is_empty()) {
            found.push(Found::error(None, Problem::TooManyCells));
        }
        if row.cells.iter().any(|cell| cell.len() > CELL_LENGTH_MAX) {
            found.push(Found::error(None, Problem::CellTooLong));
        }
    }

    /// What stands in the column of a field.
    pub(super) fn cell<'r>(&self, row: &'r Row, field: ImportField) -> &'r str {
        self.mapping.column(field).and_then(|column| row.cells.get(column)).map_or("", str::trim)
    }
}

struct Cells<'a> {
    reader: &'a LineReader<'a>,
    row: &'a Row,
    found: Vec<Found>,
}

impl Cells<'_> {
    /// The text of a cell; nothing where it is empty: an empty cell leaves the field as it is.
    fn text(&self, field: ImportField) -> Option<String> {
        Some(self.reader.cell(self.row, field)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    /// The text of a cell that no line may leave empty, where the file has its column.
    fn required(&mut self, field: ImportField) -> Option<String> {
        let text = self.text(field);
        if text.is_none() && self.reader.mapping.column(field).is_some() {
            self.found.push(Found::error(Some(field), Problem::Missing));
        }
        text
    }

    fn parse<T>(&mut self, field: ImportField, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Option<T> {
        let text = self.text(field)?;
        match parse(&text) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.found.push(Found::error(Some(field), problem));
                None
            }
        }
    }

    fn money(&mut self, field: ImportField) -> Option<Money> {
        let currency = self.reader.currency;
        self.parse(field, |text| amount::money(text, currency))
    }

    fn price(&mut self) -> Option<Money> {
        self.required(ImportField::Price)?;
        let price = self.money(ImportField::Price);
        if price.is_some_and(Money::is_zero) {
            self.found.push(Found::warning(Some(ImportField::Price), Problem::PriceZero));
        }
        price
    }

    fn quantity(&mut self, field: ImportField) -> Option<Quantity> {
        self.parse(field, amount::quantity)
    }
}

/// The codes of a cell: between blanks, `;`, `|` or `,`.
fn barcodes(text: &str) -> Result<Vec<String>, Problem> {
    let mut codes: Vec<String> = Vec::new();
    for code in text.split(|sign: char| sign.is_whitespace() || matches!(sign, ';' | '|' | ',')) {
        if code.is_empty() || codes.iter().any(|known| known == code) {
            continue;
        }
        if is_scientific(text) {
            return Err(Problem::BarcodeRounded);
        }
        codes.push(code.to_owned());
    }
    Ok(codes)
}

/// `6.12E+12`: what a spreadsheet makes of a long number that was not typed as a text.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mantissa: String = mantissa.chars().filter(|sign| !matches!(sign, ',' | '.')).collect();
    digits(&mantissa) && exponent.strip_prefix('+').is_some_and(digits)
}

fn word(text: &str) -> String {
    comptoir_domain::catalog::search_text(text)
}

fn kind(text: &str) -> Result<ProductKind, Problem> {
    match word(text).as_str() {
        "tracked" | "suivi" | "stock" | "stocke" | "goods" | "bien" | "article" | "produit" | "product" => {
            Ok(ProductKind::Tracked)
        }
        "untracked" | "non suivi" | "sans stock" | "no stock" => Ok(ProductKind::Untracked),
        "service" | "prestation" => Ok(ProductKind::Service),
        _ => Err(Problem::WordUnknown { accepted: "suivi / tracked, non suivi / untracked, service" }),
    }
}

fn tax_class(text: &str) -> Result<TaxClass, Problem> {
    match word(text).as_str() {
        "standard" | "normal" | "normale" | "taxable" | "oui" | "yes" => Ok(TaxClass::Standard),
        "reduced" | "reduit" | "reduite" => Ok(TaxClass::Reduced),
        "exempt" | "exonere" | "exoneree" | "aucune" | "none" | "non" | "no" => Ok(TaxClass::Exempt),
        _ => Err(Problem::WordUnknown { accepted: "standard, réduit / reduced, exonéré / exempt" }),
    }
}

fn truth(text: &str) -> Result<bool, Problem> {
    match word(text).as_str() {
        "oui" | "o" | "yes" | "y" | "1" | "vrai" | "true" | "actif" | "active" => Ok(true),
        "non" | "n" | "no" | "0" | "faux" | "false" | "inactif" | "inactive" | "archive" => Ok(false),
        _ => Err(Problem::WordUnknown { accepted: "oui / yes / 1, non / no / 0" }),
    }
}
