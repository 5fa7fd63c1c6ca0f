//! What a customer owes and may still owe.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::Money;

/// A credit account at a glance, in the minor unit of the organisation's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Credit {
    /// The most that may be owed; 0 means no credit.
    pub limit: Money,
    /// What is on the account.
    pub used: Money,
    /// What may still be put on it. Never below 0: a limit may be lowered, and devices apart may exceed it together.
    pub available: Money,
}

impl Credit {
    /// The account of a customer who owes `used`.
    #[must_use]
    pub fn new(limit: Money, used: Money) -> Self {
        Self { limit, used, available: (limit - used).max(Money::ZERO) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_above_the_limit() {
        let left = |limit, used| Credit::new(Money::from_minor(limit), Money::from_minor(used)).available.minor();
        assert_eq!((left(0, 0), left(50_000, 20_000), left(10_000, 20_000)), (0, 30_000, 0));
    }
}
