//! Rates in basis points: 19.25 % is 1 925.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::Money;

/// A rate in hundredths of a percent.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize, TS,
)]
#[cbor(transparent)]
#[ts(type = "number")]
pub struct BasisPoints(#[n(0)] pub u32);

impl BasisPoints {
    /// 0 %.
    pub const ZERO: Self = Self(0);
    /// 100 %.
    pub const WHOLE: Self = Self(10_000);

    /// This rate of `amount`, rounded half away from zero.
    #[must_use]
    pub fn of(self, amount: Money) -> Money {
        amount.share(i64::from(self.0), 10_000)
    }

    /// The tax contained in an amount that includes it at this rate.
    #[must_use]
    pub fn contained_in(self, gross: Money) -> Money {
        gross.share(i64::from(self.0), 10_000 + i64::from(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cameroonian_vat_is_contained_in_a_price() {
        // 137 775 at 19.25 % holds 22 240 of VAT, as on the drawn counter screen.
        assert_eq!(
            BasisPoints(1_925).contained_in(Money::from_minor(137_775)),
            Money::from_minor(22_240),
            "as on the drawn counter screen"
        );
    }
}
