//! Amounts and quantities as people write them: `1 500`, `1.500,00`, `2,55 £`. Integers throughout, never a float.

use comptoir_domain::{Currency, Money, Quantity};

use super::problem::Problem;

/// The price in a cell, in the currency's minor unit.
pub(super) fn money(text: &str, currency: Currency) -> Result<Money, Problem> {
    let core = without_words(text, money_words(currency)).ok_or(Problem::NotAnAmount { currency: currency.code() })?;
    let not_an_amount = |problem| {
        if problem == Problem::NotANumber { Problem::NotAnAmount { currency: currency.code() } } else { problem }
    };
    let minor = decimal(&core, currency.exponent()).map_err(not_an_amount)?;
    if minor < 0 {
        return Err(Problem::Negative);
    }
    if minor > Money::MAX.minor() { Err(Problem::TooLarge) } else { Ok(Money::from_minor(minor)) }
}

/// The quantity in a cell, to the thousandth.
pub(super) fn quantity(text: &str) -> Result<Quantity, Problem> {
    let quantity = Quantity::from_thousandths(decimal(text.trim(), 3)?);
    if quantity.is_negative() {
        return Err(Problem::Negative);
    }
    if quantity > Quantity::LINE_MAX { Err(Problem::TooLarge) } else { Ok(quantity) }
}

/// The months in a cell.
pub(super) fn months(text: &str) -> Result<u32, Problem> {
    let core = without_words(text, &["MOIS", "MONTHS", "MONTH", "M"]).ok_or(Problem::NotANumber)?;
    let months = decimal(&core, 0)?;
    if months < 0 {
        return Err(Problem::Negative);
    }
    u32::try_from(months).ok().filter(|months| *months <= 1_200).ok_or(Problem::TooLarge)
}

/// How the currency's own words are written. Another currency's are refused.
fn money_words(currency: Currency) -> &'static [&'static str] {
    match currency.code() {
        "XAF" => &["XAF", "F", "FCFA", "CFA", "FR", "FRS", "FRANCS"],
        "XOF" => &["XOF", "F", "FCFA", "CFA", "FR", "FRS", "FRANCS"],
        "EUR" => &["EUR", "€"],
        "GBP" => &["GBP", "£"],
        "USD" => &["USD", "$", "US$"],
        code => match code.get(..) {
            Some("NGN") => &["NGN", "₦"],
            Some("GHS") => &["GHS", "₵"],
            _ => &[],
        },
    }
}

/// The text without one of these words before or after it.
fn without_words(text: &str, words: &[&str]) -> Option<String> {
    let is_word = |part: &str| {
        let word: String = part.chars().filter(|sign| !sign.is_whitespace() && *sign != '.').collect();
        word.is_empty() || words.contains(&word.to_uppercase().as_str())
    };
    let belongs = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '−' | '+' | ',');
    let start = text.find(belongs)?;
    let start = if text.get(..start)?.ends_with('.') { start - 1 } else { start };
    let end = text.rfind(|sign: char| sign.is_ascii_digit())? + 1;
    let (before, core, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    (is_word(before) && is_word(after)).then(|| core.to_owned())
}

/// A decimal number as an integer of its `places`-th decimal.
fn decimal(text: &str, places: u32) -> Result<i64, Problem> {
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = split(text.trim(), places)?;
    let digits = whole_digits(whole)?;
    let fraction = fraction.trim_end_matches('0');
    if digits.is_empty() && fraction.is_empty() && !whole.contains('0') && !text.contains('0') {
        return Err(Problem::NotANumber);
    }
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::NotANumber);
    }
    let places_wanted = usize::try_from(places).unwrap_or(0);
    if fraction.len() > places_wanted {
        return Err(Problem::TooManyDecimals { places });
    }
    let written = format!("{digits}{fraction:0<places_wanted$}");
    let written = if written.is_empty() { "0" } else { &written };
    written.parse::<i64>().map(|value| value * sign).map_err(|_| Problem::TooLarge)
}

