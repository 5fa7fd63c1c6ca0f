//! Quantities: thousandths of a unit, so that cable by the metre needs no float.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::Money;

/// A number of units, held in thousandths (1 500 is one and a half).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize, TS,
)]
#[cbor(transparent)]
#[ts(type = "number")]
pub struct Quantity(#[n(0)] i64);

impl Quantity {
    /// None.
    pub const ZERO: Self = Self(0);
    /// One unit.
    pub const ONE: Self = Self(1_000);
    /// The largest quantity a line accepts: one million units.
    pub const LINE_MAX: Self = Self(1_000_000_000);

    /// This many thousandths of a unit.
    #[must_use]
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// This many whole units.
    #[must_use]
    pub const fn from_units(units: i64) -> Self {
        Self(units.saturating_mul(1_000))
    }

    /// The number of thousandths.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// True above 0.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// True below 0.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// True for 0.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// How many whole units it is; `None` for a part of one, or below 0.
    #[must_use]
    pub fn whole_units(self) -> Option<usize> {
        (self.0 % 1_000 == 0).then(|| usize::try_from(self.0 / 1_000).ok()).flatten()
    }

    /// The price of this quantity at `unit_price`, rounded half away from zero to the minor unit.
    #[must_use]
    pub fn at(self, unit_price: Money) -> Money {
        unit_price.share(self.0, 1_000)
    }
}

impl std::ops::Add for Quantity {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::AddAssign for Quantity {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::ops::Sub for Quantity {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::ops::SubAssign for Quantity {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl std::ops::Neg for Quantity {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl std::iter::Sum for Quantity {
    fn sum<I: Iterator<Item = Self>>(quantities: I) -> Self {
        quantities.fold(Self::ZERO, |sum, quantity| sum + quantity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metre_and_a_half_of_cable_is_priced_to_the_franc() {
        assert_eq!(Quantity::from_thousandths(1_500).at(Money::from_minor(333)), Money::from_minor(500));
    }
}
