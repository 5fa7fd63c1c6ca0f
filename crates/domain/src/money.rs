//! Money: an integer number of the currency's minor units. Never a float.
//!
//! A [`Money`] carries no currency: one document (a sale, a shift, a product list) is in one [`Currency`], and says so once.

use std::fmt;

use iso_currency::Currency as Iso4217;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An amount in minor units (francs for XAF and XOF, pence for GBP), between ±9 007 199 254 740 991.
///
/// The bound is 2⁵³ − 1, so that an amount crosses to JavaScript without loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Serialize, Deserialize, TS)]
#[cbor(transparent)]
#[ts(type = "number")]
pub struct Money(#[n(0)] i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount that every layer can hold.
    pub const MAX: Self = Self(9_007_199_254_740_991);

    /// An amount of `minor` units, clamped to ±[`Money::MAX`].
    #[must_use]
    pub const fn from_minor(minor: i64) -> Self {
        if minor > Self::MAX.0 {
            Self::MAX
        } else if minor < -Self::MAX.0 {
            Self(-Self::MAX.0)
        } else {
            Self(minor)
        }
    }

    /// The number of minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// True for 0.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
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

    /// This share of the amount, `numerator / denominator`, rounded half away from zero.
    /// A denominator of zero gives zero.
    #[must_use]
    pub fn share(self, numerator: i64, denominator: i64) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        Self::from_wide(divide_half_up(i128::from(self.0) * i128::from(numerator), i128::from(denominator)))
    }

    /// Splits the amount over `weights` so that the parts add up to it exactly (largest remainder; ties to the first).
    ///
    /// Weights at or below zero receive nothing. With no positive weight, everything goes to the first part.
    #[must_use]
    pub fn allocate(self, weights: &[i64]) -> Vec<Self> {
        let weight_sum: i128 = weights.iter().map(|&weight| i128::from(weight.max(0))).sum();
        if weight_sum == 0 {
            return weights.iter().enumerate().map(|(index, _)| if index == 0 { self } else { Self::ZERO }).collect();
        }
        let shares: Vec<(i128, i128)> = weights
            .iter()
            .map(|&weight| {
                let product = i128::from(self.0.abs()) * i128::from(weight.max(0));
                (product / weight_sum, product % weight_sum)
            })
            .collect();
        let mut missing = i128::from(self.0.abs()) - shares.iter().map(|share| share.0).sum::<i128>();
        let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
        by_remainder.sort_by_key(|&index| std::cmp::Reverse(shares.get(index).map_or(0, |share| share.1)));
        let mut parts: Vec<i128> = shares.iter().map(|share| share.0).collect();
        for index in by_remainder {
            if missing == 0 {
                break;
            }
            if let Some(part) = parts.get_mut(index) {
                *part += 1;
                missing -= 1;
            }
        }
        let sign = i128::from(self.0.signum());
        parts.into_iter().map(|part| Self::from_wide(part * sign)).collect()
    }

    pub(crate) fn from_wide(wide: i128) -> Self {
        let bound = i128::from(Self::MAX.0);
        #[expect(clippy::cast_possible_truncation, reason = "clamped to ±(2⁵³ − 1) on this line")]
        Self(wide.clamp(-bound, bound) as i64)
    }
}

/// `numerator / denominator` rounded half away from zero. The denominator must not be zero.
pub(crate) fn divide_half_up(numerator: i128, denominator: i128) -> i128 {
    let (numerator, denominator) = if denominator < 0 { (-numerator, -denominator) } else { (numerator, denominator) };
    let half = denominator / 2;
    if numerator >= 0 { (numerator + half) / denominator } else { (numerator - half) / denominator }
}

impl<'b, C> Decode<'b, C> for Money {
    /// Clamped as everywhere: an event from elsewhere cannot bring in an amount beyond the bound.
    fn decode(decoder: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        decoder.i64().map(Self::from_minor)
    }
}

impl std::ops::Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::from_minor(self.0.saturating_add(other.0))
    }
}

impl std::ops::AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::ops::Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::from_minor(self.0.saturating_sub(other.0))
    }
}

impl std::ops::SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl std::ops::Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self::from_minor(self.0.saturating_neg())
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |sum, amount| sum + amount)
    }
}

/// An ISO 4217 currency.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(Iso4217);

impl Currency {
    /// CFA franc of Central Africa.
    pub const XAF: Self = Self(Iso4217::XAF);
    /// CFA franc of West Africa.
    pub const XOF: Self = Self(Iso4217::XOF);
    /// Pound sterling.
    pub const GBP: Self = Self(Iso4217::GBP);

    /// The currency with this ISO 4217 code, `None` where there is no such code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Iso4217::from_code(code).map(Self)
    }

    /// The three-letter code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Number of decimals of the minor unit: 0 for XAF and XOF, 2 for EUR (ISO 4217).
    #[must_use]
    pub fn exponent(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }

    /// The notes and coins in circulation, largest first, in minor units; empty where Comptoir does not know them.
    ///
    /// Sources: BEAC and BCEAO, series in circulation in 2026 (the 250 F coin exists at the BCEAO only).
    #[must_use]
    pub fn denominations(self) -> &'static [i64] {
        match self.code() {
            "XAF" => &[10_000, 5_000, 2_000, 1_000, 500, 100, 50, 25, 10, 5, 2, 1],
            "XOF" => &[10_000, 5_000, 2_000, 1_000, 500, 250, 200, 100, 50, 25, 10, 5, 1],
            "GBP" => &[5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
            "EUR" => &[50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
            _ => &[],
        }
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self::XAF
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl<C> Encode<C> for Currency {
    fn encode<W: minicbor::encode::Write>(
        &self,
        encoder: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        encoder.str(self.code())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Currency {
    fn decode(decoder: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let code = decoder.str()?;
        Self::from_code(code).ok_or_else(|| minicbor::decode::Error::message(format!("{code} is no ISO 4217 currency")))
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("{code} is no ISO 4217 currency")))
    }
}

impl TS for Currency {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_cfa_francs_have_no_minor_unit() {
        assert_eq!((Currency::XAF.exponent(), Currency::XOF.exponent(), Currency::GBP.exponent()), (0, 0, 2));
    }

    #[test]
    fn a_share_rounds_half_away_from_zero() {
        assert_eq!(Money::from_minor(5).share(1, 2), Money::from_minor(3));
        assert_eq!(Money::from_minor(-5).share(1, 2), Money::from_minor(-3));
        assert_eq!(Money::from_minor(5).share(1, 0), Money::ZERO);
    }

    proptest! {
        #[test]
        fn allocation_never_creates_or_loses_a_franc(amount in -1_000_000_000_i64..1_000_000_000, weights in prop::collection::vec(-5_i64..100_000, 1..40)) {
            let parts = Money::from_minor(amount).allocate(&weights);
            prop_assert_eq!(parts.iter().copied().sum::<Money>(), Money::from_minor(amount));
            prop_assert_eq!(parts.len(), weights.len());
        }
    }
}
