//! Amounts, quantities, rates and dates as people read them. No words here but the currency's label.
//!
//! Thousands are grouped with U+00A0 in both languages; the minus is U+2212.

use chrono::Datelike as _;
use comptoir_domain::{BasisPoints, BusinessDate, Currency, Money, Quantity};

use crate::{messages::Language, paper::Moment, text::NBSP};

const MINUS: char = '\u{2212}';

/// An amount without its currency: `137 775`, `−1 250,50` (French), `−1 250.50` (English).
#[must_use]
pub fn amount(amount: Money, currency: Currency, language: Language) -> String {
    decimal(amount.minor(), currency.exponent(), Zeros::Keep, language)
}

/// An amount followed by its currency: `137 775 FCFA`.
#[must_use]
pub fn amount_with_currency(money: Money, currency: Currency, language: Language) -> String {
    format!("{}{NBSP}{}", amount(money, currency, language), currency_label(currency))
}

/// What the currency is called on paper: `FCFA` for both CFA francs, else the ISO 4217 code.
#[must_use]
pub fn currency_label(currency: Currency) -> &'static str {
    if currency == Currency::XAF || currency == Currency::XOF { "FCFA" } else { currency.code() }
}

/// A quantity without needless zeros: `2`, `1,5`.
#[must_use]
pub fn quantity(quantity: Quantity, language: Language) -> String {
    decimal(quantity.thousandths(), 3, Zeros::Trim, language)
}

/// A rate in percent: `19,25 %` (French), `19.25%` (English).
#[must_use]
pub fn rate(rate: BasisPoints, language: Language) -> String {
    let number = decimal(i64::from(rate.0), 2, Zeros::Trim, language);
    match language {
        Language::French => format!("{number}{NBSP}%"),
        Language::English => format!("{number}%"),
    }
}

/// A day: `20/11/2026`.
#[must_use]
pub fn date(date: BusinessDate) -> String {
    let date = date.to_date();
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// A time of day: `14:40`.
#[must_use]
pub fn time(moment: Moment) -> String {
    format!("{:02}:{:02}", moment.hour, moment.minute)
}

/// A day and a time: `20/11/2026 14:40`, with a space that does not break.
#[must_use]
pub fn date_and_time(moment: Moment) -> String {
    format!("{}{NBSP}{}", date(moment.date), time(moment))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Zeros {
    Keep,
    Trim,
}

/// `value / 10^exponent`, written without ever leaving integers.
fn decimal(value: i64, exponent: u32, zeros: Zeros, language: Language) -> String {
    let unit = 10_u64.checked_pow(exponent).unwrap_or(1);
    let (whole, fraction) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    let mut text = if value < 0 { MINUS.to_string() } else { String::new() };
    text.push_str(&grouped(whole));
    let width = usize::try_from(exponent).unwrap_or(0);
    let mut digits = if width == 0 { String::new() } else { format!("{fraction:0width$}") };
    if zeros == Zeros::Trim {
        digits.truncate(digits.trim_end_matches('0').len());
    }
    if !digits.is_empty() {
        text.push(match language {
            Language::French => ',',
            Language::English => '.',
        });
        text.push_str(&digits);
    }
    text
}

fn grouped(whole: u64) -> String {
    let digits = whole.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(NBSP);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(minor: i64, currency: Currency, language: Language) -> String {
        amount_with_currency(Money::from_minor(minor), currency, language).replace(NBSP, " ")
    }

    #[test]
    fn cfa_francs_have_no_decimals() {
        assert_eq!(shown(0, Currency::XAF, Language::French), "0 FCFA");
        assert_eq!(shown(999, Currency::XOF, Language::French), "999 FCFA");
        assert_eq!(shown(137_775, Currency::XAF, Language::French), "137 775 FCFA");
        assert_eq!(shown(-1_000_000, Currency::XAF, Language::English), "−1 000 000 FCFA");
    }

    #[test]
    fn pounds_have_pence_after_a_comma_or_a_dot() {
        assert_eq!(shown(123_405, Currency::GBP, Language::French), "1 234,05 GBP");
        assert_eq!(shown(123_405, Currency::GBP, Language::English), "1 234.05 GBP");
        assert_eq!(shown(-5, Currency::GBP, Language::English), "−0.05 GBP");
    }

    #[test]
    fn quantities_and_rates_lose_needless_zeros() {
        assert_eq!(quantity(Quantity::from_units(2), Language::French), "2");
        assert_eq!(quantity(Quantity::from_thousandths(1_500), Language::French), "1,5");
        assert_eq!(quantity(Quantity::from_thousandths(-125), Language::English), "−0.125");
        assert_eq!(rate(BasisPoints(1_925), Language::French), "19,25\u{a0}%");
        assert_eq!(rate(BasisPoints(1_800), Language::English), "18%");
    }

    #[test]
    fn dates_are_day_month_year() {
        let moment = Moment { date: BusinessDate::from_days(20_777), hour: 7, minute: 5 };
        assert_eq!(date_and_time(moment), "20/11/2026\u{a0}07:05");
    }
}
