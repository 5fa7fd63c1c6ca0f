//! A sale as a receipt and as an invoice.

use std::collections::BTreeMap;

use comptoir_documents::Language;
use comptoir_documents::paper::{
    Customer, InvoicePaper, LineDiscount, PaperCopy, Payment, PaymentMethod, ReceiptPaper, Sale, SaleLine, SlipPaper,
    TaxId, TaxLine, TaxMode, Totals,
};
use comptoir_domain::sales::PaymentMeans;
use comptoir_domain::{BasisPoints, Money};
use comptoir_store::{SaleCard, SaleSlip};

use super::House;

/// A sale's receipt.
pub(crate) fn receipt(house: &House, card: &SaleCard, copy: PaperCopy, language: Language) -> ReceiptPaper {
    ReceiptPaper {
        issuer: house.issuer.clone(),
        sale: sale(house, card),
        footer: house.footer.clone(),
        qr: Some(qr(card)),
        copy,
        language,
    }
}

/// A sale's invoice.
pub(crate) fn invoice(house: &House, card: &SaleCard, copy: PaperCopy, language: Language) -> InvoicePaper {
    InvoicePaper {
        number: card.number.clone(),
        issuer: house.issuer.clone(),
        sale: sale(house, card),
        conditions: house.footer.clone(),
        qr: Some(qr(card)),
        copy,
        language,
        ..InvoicePaper::default()
    }
}

/// A sale's slip for the till.
pub(crate) fn slip(house: &House, card: &SaleCard, signed: SaleSlip, copy: PaperCopy, language: Language) -> SlipPaper {
    let SaleSlip { text: code, is_whole } = signed;
    SlipPaper { issuer: house.issuer.clone(), sale: sale(house, card), code, is_whole, copy, language }
}

/// What another terminal finds the sale by: number, total, id.
fn qr(card: &SaleCard) -> String {
    format!("COMPTOIR:{}:{}:{}", card.number, card.total.minor(), card.sale).to_uppercase()
}

fn sale(house: &House, card: &SaleCard) -> Sale {
    let tendered: Money = card.payments.iter().map(|payment| payment.tendered).sum();
    let applied: Money = card.payments.iter().map(|payment| payment.amount).sum();
    Sale {
        number: card.number.clone(),
        moment: house.moment(card.payments.last().map_or(card.submitted_at, |payment| payment.at)),
        currency: card.currency,
        seller: Some(card.seller_name.clone()),
        cashier: card.payments.last().map(|payment| payment.cashier_name.clone()),
        register: Some(house.register_name.clone()),
        customer: card.customer.as_ref().map(customer),
        lines: card.lines.iter().map(line).collect(),
        totals: totals(card),
        payments: card.payments.iter().map(payment).collect(),
        change: tendered - applied,
        due: card.due,
    }
}

fn customer(customer: &comptoir_store::CustomerRow) -> Customer {
    let filled = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    Customer {
        name: customer.name.clone(),
        address: customer.address.lines().map(str::to_owned).collect(),
        phone: filled(&customer.phone),
        tax_id: filled(&customer.tax_id).map(|number| TaxId { scheme: "NIU".to_owned(), number }),
    }
}

fn line(line: &comptoir_store::SaleCardLine) -> SaleLine {
    let discount = if line.discount.is_zero() { LineDiscount::None } else { LineDiscount::Amount(line.discount) };
    SaleLine {
        name: line.name.clone(),
        sku: line.sku.clone(),
        serials: line.serials.iter().map(ToString::to_string).collect(),
        quantity: line.quantity,
        unit_price: line.unit_price,
        discount,
        total: line.total,
        tax_rate: line.tax_rate,
    }
}

fn totals(card: &SaleCard) -> Totals {
    let mut taxes: BTreeMap<BasisPoints, (Money, Money)> = BTreeMap::new();
    for line in &card.lines {
        let (base, tax) = taxes.entry(line.tax_rate).or_default();
        *base += line.total - line.tax;
        *tax += line.tax;
    }
    Totals {
        subtotal: card.gross - card.lines.iter().map(|line| line.discount).sum::<Money>(),
        // Each line shows its own reduction, its share of the sale's included: nothing is left to take off below.
        discount: Money::ZERO,
        tax_mode: if card.prices_include_tax { TaxMode::Included } else { TaxMode::Added },
        taxes: taxes.into_iter().map(|(rate, (base, tax))| TaxLine { rate, base, tax }).collect(),
        total: card.total,
    }
}

fn payment(payment: &comptoir_store::SaleCardPayment) -> Payment {
    Payment {
        method: method(&payment.means),
        amount: payment.amount,
        tendered: Some(payment.tendered).filter(|&tendered| tendered != payment.amount),
    }
}

fn method(means: &PaymentMeans) -> PaymentMethod {
    match means.clone() {
        PaymentMeans::Cash => PaymentMethod::Cash,
        PaymentMeans::MobileMoney { operator, reference } => PaymentMethod::MobileMoney { operator, reference },
        PaymentMeans::BankTransfer { reference } => PaymentMethod::BankTransfer { reference },
        PaymentMeans::Cheque { bank, number } => PaymentMethod::Cheque { number, bank },
        PaymentMeans::CustomerCredit => PaymentMethod::CustomerCredit,
    }
}

#[cfg(test)]
mod tests {
    use comptoir_domain::Quantity;
    use comptoir_domain::stock::SerialNumber;
    use comptoir_store::SaleCardLine;

    use super::*;

    #[test]
    fn the_papers_name_the_boxes_of_a_line() {
        let numbers = ["356938035643809", "356938035643817"];
        let sold = SaleCardLine {
            line: 1,
            sku: "TEL".to_owned(),
            name: "Téléphone".to_owned(),
            unit: String::new(),
            quantity: Quantity::from_units(2),
            unit_price: Money::from_minor(85_000),
            discount: Money::ZERO,
            tax_rate: BasisPoints(1_925),
            tax: Money::ZERO,
            total: Money::from_minor(170_000),
            warranty_months: 12,
            delivered: Quantity::ZERO,
            reserved: Quantity::ZERO,
            serials: numbers.iter().filter_map(|number| SerialNumber::parse(number)).collect(),
        };
        assert_eq!(line(&sold).serials, numbers);
    }
}
