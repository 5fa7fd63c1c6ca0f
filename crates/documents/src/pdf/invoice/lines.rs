//! The goods as rows of a table.

use comptoir_domain::Currency;

use crate::{
    format,
    messages::Language,
    paper::{InvoicePaper, LineDiscount, SaleLine},
    pdf::table::{Density, Row, Table},
};

/// Serial numbers below one name; more go on below an empty one, so that no row is higher than a page.
const SERIALS_PER_ROW: usize = 60;

/// The discount column is there only when a line has a discount, the tax column when there is a tax.
///
/// `kept_below` is the room in points that the last row keeps below it on its page.
pub(super) fn table(paper: &InvoicePaper, kept_below: f32) -> Table {
    let messages = paper.language.messages();
    let lines = &paper.sale.lines;
    let columns = Columns {
        discount: lines.iter().any(|line| line.discount != LineDiscount::None),
        tax: !paper.sale.totals.taxes.is_empty(),
    };
    let words = &messages.invoice;
    let mut head = vec![words.item, words.quantity, words.unit_price];
    head.extend(columns.discount.then_some(messages.sale.discount));
    head.extend(columns.tax.then_some(messages.sale.tax));
    head.push(words.amount);
    let rows = lines.iter().flat_map(|line| rows(line, &columns, paper.sale.currency, paper.language)).collect();
    Table { head, rows, density: Density::Airy, kept_below }
}

struct Columns {
    discount: bool,
    tax: bool,
}

fn rows(line: &SaleLine, columns: &Columns, currency: Currency, language: Language) -> Vec<Row> {
    let amount = |value| format::amount(value, currency, language);
    let mut cells = vec![format::quantity(line.quantity, language), amount(line.unit_price)];
    if columns.discount {
        cells.push(match line.discount {
            LineDiscount::None => String::new(),
            LineDiscount::Rate(rate) => format::rate(rate, language),
            LineDiscount::Amount(off) => amount(off),
        });
    }
    if columns.tax {
        let exempt = language.messages().sale.exempt.to_owned();
        cells.push(if line.tax_rate.0 == 0 { exempt } else { format::rate(line.tax_rate, language) });
    }
    cells.push(amount(line.total));
    let mut serials = line.serials.chunks(SERIALS_PER_ROW).map(|serials| serial_detail(serials, language));
    let sku = (!line.sku.is_empty()).then(|| line.sku.clone());
    let detail: Vec<String> = sku.into_iter().chain(serials.next()).collect();
    let details = if detail.is_empty() { detail } else { vec![detail.join(" · ")] };
    let mut rows = vec![Row { name: line.name.clone(), details, cells }];
    rows.extend(serials.map(|detail| Row { name: String::new(), details: vec![detail], cells: Vec::new() }));
    rows
}

fn serial_detail(serials: &[String], language: Language) -> String {
    format!("{} {}", language.messages().sale.serial, serials.join(", "))
}
