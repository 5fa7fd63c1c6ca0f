//! Papers of this computer: the preview beside the till, the receipt printer, PDF files. A printer that is off never blocks a sale.

use comptoir_documents::escpos::{self, Drawer, PrinterModel};
use comptoir_documents::paper::PaperCopy;
use comptoir_documents::print_tcp::{self, Timeouts};
use comptoir_documents::ticket::{TicketRow, Weight};
use comptoir_documents::{Language, pdf};
use comptoir_domain::CommandId;
use comptoir_domain::ids::{SaleId, ShiftId};
use comptoir_store::{SaleCard, ShiftCard};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;
use uuid::Uuid;

use super::ShellVerb;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::papers::{self, House, Printer};

/// The receipt of a sale as it would be printed.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct PreviewReceipt {
    sale: SaleId,
    language: String,
}

/// A receipt on the screen.
#[derive(Serialize, TS)]
pub(super) struct ReceiptPreview {
    /// Width in characters.
    columns: usize,
    /// From top to bottom.
    rows: Vec<PreviewRow>,
}

/// A line of a receipt.
#[derive(Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub(super) enum PreviewRow {
    /// Text, aligned with spaces.
    Text {
        /// The characters.
        text: String,
        /// Bold.
        strong: bool,
        /// Higher than the others.
        tall: bool,
    },
    /// A QR code.
    Qr {
        /// Its content.
        payload: String,
    },
}

impl ShellVerb for PreviewReceipt {
    const NAME: &'static str = "documents.preview_receipt";
    type Answer = ReceiptPreview;

    fn call(self, desk: &Desk) -> Result<ReceiptPreview, Failure> {
        let house = House::of(desk)?;
        let card: SaleCard = ask(desk, "sales.sale", json!({ "sale": self.sale }))?;
        let paper = papers::receipt(&house, &card, PaperCopy::Original, language(&self.language));
        let profile = Printer::of(desk.store()?.as_ref())?
            .map_or_else(|| PrinterModel::Generic80.profile(), |printer| printer.profile());
        let ticket = escpos::layout(&paper, &profile);
        let row = |row: TicketRow| match row {
            TicketRow::Text { text, weight } => {
                Some(PreviewRow::Text { text, strong: weight != Weight::Regular, tall: weight == Weight::Tall })
            }
            TicketRow::Qr { payload } => Some(PreviewRow::Qr { payload }),
            TicketRow::Logo(_) => None,
        };
        Ok(ReceiptPreview { columns: ticket.columns, rows: ticket.rows.into_iter().filter_map(row).collect() })
    }
}

/// Prints the receipt of a sale.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct PrintReceipt {
    sale: SaleId,
    language: String,
    /// A copy: marked DUPLICATA and logged.
    #[serde(default)]
    duplicate: bool,
    /// Opens the drawer.
    #[serde(default)]
    open_drawer: bool,
}

/// What became of a receipt.
#[derive(Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub(super) enum PrintOutcome {
    /// The printer took it.
    Printed,
    /// This computer has no printer.
    NoPrinter,
    /// The printer did not take it: the sale stands, and the receipt can be printed again.
    Failed {
        /// What to do, in the asker's language.
        advice: String,
    },
}

impl ShellVerb for PrintReceipt {
    const NAME: &'static str = "documents.print_receipt";
    type Answer = PrintOutcome;

    fn call(self, desk: &Desk) -> Result<PrintOutcome, Failure> {
        let Some(printer) = Printer::of(desk.store()?.as_ref())? else { return Ok(PrintOutcome::NoPrinter) };
        let house = House::of(desk)?;
        let copy = if self.duplicate { duplicate(desk, self.sale)? } else { PaperCopy::Original };
        let card: SaleCard = ask(desk, "sales.sale", json!({ "sale": self.sale }))?;
        let language = language(&self.language);
        let paper = papers::receipt(&house, &card, copy, language);
        let drawer = if self.open_drawer && printer.has_drawer { Drawer::Kick } else { Drawer::default() };
        let bytes = escpos::receipt(&paper, &printer.profile(), drawer)
            .map_err(|error| Failure::incident("documents.receipt", &error.to_string()))?;
        Ok(match print_tcp::print(&printer.address(), &bytes, Timeouts::default()) {
            Ok(()) => PrintOutcome::Printed,
            Err(error) => PrintOutcome::Failed { advice: error.advice(language) },
        })
    }
}

