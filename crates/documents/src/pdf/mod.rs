//! Papers as PDF, drawn with printpdf. The same paper always gives the same bytes.
//!
//! Lengths are points (1/72 inch) measured from the top left corner, as one reads; [`canvas`] turns them over for PDF.

#![expect(clippy::float_arithmetic, reason = "geometry only: no amount is ever computed here")]

mod canvas;
mod document;
mod fonts;
mod invoice;
mod paragraph;
mod recovery_sheet;
mod roll;
mod sheet;
mod shift_report;
mod style;
mod table;

pub use invoice::invoice;
pub use recovery_sheet::recovery_sheet;
pub use roll::{RollWidth, receipt, slip};
pub use shift_report::shift_report;

use crate::qr::QrError;

/// Why a PDF could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The QR code's content is too long.
    #[error(transparent)]
    Qr(#[from] QrError),
    /// A font of the program is damaged: the installation is.
    #[error("the font {0} cannot be read; install Comptoir again")]
    Font(&'static str),
    /// The file could not be written to memory.
    #[error("the PDF could not be written")]
    Write(#[from] std::io::Error),
}

#[cfg(test)]
mod tests {
    use printpdf::{PdfDocument, PdfParseOptions};

    use super::*;
    use crate::{
        Language,
        escpos::{self, PrinterModel},
        paper::{InvoiceKind, InvoicePaper, PaperCopy, ReceiptPaper, ShiftReportPaper},
        samples,
    };

    const KB: usize = 1_000;

    /// The text of each page.
    fn pages(pdf: &[u8]) -> Result<Vec<String>, String> {
        let document = PdfDocument::parse(pdf, &PdfParseOptions::default(), &mut Vec::new())?;
        Ok(document.extract_text().into_iter().map(|page| page.join("\n")).collect())
    }

    #[test]
    fn an_invoice_is_one_light_page_that_says_everything() -> Result<(), Box<dyn std::error::Error>> {
        let pdf = invoice(&samples::invoice())?;
        assert!(pdf.len() < 60 * KB, "{} bytes", pdf.len());
        let pages = pages(&pdf)?;
        assert_eq!(pages.len(), 1);
        let page = pages.first().ok_or("no page")?;
        for part in ["Facture", "Ets Fotso & Fils", "NIU P087600219442K", "137\u{a0}775", "20/12/2026", "Page 1/1"] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert!(page.contains("cent trente-sept"), "{page}");
        Ok(())
    }

    #[test]
    fn a_long_invoice_flows_and_repeats_its_head() -> Result<(), Box<dyn std::error::Error>> {
        let pdf = invoice(&samples::long_invoice())?;
        assert!(pdf.len() < 60 * KB, "{} bytes", pdf.len());
        let pages = pages(&pdf)?;
        assert!(pages.len() > 2, "{}", pages.len());
        let count = pages.len();
        for (index, page) in pages.iter().enumerate() {
            assert!(page.contains(&format!("Page {}/{count}", index + 1)), "{page}");
            assert!(page.contains("DUPLICATA"), "{page}");
        }
        assert_eq!(
            pages.iter().filter(|page| page.contains("Désignation")).count(),
            count,
            "the last page has lines too"
        );
        Ok(())
    }

    #[test]
    fn rolls_are_as_wide_as_their_paper() -> Result<(), Box<dyn std::error::Error>> {
        for (roll, width) in [(RollWidth::Mm80, 80.0_f32), (RollWidth::Mm58, 58.0)] {
            let pdf = receipt(&samples::receipt(), roll)?;
            assert!(pdf.len() < 60 * KB, "{} bytes", pdf.len());
            let document = PdfDocument::parse(&pdf, &PdfParseOptions::default(), &mut Vec::new())?;
            let page = document.pages.first().ok_or("no page")?;
            assert!((page.media_box.width.0 - width / 25.4 * 72.0).abs() < 0.1, "{:?}", page.media_box);
            assert!(page.media_box.height.0 > page.media_box.width.0);
        }
        Ok(())
    }

    #[test]
    fn the_longest_slip_fits_both_rolls_on_one_page() -> Result<(), Box<dyn std::error::Error>> {
        for roll in [RollWidth::Mm80, RollWidth::Mm58] {
            let pages = pages(&slip(&samples::slip(), roll)?)?;
            let page = pages.first().ok_or("no page")?;
            assert!(pages.len() == 1 && page.contains("BON DE CAISSE") && page.contains("137\u{a0}775"), "{page}");
        }
        Ok(())
    }

    #[test]
    fn a_receipt_of_two_thousand_lines_is_cut_into_pages_that_readers_accept() -> Result<(), Box<dyn std::error::Error>>
    {
        let mut paper = samples::receipt();
        paper.sale.lines = samples::sale().lines.into_iter().cycle().take(2_000).collect();
        let pdf = receipt(&paper, RollWidth::Mm80)?;
        let document = PdfDocument::parse(&pdf, &PdfParseOptions::default(), &mut Vec::new())?;
        assert!(document.pages.len() > 1);
        assert!(document.pages.iter().all(|page| page.media_box.height.0 <= 14_400.0));
        Ok(())
    }

    #[test]
    fn the_same_paper_gives_the_same_bytes() -> Result<(), PdfError> {
        assert_eq!(invoice(&samples::invoice())?, invoice(&samples::invoice())?);
        assert_eq!(receipt(&samples::receipt(), RollWidth::Mm80)?, receipt(&samples::receipt(), RollWidth::Mm80)?);
        assert_eq!(shift_report(&samples::shift_report())?, shift_report(&samples::shift_report())?);
        assert_eq!(recovery_sheet(&samples::recovery_sheet())?, recovery_sheet(&samples::recovery_sheet())?);
        Ok(())
    }

    #[test]
    fn the_other_papers_are_complete() -> Result<(), Box<dyn std::error::Error>> {
        let report = pages(&shift_report(&samples::shift_report())?)?.join("\n");
        for part in ["Rapport de caisse", "−2\u{a0}500", "manquant", "Lycée bilingue Deïdo", "Le responsable"] {
            assert!(report.contains(part), "{part} is missing in {report}");
        }
        let sheet = pages(&recovery_sheet(&samples::recovery_sheet())?)?.join("\n");
        for group in samples::recovery_sheet().code {
            assert!(sheet.contains(&group), "{group} is missing in {sheet}");
        }
        Ok(())
    }

    #[test]
    fn a_qr_code_that_is_too_long_is_refused() {
        let paper = InvoicePaper { qr: Some("x".repeat(3_000)), ..samples::invoice() };
        assert!(matches!(invoice(&paper), Err(PdfError::Qr(QrError::TooLong { .. }))));
    }

    /// Every paper, for [`write_samples`].
    fn all() -> Result<Vec<(&'static str, Vec<u8>)>, PdfError> {
        let english = Language::English;
        let copy = PaperCopy::Duplicate { number: 1 };
        let with_logo = ReceiptPaper { issuer: samples::invoice().issuer, ..samples::receipt() };
        Ok(vec![
            ("receipt-80", receipt(&samples::receipt(), RollWidth::Mm80)?),
            ("receipt-58", receipt(&ReceiptPaper { language: english, copy, ..with_logo }, RollWidth::Mm58)?),
            ("invoice", invoice(&samples::invoice())?),
            ("invoice-long", invoice(&samples::long_invoice())?),
            ("proforma", invoice(&InvoicePaper { kind: InvoiceKind::Proforma, ..samples::long_invoice() })?),
            ("invoice-english", invoice(&InvoicePaper { language: english, copy, ..samples::invoice() })?),
            ("shift-report", shift_report(&samples::shift_report())?),
            (
                "shift-report-english",
                shift_report(&ShiftReportPaper { language: english, copy, ..samples::shift_report() })?,
            ),
            ("recovery-sheet", recovery_sheet(&samples::recovery_sheet())?),
        ])
    }

    /// `COMPTOIR_PAPERS=/tmp/papers cargo test --release -p comptoir-documents -- --ignored --nocapture`: writes every
    /// paper to look at, and tells size and time.
    #[test]
    #[ignore = "for people to look at"]
    fn write_samples() -> Result<(), Box<dyn std::error::Error>> {
        let folder = std::path::PathBuf::from(std::env::var("COMPTOIR_PAPERS")?);
        std::fs::create_dir_all(&folder)?;
        for (name, pdf) in all()? {
            eprintln!("{name}: {} bytes", pdf.len());
            std::fs::write(folder.join(name).with_extension("pdf"), pdf)?;
        }
        for model in PrinterModel::ALL {
            let paper = ReceiptPaper { issuer: samples::invoice().issuer, ..samples::receipt() };
            let bytes = escpos::receipt(&paper, &model.profile(), escpos::Drawer::Shut)?;
            std::fs::write(folder.join(model.code()).with_extension("escpos"), bytes)?;
        }
        let rounds = 100;
        let plain = InvoicePaper { issuer: samples::issuer(), ..samples::invoice() };
        for (name, paper) in [("invoice", samples::invoice()), ("invoice without logo", plain)] {
            let start = std::time::Instant::now();
            for _ in 0..rounds {
                invoice(&paper)?;
            }
            eprintln!("{name}: {} µs", start.elapsed().as_micros() / rounds);
        }
        Ok(())
    }
}
