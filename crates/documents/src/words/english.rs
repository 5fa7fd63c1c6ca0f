//! English numbers, with the "and" of British usage.

use comptoir_domain::Currency;

use super::Parts;

/// A currency's name, for exactly one and for all others.
struct Name {
    one: &'static str,
    many: &'static str,
    minor_one: &'static str,
    minor_many: &'static str,
}

fn name_of(currency: Currency) -> Option<Name> {
    let (one, many, minor_one, minor_many) = match currency.code() {
        "XAF" | "XOF" => ("CFA franc", "CFA francs", "centime", "centimes"),
        "EUR" => ("euro", "euros", "cent", "cents"),
        "GBP" => ("pound sterling", "pounds sterling", "penny", "pence"),
        "USD" => ("US dollar", "US dollars", "cent", "cents"),
        _ => return None,
    };
    Some(Name { one, many, minor_one, minor_many })
}

pub(super) fn amount(parts: &Parts, currency: Currency) -> String {
    let minus = if parts.negative { "minus " } else { "" };
    let whole = number(parts.whole);
    let Some(name) = name_of(currency) else {
        let code = currency.code();
        return if parts.fraction == 0 {
            format!("{minus}{whole} {code}")
        } else {
            format!("{minus}{whole} {code} and {}/{}", parts.fraction, parts.fractions_per_unit)
        };
    };
    let unit = if parts.whole == 1 { name.one } else { name.many };
    let mut text = format!("{minus}{whole} {unit}");
    if parts.fraction > 0 {
        let minor = if parts.fraction == 1 { name.minor_one } else { name.minor_many };
        text.push_str(&format!(" and {} {minor}", number(parts.fraction)));
    }
    text
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(u64, &str); 5] = [
    (1_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];

fn number(number: u64) -> String {
    let mut words = Vec::new();
    let mut rest = number;
    for (scale, name) in SCALES {
        if rest >= scale {
            words.push(format!("{} {name}", below_thousand(rest / scale)));
            rest %= scale;
        }
    }
    if rest > 0 && rest < 100 && !words.is_empty() {
        words.push(format!("and {}", below_thousand(rest)));
    } else if rest > 0 || words.is_empty() {
        words.push(below_thousand(rest));
    }
    words.join(" ")
}

fn below_thousand(number: u64) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    match (hundreds, rest) {
        (0, _) => below_hundred(rest),
        (_, 0) => format!("{} hundred", below_hundred(hundreds)),
        _ => format!("{} hundred and {}", below_hundred(hundreds), below_hundred(rest)),
    }
}

fn below_hundred(number: u64) -> String {
    let word = |table: &[&'static str], index: u64| {
        usize::try_from(index).ok().and_then(|index| table.get(index).copied()).unwrap_or_default()
    };
    match (number / 10, number % 10) {
        _ if number < 20 => word(&SMALL, number).to_owned(),
        (tens, 0) => word(&TENS, tens).to_owned(),
        (tens, units) => format!("{}-{}", word(&TENS, tens), word(&SMALL, units)),
    }
}

#[cfg(test)]
mod tests {
    use comptoir_domain::Money;

    use super::*;
    use crate::{Language, words::amount_in_words};

    #[test]
    fn numbers_follow_british_usage() {
        let expected = [
            (0, "zero"),
            (13, "thirteen"),
            (20, "twenty"),
            (21, "twenty-one"),
            (99, "ninety-nine"),
            (100, "one hundred"),
            (101, "one hundred and one"),
            (999, "nine hundred and ninety-nine"),
            (1_000, "one thousand"),
            (1_005, "one thousand and five"),
            (1_500, "one thousand five hundred"),
            (137_775, "one hundred and thirty-seven thousand seven hundred and seventy-five"),
            (1_000_000, "one million"),
            (2_000_016, "two million and sixteen"),
            (
                9_007_199_254_740_991,
                "nine quadrillion seven trillion one hundred and ninety-nine billion two hundred \
              and fifty-four million seven hundred and forty thousand nine hundred and ninety-one",
            ),
        ];
        for (value, words) in expected {
            assert_eq!(number(value), words, "{value}");
        }
    }

    #[test]
    fn currencies_are_named() {
        let shown = |minor, code| {
            let currency = Currency::from_code(code).unwrap_or_default();
            amount_in_words(Money::from_minor(minor), currency, Language::English)
        };
        assert_eq!(shown(2_500, "XAF"), "two thousand five hundred CFA francs");
        assert_eq!(shown(101, "GBP"), "one pound sterling and one penny");
        assert_eq!(shown(1_250, "USD"), "twelve US dollars and fifty cents");
        assert_eq!(shown(-1_250, "NGN"), "minus twelve NGN and 50/100");
    }
}
