//! The counter's slip on paper. A printer that is off never blocks the counter: the code is on the screen too.

use comptoir_documents::paper::{PaperCopy, SlipPaper};
use comptoir_documents::pdf::RollWidth;
use comptoir_documents::print_tcp::{self, Timeouts};
use comptoir_documents::{escpos, pdf};
use comptoir_domain::ids::SaleId;
use comptoir_store::{SaleCard, SaleSlip};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

use super::ShellVerb;
use super::paper::{PrintOutcome, SavedPaper, ask, duplicate, language, papers_directory, save};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::papers::{self, House, Printer};

/// Prints the slip of a sale that waits at the till.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct PrintSlip {
    sale: SaleId,
    language: String,
    /// A copy: marked DUPLICATA and logged.
    #[serde(default)]
    duplicate: bool,
}

impl ShellVerb for PrintSlip {
    const NAME: &'static str = "documents.print_slip";
    type Answer = PrintOutcome;

    fn call(self, desk: &Desk) -> Result<PrintOutcome, Failure> {
        let Some(printer) = Printer::of(desk.store()?.as_ref())? else { return Ok(PrintOutcome::NoPrinter) };
        let paper = slip(desk, self.sale, &self.language, self.duplicate)?;
        let bytes = escpos::slip(&paper, &printer.profile())
            .map_err(|error| Failure::incident("documents.slip", &error.to_string()))?;
        Ok(match print_tcp::print(&printer.address(), &bytes, Timeouts::default()) {
            Ok(()) => PrintOutcome::Printed,
            Err(error) => PrintOutcome::Failed { advice: error.advice(paper.language) },
        })
    }
}

/// Writes the slip of a sale as a PDF and gives its path. The second one is a copy: marked and logged.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct SaveSlip {
    sale: SaleId,
    language: String,
}

impl ShellVerb for SaveSlip {
    const NAME: &'static str = "documents.save_slip";
    type Answer = SavedPaper;

    fn call(self, desk: &Desk) -> Result<SavedPaper, Failure> {
        let card: SaleCard = ask(desk, "sales.sale", json!({ "sale": self.sale }))?;
        let name = format!("bon-{}", card.number);
        let exists = papers_directory(desk).join(format!("{name}.pdf")).exists();
        let paper = slip(desk, self.sale, &self.language, exists)?;
        let name = match paper.copy {
            PaperCopy::Original => name,
            PaperCopy::Duplicate { number } => format!("{name}-duplicata-{number}"),
        };
        let bytes = pdf::slip(&paper, RollWidth::Mm80)
            .map_err(|error| Failure::incident("documents.pdf", &error.to_string()))?;
        save(desk, &name, &bytes)
    }
}

/// The paper. A sale that is paid or cancelled has none, and no copy is logged of it.
fn slip(desk: &Desk, sale: SaleId, code: &str, is_copy: bool) -> Result<SlipPaper, Failure> {
    let signed: SaleSlip = ask(desk, "sales.slip", json!({ "sale": sale }))?;
    let house = House::of(desk)?;
    let card: SaleCard = ask(desk, "sales.sale", json!({ "sale": sale }))?;
    let copy = if is_copy { duplicate(desk, sale)? } else { PaperCopy::Original };
    Ok(papers::slip(&house, &card, signed, copy, language(code)))
}
