//! The counter's slip.

use super::{Ticket, TicketRow, Weight, lines, receipt, writer::Writer};
use crate::{charset::Charset, format, paper::SlipPaper};

/// The slip, laid out for `columns` characters of `charset`.
#[must_use]
pub fn slip(paper: &SlipPaper, columns: usize, charset: Charset) -> Ticket {
    let messages = paper.language.messages();
    let (words, sale) = (&messages.slip, &paper.sale);
    let mut writer = Writer::new(columns, charset);
    writer.centred(&paper.issuer.name, Weight::Strong);
    writer.centred(words.title, Weight::Tall);
    receipt::copy_mark(&mut writer, paper.copy, messages);
    writer.blank();
    receipt::identity(&mut writer, sale, messages);
    writer.rule();
    lines::write(&mut writer, sale, paper.language);
    writer.rule();
    let label = format!("{} {}", messages.sale.total, format::currency_label(sale.currency));
    writer.pair(0, &label, &format::amount(sale.totals.total, sale.currency, paper.language), Weight::Tall);
    writer.blank();
    writer.row(TicketRow::Qr { payload: paper.code.clone() });
    writer.blank();
    writer.centred(if paper.is_whole { words.present } else { words.present_named }, Weight::Regular);
    writer.centred(words.no_receipt, Weight::Strong);
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, paper::PaperCopy, samples};

    fn text(paper: &SlipPaper, columns: usize) -> String {
        slip(paper, columns, Charset::Unicode).to_text().iter().map(|line| format!("|{line:<columns$}|\n")).collect()
    }

    #[test]
    fn french_58_mm() {
        insta::assert_snapshot!(text(&samples::slip(), 32));
    }

    #[test]
    fn a_named_duplicate_in_english() {
        let copy = PaperCopy::Duplicate { number: 1 };
        let paper = SlipPaper { is_whole: false, copy, language: Language::English, ..samples::slip() };
        insta::assert_snapshot!(text(&paper, 48));
    }

    #[test]
    fn neither_customer_nor_payments_are_printed() {
        let mut paper = samples::slip();
        paper.sale = samples::receipt().sale;
        let name = paper.sale.customer.clone().map(|customer| customer.name).unwrap_or_default();
        assert!(!name.is_empty() && !text(&paper, 48).contains(&name));
        assert!(!text(&paper, 48).contains("MTN"));
    }
}
