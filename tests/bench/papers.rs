//! Papers: time and size.

use std::time::Instant;

use comptoir_documents::paper::{InvoicePaper, ReceiptPaper, Sale, SaleLine};
use comptoir_documents::pdf::{self, RollWidth};
use comptoir_domain::{BasisPoints, Currency, Money, Quantity};

use crate::figures::{Figures, percentile};

pub(crate) fn measure(figures: &mut Figures) {
    let line = |number: i64| SaleLine {
        name: format!("Routeur TP-Link Archer C{number}"),
        sku: format!("RTR-TPL-C{number}"),
        quantity: Quantity::from_units(number),
        unit_price: Money::from_minor(28_500),
        total: Money::from_minor(28_500 * number),
        tax_rate: BasisPoints(1_925),
        ..SaleLine::default()
    };
    let sale = Sale {
        number: "AKW-C1-2026-001487".to_owned(),
        currency: Currency::XAF,
        lines: (1..=8).map(line).collect(),
        ..Sale::default()
    };
    let invoice = InvoicePaper { number: sale.number.clone(), sale: sale.clone(), ..InvoicePaper::default() };
    let receipt = ReceiptPaper { sale, qr: Some("AKW-C1-2026-001487".to_owned()), ..ReceiptPaper::default() };
    let bytes = pdf::invoice(&invoice).unwrap().len();
    figures.add("invoice_pdf_ms", median(|| pdf::invoice(&invoice).unwrap().len()), "ms");
    figures.add("invoice_pdf_kb", bytes as f64 / 1e3, "kB");
    figures.add("receipt_pdf_ms", median(|| pdf::receipt(&receipt, RollWidth::Mm80).unwrap().len()), "ms");
}

fn median(work: impl Fn() -> usize) -> f64 {
    let times = (0..40).map(|_| {
        let start = Instant::now();
        assert!(work() > 0);
        start.elapsed().as_secs_f64() * 1e3
    });
    percentile(times.collect(), 50)
}
