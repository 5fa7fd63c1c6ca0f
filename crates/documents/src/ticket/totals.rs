//! Total, taxes, payments and change.

use super::{Weight, writer::Writer};
use crate::{
    format,
    messages::Language,
    paper::{Payment, Sale, TaxLine, TaxMode},
};

pub(super) fn write(writer: &mut Writer, sale: &Sale, language: Language) {
    let words = &language.messages().sale;
    let amount = |value| format::amount(value, sale.currency, language);
    let totals = &sale.totals;
    if !totals.discount.is_zero() || totals.tax_mode == TaxMode::Added {
        writer.pair(0, words.subtotal, &amount(totals.subtotal), Weight::Regular);
    }
    if !totals.discount.is_zero() {
        writer.pair(0, words.discount, &amount(-totals.discount), Weight::Regular);
    }
    if totals.tax_mode == TaxMode::Added {
        taxes(writer, sale, words.tax, language);
    }
    let label = format!("{} {}", words.total, format::currency_label(sale.currency));
    writer.pair(0, &label, &amount(totals.total), Weight::Tall);
    if totals.tax_mode == TaxMode::Included {
        taxes(writer, sale, words.tax_included, language);
    }
    payments(writer, sale, language);
}

fn taxes(writer: &mut Writer, sale: &Sale, label: &str, language: Language) {
    let shown = |tax: &&TaxLine| tax.rate.0 > 0 || sale.totals.taxes.len() > 1;
    for tax in sale.totals.taxes.iter().filter(shown) {
        if tax.rate.0 == 0 {
            let base = format::amount(tax.base, sale.currency, language);
            writer.pair(0, language.messages().sale.exempt, &base, Weight::Regular);
        } else {
            let label = format!("{label} {}", format::rate(tax.rate, language));
            writer.pair(0, &label, &format::amount(tax.tax, sale.currency, language), Weight::Regular);
        }
    }
}

fn payments(writer: &mut Writer, sale: &Sale, language: Language) {
    let words = &language.messages().sale;
    let amount = |value| format::amount(value, sale.currency, language);
    if !sale.payments.is_empty() || !sale.due.is_zero() {
        writer.blank();
    }
    for payment in &sale.payments {
        self::payment(writer, payment, &amount(payment.tendered.unwrap_or(payment.amount)), language);
    }
    if !sale.change.is_zero() {
        writer.pair(0, words.change, &amount(sale.change), Weight::Regular);
    }
    if !sale.due.is_zero() {
        writer.pair(0, words.due, &amount(sale.due), Weight::Strong);
    }
}

fn payment(writer: &mut Writer, payment: &Payment, amount: &str, language: Language) {
    let messages = language.messages();
    writer.pair(0, payment.method.label(messages), amount, Weight::Regular);
    if let Some(reference) = payment.method.reference(messages) {
        writer.left(2, &reference, Weight::Regular);
    }
}
