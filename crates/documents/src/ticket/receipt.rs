//! The receipt of a sale.

use super::{Ticket, TicketRow, Weight, customer, lines, totals, writer::Writer};
use crate::{
    charset::Charset,
    format,
    messages::{Messages, fill},
    paper::{Issuer, PaperCopy, ReceiptPaper, Sale},
};

/// The receipt, laid out for `columns` characters of `charset`.
#[must_use]
pub fn receipt(paper: &ReceiptPaper, columns: usize, charset: Charset) -> Ticket {
    let messages = paper.language.messages();
    let mut writer = Writer::new(columns, charset);
    header(&mut writer, &paper.issuer, messages);
    copy_mark(&mut writer, paper.copy, messages);
    writer.blank();
    identity(&mut writer, &paper.sale, messages);
    customer::write(&mut writer, paper.sale.customer.as_ref(), messages);
    writer.rule();
    lines::write(&mut writer, &paper.sale, paper.language);
    writer.rule();
    totals::write(&mut writer, &paper.sale, paper.language);
    footer(&mut writer, paper);
    writer.finish()
}

fn header(writer: &mut Writer, issuer: &Issuer, messages: &Messages) {
    if let Some(logo) = &issuer.logo {
        writer.row(TicketRow::Logo(logo.clone()));
    }
    writer.centred(&issuer.name, Weight::Strong);
    for line in &issuer.address {
        writer.centred(line, Weight::Regular);
    }
    if let Some(phone) = &issuer.phone {
        writer.centred(&format!("{} {phone}", messages.sale.phone), Weight::Regular);
    }
    if let Some(tax_id) = &issuer.tax_id {
        writer.centred(&tax_id.text(), Weight::Regular);
    }
}

pub(super) fn copy_mark(writer: &mut Writer, copy: PaperCopy, messages: &Messages) {
    if let PaperCopy::Duplicate { number } = copy {
        writer.blank();
        writer.centred(&fill(messages.sale.duplicate_number, &[("number", &number.to_string())]), Weight::Tall);
    }
}

pub(super) fn identity(writer: &mut Writer, sale: &Sale, messages: &Messages) {
    let number = format!("{} {}", messages.sale.sale, sale.number);
    writer.pair(0, &number, &format::date_and_time(sale.moment), Weight::Regular);
    let seller = sale.seller.as_ref().map(|seller| format!("{} {seller}", messages.sale.seller_short));
    let till: Vec<&str> = sale.register.iter().chain(&sale.cashier).map(String::as_str).collect();
    writer.pair(0, &seller.unwrap_or_default(), &till.join(" "), Weight::Regular);
}

fn footer(writer: &mut Writer, paper: &ReceiptPaper) {
    for (index, paragraph) in paper.footer.iter().enumerate() {
        if index == 0 {
            writer.blank();
        }
        writer.centred(paragraph, Weight::Regular);
    }
    if let Some(payload) = &paper.qr {
        writer.blank();
        writer.row(TicketRow::Qr { payload: payload.clone() });
    }
}

#[cfg(test)]
mod tests {
    use comptoir_domain::{BasisPoints, Currency, Money, Quantity};
    use proptest::prelude::*;

    use super::*;
    use crate::{
        Language,
        paper::{Customer, LineDiscount, Payment, PaymentMethod, SaleLine, TaxLine, TaxMode, Totals},
        samples::{self, francs},
    };

    fn text(paper: &ReceiptPaper, columns: usize) -> String {
        let lines = receipt(paper, columns, Charset::Unicode).to_text();
        lines.iter().map(|line| format!("|{line:<columns$}|\n")).collect()
    }

    #[test]
    fn french_80_mm() {
        insta::assert_snapshot!(text(&samples::receipt(), 48));
    }

    #[test]
    fn french_58_mm() {
        insta::assert_snapshot!(text(&samples::receipt(), 32));
    }

    #[test]
    fn english_80_mm() {
        insta::assert_snapshot!(text(&ReceiptPaper { language: Language::English, ..samples::receipt() }, 48));
    }

    #[test]
    fn duplicata() {
        let mut paper = samples::receipt();
        paper.copy = PaperCopy::Duplicate { number: 2 };
        paper.sale.customer = None;
        insta::assert_snapshot!(text(&paper, 42));
    }

    #[test]
    fn part_payment() {
        let mut paper = samples::receipt();
        paper.sale.payments = vec![samples::mobile_money(60_000)];
        paper.sale.change = Money::ZERO;
        paper.sale.due = francs(77_775);
        insta::assert_snapshot!(text(&paper, 32));
    }

