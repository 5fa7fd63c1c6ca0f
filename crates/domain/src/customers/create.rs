//! Entering a customer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::customers::{CustomerKind, Refusal, normalise_phone};
use crate::ids::CustomerId;
use crate::people::Permission;

/// What is known of a customer, in clear: it exists in commands and on screens, never in events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct CustomerProfile {
    /// Person or business.
    pub kind: Option<CustomerKind>,
    /// Name.
    pub name: Option<String>,
    /// Phone, as written.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// Taxpayer number.
    pub tax_id: Option<String>,
}

/// Enters a customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateCustomer {
    /// The name is required.
    pub profile: CustomerProfile,
}

command!(CreateCustomer, "customers.create", Some(Permission::EditCustomers), CustomerId);

impl CreateCustomer {
    /// Decides, before anything is sealed: gives the profile, cleaned. `country` is the store's, for phones without a prefix.
    ///
    /// # Errors
    /// The field that is missing or wrong.
    pub fn decide(&self, country: &str) -> Result<CustomerProfile, Refusal> {
        if self.profile.name.as_deref().is_none_or(|name| name.trim().is_empty()) {
            return Err(Refusal::FieldRequired { field: "name" });
        }
        check(&self.profile, country)
    }
}

/// Checks the fields that are given, and cleans them.
pub(super) fn check(profile: &CustomerProfile, country: &str) -> Result<CustomerProfile, Refusal> {
    let clean = |field, text: &Option<String>| {
        let length_max = 200;
        match text.as_deref().map(str::trim) {
            Some(text) if text.chars().count() > length_max => Err(Refusal::FieldTooLong { field, length_max }),
            text => Ok(text.map(str::to_owned)),
        }
    };
    let name = clean("name", &profile.name)?;
    if name.as_deref() == Some("") {
        return Err(Refusal::FieldRequired { field: "name" });
    }
    let phone = match profile.phone.as_deref().map(str::trim) {
        None => None,
        Some("") => Some(String::new()),
        Some(phone) => {
            Some(normalise_phone(phone, country).ok_or_else(|| Refusal::PhoneInvalid { phone: phone.to_owned() })?)
        }
    };
    let email = clean("email", &profile.email)?;
    if email.as_deref().is_some_and(|email| !email.is_empty() && !is_email(email)) {
        return Err(Refusal::EmailInvalid { email: email.unwrap_or_default() });
    }
    Ok(CustomerProfile {
        kind: profile.kind,
        name,
        phone,
        email,
        address: clean("address", &profile.address)?,
        tax_id: clean("tax_id", &profile.tax_id)?,
    })
}

fn is_email(email: &str) -> bool {
    email
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !email.contains(char::is_whitespace))
}
