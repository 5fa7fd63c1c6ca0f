//! Why a command about customers is refused.

use serde::Serialize;
use ts_rs::TS;

/// A refusal, without words: the message catalogue has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", content = "params")]
#[ts(rename = "CustomersRefusal")]
pub enum Refusal {
    /// A field is missing or empty.
    #[serde(rename = "customers.field_required")]
    FieldRequired {
        /// Its name.
        field: &'static str,
    },
    /// A field is longer than Comptoir keeps.
    #[serde(rename = "customers.field_too_long")]
    FieldTooLong {
        /// Its name.
        field: &'static str,
        /// The limit, in characters.
        length_max: usize,
    },
    /// The phone number has the wrong length for its country.
    #[serde(rename = "customers.phone_invalid")]
    PhoneInvalid {
        /// What was given.
        phone: String,
    },
    /// The e-mail has no `@`, no host or a blank.
    #[serde(rename = "customers.email_invalid")]
    EmailInvalid {
        /// What was given.
        email: String,
    },
    /// A credit limit is below zero.
    #[serde(rename = "customers.limit_negative")]
    LimitNegative,
    /// There is no such customer.
    #[serde(rename = "customers.unknown")]
    Unknown,
}