    #[test]
    fn split_payment_over_every_method() {
        let mut paper = samples::receipt();
        let pay = |method, amount| Payment { method, amount: francs(amount), tendered: None };
        paper.sale.payments = vec![
            samples::mobile_money(20_000),
            pay(PaymentMethod::BankTransfer { reference: "VIR-88213".to_owned() }, 30_000),
            pay(PaymentMethod::Cheque { number: "0041233".to_owned(), bank: "Afriland First Bank".to_owned() }, 40_000),
            pay(PaymentMethod::StoreCredit, 5_000),
            pay(PaymentMethod::CustomerCredit, 22_775),
            samples::cash(20_000, 20_000),
        ];
        paper.sale.change = Money::ZERO;
        insta::assert_snapshot!(text(&paper, 48));
    }

    #[test]
    fn long_names_discount_on_the_sale_and_two_rates() {
        let mut paper = samples::receipt();
        paper.issuer.name = "Établissements Électro-Réseau et Télécommunications d'Akwa".to_owned();
        paper.sale.lines = samples::long_invoice().sale.lines.into_iter().skip(44).collect();
        paper.sale.totals = Totals {
            subtotal: francs(233_250),
            discount: francs(3_250),
            tax_mode: TaxMode::Included,
            taxes: vec![
                TaxLine { rate: BasisPoints(1_925), base: francs(166_667), tax: francs(32_083) },
                TaxLine { rate: BasisPoints::ZERO, base: francs(31_250), tax: Money::ZERO },
            ],
            total: francs(230_000),
        };
        paper.sale.payments = vec![samples::cash(230_000, 230_000)];
        paper.sale.change = Money::ZERO;
        insta::assert_snapshot!(text(&paper, 32));
    }

    #[test]
    fn pounds_with_tax_added() {
        let mut paper = ReceiptPaper { language: Language::English, ..samples::receipt() };
        paper.sale.currency = Currency::GBP;
        paper.sale.lines = vec![SaleLine {
            quantity: Quantity::from_thousandths(1_500),
            tax_rate: BasisPoints(2_000),
            total: francs(1_899),
            ..samples::line("Speaker cable, per metre", "CAB-SPK", 1, 1_299, LineDiscount::Amount(francs(50)))
        }];
        paper.sale.totals = Totals {
            subtotal: francs(1_899),
            discount: Money::ZERO,
            tax_mode: TaxMode::Added,
            taxes: vec![TaxLine { rate: BasisPoints(2_000), base: francs(1_899), tax: francs(380) }],
            total: francs(2_279),
        };
        paper.sale.payments = vec![samples::cash(2_279, 3_000)];
        paper.sale.change = francs(721);
        insta::assert_snapshot!(text(&paper, 48));
    }

    fn any_paper() -> impl Strategy<Value = ReceiptPaper> {
        let words = "[\\PC\u{a0}]{0,70}";
        let amount = -9_007_199_254_740_991_i64..=9_007_199_254_740_991;
        (words, words, words, words, amount, any::<u32>()).prop_map(|(a, b, c, d, amount, number)| {
            let mut paper = samples::receipt();
            paper.issuer.name = a.clone();
            paper.sale.number = b.clone();
            paper.sale.seller = Some(c.clone());
            paper.sale.customer = Some(Customer { name: d.clone(), phone: Some(a.clone()), ..Customer::default() });
            paper.sale.totals.total = Money::from_minor(amount);
            paper.sale.totals.discount = Money::from_minor(amount);
            paper.sale.due = Money::from_minor(-amount);
            paper.sale.lines.push(SaleLine {
                name: c,
                serials: vec![b],
                quantity: Quantity::from_thousandths(amount),
                unit_price: Money::from_minor(amount),
                discount: LineDiscount::Amount(Money::from_minor(amount)),
                ..SaleLine::default()
            });
            let method = PaymentMethod::Cheque { number: a, bank: d.clone() };
            paper.sale.payments.push(Payment { method, amount: Money::from_minor(amount), tendered: None });
            paper.footer = vec![d];
            paper.copy = PaperCopy::Duplicate { number };
            paper
        })
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_paper(
            paper in any_paper(),
            columns in prop::sample::select(vec![32_usize, 42, 48]),
            charset in prop::sample::select(vec![Charset::Unicode, Charset::Pc858, Charset::Windows1252, Charset::Ascii]),
        ) {
            for row in receipt(&paper, columns, charset).rows {
                if let TicketRow::Text { text, .. } = row {
                    prop_assert!(text.chars().count() <= columns, "{text:?}");
                }
            }
        }
    }
}
