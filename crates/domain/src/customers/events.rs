//! The frozen storage format of customers.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::event::events;
use crate::money::Money;
use crate::sealed::Sealed;

events! {
    /// A customer.
    pub enum CustomerEvent of Customer {
        /// The customer was entered, or some fields changed.
        "customer.described" 1 => CustomerDescribed,
        /// The credit limit was set.
        "customer.credit_limit_set" 1 => CreditLimitSet,
    }
}

/// A person or a business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[cbor(index_only)]
#[serde(rename_all = "snake_case")]
pub enum CustomerKind {
    /// A person.
    #[n(0)]
    #[default]
    Person,
    /// A business or an institution.
    #[n(1)]
    Company,
}

/// Fields of a customer that were set, sealed under the customer's key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CustomerDescribed {
    /// Person or business.
    #[n(0)]
    pub kind: Option<CustomerKind>,
    /// Name.
    #[n(1)]
    pub name: Option<Sealed>,
    /// Phone, in E.164.
    #[n(2)]
    pub phone: Option<Sealed>,
    /// E-mail.
    #[n(3)]
    pub email: Option<Sealed>,
    /// Address.
    #[n(4)]
    pub address: Option<Sealed>,
    /// Taxpayer number.
    #[n(5)]
    pub tax_id: Option<Sealed>,
    /// Still a customer.
    #[n(6)]
    pub active: Option<bool>,
}

/// The credit limit was set.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CreditLimitSet {
    /// The most that may be owed; 0 means no credit.
    #[n(0)]
    pub limit: Money,
}