/// Notes a copy in the journal and gives its number.
pub(super) fn duplicate(desk: &Desk, sale: SaleId) -> Result<PaperCopy, Failure> {
    let executed = desk.execute(CommandId(Uuid::now_v7()), "sales.reprint", json!({ "sale": sale }))?;
    let number = executed.answer.as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or(1);
    Ok(PaperCopy::Duplicate { number })
}

/// Writes the invoice of a sale as a PDF and gives its path. The second one is a copy: marked and logged.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct SaveInvoice {
    sale: SaleId,
    language: String,
}

/// A file that was written.
#[derive(Serialize, TS)]
pub(super) struct SavedPaper {
    /// Where.
    pub(super) path: String,
}

impl ShellVerb for SaveInvoice {
    const NAME: &'static str = "documents.save_invoice";
    type Answer = SavedPaper;

    fn call(self, desk: &Desk) -> Result<SavedPaper, Failure> {
        let house = House::of(desk)?;
        let card: SaleCard = ask(desk, "sales.sale", json!({ "sale": self.sale }))?;
        let name = format!("facture-{}", card.number);
        let exists = papers_directory(desk).join(format!("{name}.pdf")).exists();
        let copy = if exists { duplicate(desk, self.sale)? } else { PaperCopy::Original };
        let name = match copy {
            PaperCopy::Original => name,
            PaperCopy::Duplicate { number } => format!("{name}-duplicata-{number}"),
        };
        let bytes = pdf::invoice(&papers::invoice(&house, &card, copy, language(&self.language)))
            .map_err(|error| Failure::incident("documents.pdf", &error.to_string()))?;
        save(desk, &name, &bytes)
    }
}

/// Writes the report of a closed shift as a PDF and gives its path.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct SaveShiftReport {
    shift: ShiftId,
    language: String,
}

impl ShellVerb for SaveShiftReport {
    const NAME: &'static str = "documents.save_shift_report";
    type Answer = SavedPaper;

    fn call(self, desk: &Desk) -> Result<SavedPaper, Failure> {
        let house = House::of(desk)?;
        let card: ShiftCard = ask(desk, "till.shift", json!({ "shift": self.shift }))?;
        let paper = papers::shift_report(&house, &card, language(&self.language));
        let bytes =
            pdf::shift_report(&paper).map_err(|error| Failure::incident("documents.pdf", &error.to_string()))?;
        save(desk, &format!("service-{}", paper.number), &bytes)
    }
}

pub(super) fn ask<T: DeserializeOwned>(desk: &Desk, name: &str, body: Value) -> Result<T, Failure> {
    serde_json::from_value(desk.query(name, body)?)
        .map_err(|error| Failure::incident("platform.answer", &error.to_string()))
}

pub(super) fn language(code: &str) -> Language {
    if code == "en" { Language::English } else { Language::French }
}

pub(super) fn papers_directory(desk: &Desk) -> std::path::PathBuf {
    desk.directory().join("papers")
}

pub(super) fn save(desk: &Desk, name: &str, bytes: &[u8]) -> Result<SavedPaper, Failure> {
    let directory = papers_directory(desk);
    let path = directory.join(format!("{name}.pdf"));
    let written = std::fs::create_dir_all(&directory).and_then(|()| std::fs::write(&path, bytes));
    written.map_err(|source| comptoir_store::StoreError::File { path: path.display().to_string(), source })?;
    Ok(SavedPaper { path: path.display().to_string() })
}
