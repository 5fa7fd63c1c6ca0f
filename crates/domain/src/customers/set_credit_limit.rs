//! Setting how much a customer may owe.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::customers::{CreditLimitSet, Customer, Refusal};
use crate::ids::CustomerId;
use crate::money::Money;
use crate::people::Permission;

/// Sets how much a customer may owe. What is owed already stays, even above a lower limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetCreditLimit {
    /// Whose.
    pub customer: CustomerId,
    /// The most that may be owed; 0 means no credit.
    pub limit: Money,
}

command!(SetCreditLimit, "customers.set_credit_limit", Some(Permission::SetCreditLimit), ());

impl SetCreditLimit {
    /// Decides; nothing is recorded where the limit is so already.
    ///
    /// # Errors
    /// [`Refusal::LimitNegative`].
    pub fn decide(&self, customer: &Customer) -> Result<Option<CreditLimitSet>, Refusal> {
        if self.limit.is_negative() {
            return Err(Refusal::LimitNegative);
        }
        Ok((*customer.credit_limit.get() != self.limit).then_some(CreditLimitSet { limit: self.limit }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_not_negative_and_is_set_once() {
        let set = |limit| {
            let command = SetCreditLimit { customer: CustomerId::default(), limit: Money::from_minor(limit) };
            command.decide(&Customer::default())
        };
        assert_eq!(set(-1), Err(Refusal::LimitNegative));
        assert_eq!(set(0), Ok(None), "it is 0 from the beginning");
        assert_eq!(set(500), Ok(Some(CreditLimitSet { limit: Money::from_minor(500) })));
    }
}
