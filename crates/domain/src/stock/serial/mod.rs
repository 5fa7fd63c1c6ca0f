//! Serial numbers (IMEI): which goods came in under which number, and which sales gave them out.
//!
//! A [`SerialNumber`] is what is read on the box. Its [`SerialHistory`] is a ledger whose key follows from the text alone, so that
//! what was scanned is found without an index; it tells of every product that bears the number. Two sales that hold one
//! number of one product, neither of them cancelled, are an anomaly: the customer of one has a paper that names another's box.

mod history;
mod number;

pub use history::{SerialAct, SerialClaim, SerialEntry, SerialHistory, SerialOfProduct, SerialReceipt, SoldSerial};
pub use number::{SERIAL_LENGTH_MAX, SerialNumber};
