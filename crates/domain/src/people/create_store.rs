//! Opening a store.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::StoreId;
use crate::people::{Permission, Refusal, StoreDescribed, StoreFields};
use crate::picture::{IMAGE_BYTES_MAX, is_image_hash};
use crate::rate::BasisPoints;

/// Opens a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateStore {
    /// Code, name, currency, zone and taxes are required; the rest has defaults.
    pub fields: StoreFields,
}

command!(CreateStore, "people.create_store", Some(Permission::ManageStores), StoreId);

impl CreateStore {
    /// Decides: a new code, and everything that a first sale needs.
    ///
    /// # Errors
    /// The field that is missing or wrong, or [`Refusal::CodeTaken`].
    pub fn decide(&self, code_taken: bool) -> Result<StoreDescribed, Refusal> {
        let fields = &self.fields;
        let required = [
            ("code", fields.code.is_some()),
            ("name", fields.name.is_some()),
            ("currency", fields.currency.is_some()),
            ("zone", fields.zone.is_some()),
            ("taxes", fields.taxes.is_some()),
        ];
        if let Some((field, _)) = required.into_iter().find(|(_, present)| !present) {
            return Err(Refusal::FieldRequired { field });
        }
        check(fields, code_taken)
    }
}

/// Checks the fields that are given.
pub(super) fn check(fields: &StoreFields, code_taken: bool) -> Result<StoreDescribed, Refusal> {
    let mut fields = fields.clone();
    if let Some(code) = &fields.code {
        if !is_code(code) {
            return Err(Refusal::CodeInvalid { code: code.clone() });
        }
        if code_taken {
            return Err(Refusal::CodeTaken { code: code.clone() });
        }
    }
    if let Some(name) = &fields.name {
        fields.name = Some(super::create_user::required("name", name, 80)?);
    }
    for (field, text) in [
        ("address", &fields.address),
        ("phone", &fields.phone),
        ("tax_id", &fields.tax_id),
        ("receipt_footer", &fields.receipt_footer),
    ] {
        let length_max = 400;
        if text.as_ref().is_some_and(|text| text.chars().count() > length_max) {
            return Err(Refusal::FieldTooLong { field, length_max });
        }
    }
    if fields.logo.as_deref().is_some_and(|logo| !is_image_hash(logo)) {
        return Err(Refusal::LogoInvalid { size_max: IMAGE_BYTES_MAX });
    }
    let taxes = fields.taxes.unwrap_or_default();
    let rates = [Some(taxes.standard), Some(taxes.reduced), fields.seller_discount_cap, fields.manager_discount_cap];
    if rates.into_iter().flatten().any(|rate| rate > BasisPoints::WHOLE) {
        return Err(Refusal::RateInvalid);
    }
    Ok(StoreDescribed { fields })
}

/// One to six capitals and digits: what paper numbers and file names bear.
pub(super) fn is_code(code: &str) -> bool {
    (1..=6).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}
