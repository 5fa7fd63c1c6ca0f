//! The buyer on a receipt. A walk-in customer has no line.

use super::{Weight, writer::Writer};
use crate::{messages::Messages, paper::Customer};

pub(super) fn write(writer: &mut Writer, customer: Option<&Customer>, messages: &Messages) {
    let Some(customer) = customer else { return };
    writer.left(0, &format!("{} {}", messages.sale.customer, customer.name), Weight::Regular);
    if let Some(phone) = &customer.phone {
        writer.left(2, &format!("{} {phone}", messages.sale.phone), Weight::Regular);
    }
    if let Some(tax_id) = &customer.tax_id {
        writer.left(2, &tax_id.text(), Weight::Regular);
    }
}
