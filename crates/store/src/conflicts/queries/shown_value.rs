//! A field's value as a screen shows it: what it is, not how it is written.

use std::collections::BTreeSet;

use comptoir_domain::event::StreamKind;
use comptoir_domain::people::{Permission, TaxRates};
use comptoir_domain::{BasisPoints, Money, Quantity};
use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

use crate::error::StoreError;
use crate::people::audit::subject_name;

/// A value. Words that the catalogue of messages has come as their keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "is")]
pub(crate) enum ShownValue {
    /// A text; empty for nothing.
    Text {
        /// What it says.
        text: String,
    },
    /// A number of something.
    Number {
        /// How many.
        number: i64,
    },
    /// An amount.
    Amount {
        /// How much.
        amount: Money,
    },
    /// Rates.
    Rates {
        /// Which.
        rates: Vec<BasisPoints>,
    },
    /// Minimum and maximum.
    Limits {
        /// At or below it, more is to be ordered.
        minimum: Quantity,
        /// Up to it; 0 for none.
        maximum: Quantity,
    },
    /// Yes or no.
    Flag {
        /// Which.
        flag: bool,
    },
    /// One of a few words.
    Word {
        /// Which, such as `service`.
        word: String,
    },
    /// Permissions.
    Permissions {
        /// Which.
        permissions: BTreeSet<Permission>,
    },
    /// A picture.
    Picture {
        /// The hash of its bytes; empty for none.
        image: String,
    },
}

/// The value of a field of a thing of this kind.
pub(crate) fn shown(
    connection: &Connection,
    of: StreamKind,
    name: &str,
    value: &Value,
) -> Result<ShownValue, StoreError> {
    use StreamKind as Kind;
    Ok(match (of, name) {
        (_, "price" | "cost" | "price_floor" | "credit_limit" | "variance_warning") => {
            ShownValue::Amount { amount: Money::from_minor(value.as_i64().unwrap_or_default()) }
        }
        (Kind::Product | Kind::Customer, "kind") | (_, "tax_class" | "language") => {
            ShownValue::Word { word: text(value) }
        }
        (Kind::Product, "category") | (Kind::Category, "parent") => name_of(connection, Kind::Category, value)?,
        (Kind::Product, "brand") => name_of(connection, Kind::Brand, value)?,
        (_, "image" | "logo") => ShownValue::Picture { image: text(value) },
        (_, "seller_discount_cap" | "manager_discount_cap") => {
            ShownValue::Rates { rates: serde_json::from_value(value.clone()).into_iter().collect() }
        }
        (Kind::Store, "taxes") => rates(value),
        (_, "permissions") => {
            ShownValue::Permissions { permissions: serde_json::from_value(value.clone()).unwrap_or_default() }
        }
        (_, "limits") => limits(value),
        _ => plain(value),
    })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn plain(value: &Value) -> ShownValue {
    match value {
        Value::Bool(flag) => ShownValue::Flag { flag: *flag },
        Value::Number(number) => ShownValue::Number { number: number.as_i64().unwrap_or_default() },
        Value::Array(parts) => ShownValue::Text { text: parts.iter().map(part).collect::<Vec<_>>().join(", ") },
        _ => ShownValue::Text { text: text(value) },
    }
}

/// A barcode, or a line of a data sheet.
fn part(value: &Value) -> String {
    match (value.get("name"), value.get("value")) {
        (Some(name), Some(value)) => format!("{} {}", text(name), text(value)),
        _ => text(value),
    }
}

fn name_of(connection: &Connection, kind: StreamKind, value: &Value) -> Result<ShownValue, StoreError> {
    let name = value.as_str().and_then(|id| id.parse::<Uuid>().ok()).map(|id| subject_name(connection, kind, id));
    Ok(ShownValue::Text { text: name.transpose()?.unwrap_or_default() })
}

fn rates(value: &Value) -> ShownValue {
    let taxes: TaxRates = serde_json::from_value(value.clone()).unwrap_or_default();
    ShownValue::Rates { rates: vec![taxes.standard, taxes.reduced] }
}

fn limits(value: &Value) -> ShownValue {
    let limit = |name: &str| Quantity::from_thousandths(value.get(name).and_then(Value::as_i64).unwrap_or_default());
    ShownValue::Limits { minimum: limit("minimum"), maximum: limit("maximum") }
}
