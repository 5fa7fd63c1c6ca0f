//! Setting up the business: its first store, register and administrator, in one batch.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::Zone;
use crate::command::command;
use crate::ids::{OrganisationId, RegisterId, StoreId, UserId};
use crate::money::Currency;
use crate::people::{OrganisationFounded, Refusal, StoreFields};

/// Sets up the business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FoundOrganisation {
    /// Its name.
    pub name: String,
    /// ISO 3166 country, two letters.
    pub country: String,
    /// The currency of its prices.
    pub currency: Currency,
    /// Its time zone.
    pub zone: Zone,
    /// Its first store.
    pub store: StoreFields,
    /// Code of the first register; `C1` by default.
    #[serde(default)]
    #[ts(optional)]
    pub register_code: Option<String>,
    /// Name of the first register.
    pub register_name: String,
    /// Its first administrator.
    pub administrator: FirstAdministrator,
    /// Demonstration data: may be thrown away at any time.
    #[serde(default)]
    pub demonstration: bool,
}

/// The person who sets up the business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FirstAdministrator {
    /// What the person types to sign in.
    pub user_name: String,
    /// First and last name.
    pub name: String,
    /// At least eight characters.
    pub password: String,
    /// Four to eight digits.
    #[serde(default)]
    #[ts(optional)]
    pub pin: Option<String>,
    /// `fr` or `en`.
    pub language: String,
}

/// What was set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Founded {
    /// The business.
    pub organisation: OrganisationId,
    /// Its first store.
    pub store: StoreId,
    /// Its first register.
    pub register: RegisterId,
    /// Its first administrator.
    pub administrator: UserId,
}

command!(FoundOrganisation, "people.found_organisation", None, Founded);

impl FoundOrganisation {
    /// Decides: only where there is no organisation yet.
    ///
    /// # Errors
    /// [`Refusal::AlreadyFounded`], or the field that is wrong.
    pub fn decide(&self, founded_already: bool) -> Result<OrganisationFounded, Refusal> {
        if founded_already {
            return Err(Refusal::AlreadyFounded);
        }
        let name = super::create_user::required("name", &self.name, 120)?;
        if self.country.len() != 2 || !self.country.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Refusal::FieldRequired { field: "country" });
        }
        Ok(OrganisationFounded {
            name,
            country: self.country.clone(),
            currency: self.currency,
            zone: self.zone,
            demonstration: self.demonstration,
        })
    }
}
