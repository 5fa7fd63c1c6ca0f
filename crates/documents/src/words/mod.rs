//! Amounts in words, as an invoice must state them.

mod english;
mod french;

use comptoir_domain::{Currency, Money};

use crate::messages::Language;

/// The amount in words with the currency's name: `deux mille cinq cents francs CFA`.
///
/// XAF, XOF, EUR, GBP and USD are named; any other currency keeps its ISO code and a fraction (`douze NGN et 50/100`).
#[must_use]
pub fn amount_in_words(amount: Money, currency: Currency, language: Language) -> String {
    let parts = Parts::of(amount, currency);
    match language {
        Language::French => french::amount(&parts, currency),
        Language::English => english::amount(&parts, currency),
    }
}

/// An amount split at the decimal point.
struct Parts {
    negative: bool,
    whole: u64,
    fraction: u64,
    /// Minor units in one unit: 1 for XAF, 100 for GBP.
    fractions_per_unit: u64,
}

impl Parts {
    fn of(amount: Money, currency: Currency) -> Self {
        let fractions_per_unit = 10_u64.checked_pow(currency.exponent()).unwrap_or(1);
        let absolute = amount.minor().unsigned_abs();
        Self {
            negative: amount.is_negative(),
            whole: absolute / fractions_per_unit,
            fraction: absolute % fractions_per_unit,
            fractions_per_unit,
        }
    }
}
