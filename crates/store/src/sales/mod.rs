//! Sales on disk: drafts of this device, rows of what was submitted.

mod abandon;
mod add_line;
mod cancel;
mod correct_serial;
mod discount_line;
mod discount_sale;
pub(crate) mod drafts;
mod override_price;
mod park;
mod present_slip;
mod projection;
pub(crate) mod queries;
mod record_payment;
mod remove_line;
mod replace_lines;
mod reprint;
mod set_customer;
mod set_line_quantity;
mod set_serials;
mod submit;
