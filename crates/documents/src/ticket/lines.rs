//! The goods on a receipt: the name, then quantity × price on the left and the amount on the right.

use comptoir_domain::Currency;

use super::{Weight, writer::Writer};
use crate::{
    format,
    messages::Language,
    paper::{LineDiscount, Sale, SaleLine},
};

pub(super) fn write(writer: &mut Writer, sale: &Sale, language: Language) {
    for line in &sale.lines {
        writer.left(0, &line.name, Weight::Regular);
        for serial in &line.serials {
            writer.left(2, &format!("{} {serial}", language.messages().sale.serial), Weight::Regular);
        }
        let amount = format::amount(line.total, sale.currency, language);
        writer.pair(2, &quantity_and_price(line, sale.currency, language), &amount, Weight::Regular);
    }
}

/// `1 x 14 500 -5 %`
fn quantity_and_price(line: &SaleLine, currency: Currency, language: Language) -> String {
    let quantity = format::quantity(line.quantity, language);
    let price = format::amount(line.unit_price, currency, language);
    let discount = match line.discount {
        LineDiscount::None => String::new(),
        LineDiscount::Rate(rate) => format!(" -{}", format::rate(rate, language)),
        LineDiscount::Amount(amount) => format!(" -{}", format::amount(amount, currency, language)),
    };
    format!("{quantity} x {price}{discount}")
}