/// The parts before and after the decimal separator. A lone separator before three digits could mean either.
fn split(text: &str, places: u32) -> Result<(&str, &str), Problem> {
    let Some(last) = text.rfind([',', '.']) else { return Ok((text, "")) };
    let (whole, rest) = text.split_at(last);
    let separator = rest.chars().next().unwrap_or('.');
    let fraction = rest.get(1..).unwrap_or_default();
    if whole.contains(separator) {
        // It groups thousands: `1,234,567`. With the other one among them, it is no number.
        let other = if separator == ',' { '.' } else { ',' };
        return if whole.contains(other) { Err(Problem::NotANumber) } else { Ok((text, "")) };
    }
    let groups_elsewhere = whole.contains([',', '.', ' ', '\u{a0}', '\u{202f}', '\'', '’']);
    let could_group =
        fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') && !groups_elsewhere;
    match (could_group, places, separator) {
        (false, ..) => Ok((whole, fraction)),
        (true, 0, _) => Ok((text, "")),
        (true, 3.., '.') => Ok((whole, fraction)),
        (true, ..) => Err(Problem::AmountAmbiguous),
    }
}

/// The digits of a whole number whose thousands may be grouped.
fn whole_digits(whole: &str) -> Result<String, Problem> {
    let groups: Vec<&str> =
        whole.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | '.' | '\'' | '’')).collect();
    let well_grouped = match groups.split_first() {
        Some((_, [])) | None => true,
        Some((first, rest)) => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
    };
    let digits = groups.concat();
    if well_grouped && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(digits.trim_start_matches('0').to_owned())
    } else {
        Err(Problem::NotANumber)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn francs_are_read_as_people_write_them() {
        let read = |text| money(text, Currency::XAF).map(Money::minor);
        let written = [
            "1500",
            "1 500",
            "1\u{202f}500",
            "1,500",
            "1.500",
            "1500,00",
            "1 500 FCFA",
            "1500 F.CFA",
            "XAF 1500",
            "01500",
        ];
        for text in written {
            assert_eq!(read(text), Ok(1_500), "{text}");
        }
        assert_eq!(read("1.234.567,00"), Ok(1_234_567));
        assert_eq!(read("1500,50"), Err(Problem::TooManyDecimals { places: 0 }));
        assert_eq!(read("12 €"), Err(Problem::NotAnAmount { currency: "XAF" }));
        assert_eq!(read("12 50"), Err(Problem::NotAnAmount { currency: "XAF" }));
        assert_eq!(read("gratuit"), Err(Problem::NotAnAmount { currency: "XAF" }));
        assert_eq!(read("-5"), Err(Problem::Negative));
        assert_eq!(read("99999999999999999999"), Err(Problem::TooLarge));
        assert_eq!(read("0"), Ok(0));
        assert_eq!(read(","), Err(Problem::NotAnAmount { currency: "XAF" }));
    }

    #[test]
    fn pence_need_no_float() {
        let read = |text| money(text, Currency::from_code("GBP").expect("ISO 4217")).map(Money::minor);
        for text in ["2.55", "2,55", "£2.55", "2.55 GBP", "2.550", "+2,55"] {
            let expected = if text == "2.550" { Err(Problem::AmountAmbiguous) } else { Ok(255) };
            assert_eq!(read(text), expected, "{text}");
        }
        assert_eq!(read("1,234.50"), Ok(123_450));
        assert_eq!(read("1.234,50"), Ok(123_450));
        assert_eq!(read("1.2300"), Ok(123));
        assert_eq!(read("1,500"), Err(Problem::AmountAmbiguous));
        assert_eq!(read(".5"), Ok(50));
        assert_eq!(read("0.125"), Err(Problem::TooManyDecimals { places: 2 }));
    }

    #[test]
    fn quantities_have_thousandths() {
        assert_eq!(quantity("1.125"), Ok(Quantity::from_thousandths(1_125)));
        assert_eq!(quantity("1,5"), Ok(Quantity::from_thousandths(1_500)));
        assert_eq!(quantity("1,1250"), Ok(Quantity::from_thousandths(1_125)));
        assert_eq!(quantity("1,125"), Err(Problem::AmountAmbiguous));
        assert_eq!(months("12 mois"), Ok(12));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,24}") {
            let _ = money(&text, Currency::XAF);
            let _ = quantity(&text);
            let _ = months(&text);
        }

        #[test]
        fn what_is_written_is_read(minor in 0_i64..10_000_000_000) {
            let written = format!("{},{:02}", minor / 100, minor % 100);
            prop_assert_eq!(money(&written, Currency::from_code("EUR").expect("ISO 4217")), Ok(Money::from_minor(minor)));
        }
    }
}
