//! French numbers in the spelling before the reform of 1990, which invoices still use.

use comptoir_domain::Currency;
use french_numbers::{PRE_REFORM_FEMININE, PRE_REFORM_MASCULINE, french_number_options};

use super::Parts;

#[derive(Clone, Copy)]
enum Gender {
    Masculine,
    Feminine,
}

/// A currency's name, for up to one and from two.
struct Name {
    one: &'static str,
    many: &'static str,
    gender: Gender,
    minor_one: &'static str,
    minor_many: &'static str,
}

fn name_of(currency: Currency) -> Option<Name> {
    let (one, many, gender, minor_one, minor_many) = match currency.code() {
        "XAF" | "XOF" => ("franc CFA", "francs CFA", Gender::Masculine, "centime", "centimes"),
        "EUR" => ("euro", "euros", Gender::Masculine, "centime", "centimes"),
        "GBP" => ("livre sterling", "livres sterling", Gender::Feminine, "penny", "pence"),
        "USD" => ("dollar américain", "dollars américains", Gender::Masculine, "cent", "cents"),
        _ => return None,
    };
    Some(Name { one, many, gender, minor_one, minor_many })
}

pub(super) fn amount(parts: &Parts, currency: Currency) -> String {
    let minus = if parts.negative { "moins " } else { "" };
    let Some(name) = name_of(currency) else {
        let whole = number(parts.whole, Gender::Masculine);
        let fraction = fraction_in_digits(parts);
        return format!("{minus}{whole} {}{fraction}", currency.code());
    };
    let whole = number(parts.whole, name.gender);
    let unit = if parts.whole < 2 { name.one } else { name.many };
    let mut text = format!("{minus}{whole} {}{unit}", link(parts.whole, unit));
    if parts.fraction > 0 {
        let minor = if parts.fraction < 2 { name.minor_one } else { name.minor_many };
        text.push_str(&format!(" et {} {minor}", number(parts.fraction, Gender::Masculine)));
    }
    text
}

/// "million" and "milliard" are nouns: un million *de* francs, un million *d'*euros, but deux millions cent francs.
fn link(whole: u64, unit: &str) -> &'static str {
    if whole == 0 || !whole.is_multiple_of(1_000_000) {
        ""
    } else if unit.starts_with('e') {
        "d'"
    } else {
        "de "
    }
}

fn fraction_in_digits(parts: &Parts) -> String {
    if parts.fraction == 0 { String::new() } else { format!(" et {}/{}", parts.fraction, parts.fractions_per_unit) }
}

fn number(number: u64, gender: Gender) -> String {
    let options = match gender {
        Gender::Masculine => &PRE_REFORM_MASCULINE,
        Gender::Feminine => &PRE_REFORM_FEMININE,
    };
    french_number_options(&number, options)
}

#[cfg(test)]
mod tests {
    use comptoir_domain::Money;

    use super::*;
    use crate::{Language, words::amount_in_words};

    const NUMBERS: [(u64, &str); 58] = [
        (0, "zéro"),
        (1, "un"),
        (2, "deux"),
        (7, "sept"),
        (10, "dix"),
        (11, "onze"),
        (16, "seize"),
        (17, "dix-sept"),
        (19, "dix-neuf"),
        (20, "vingt"),
        (21, "vingt et un"),
        (22, "vingt-deux"),
        (31, "trente et un"),
        (60, "soixante"),
        (61, "soixante et un"),
        (69, "soixante-neuf"),
        (70, "soixante-dix"),
        (71, "soixante et onze"),
        (72, "soixante-douze"),
        (77, "soixante-dix-sept"),
        (79, "soixante-dix-neuf"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (85, "quatre-vingt-cinq"),
        (90, "quatre-vingt-dix"),
        (91, "quatre-vingt-onze"),
        (99, "quatre-vingt-dix-neuf"),
        (100, "cent"),
        (101, "cent un"),
        (111, "cent onze"),
        (121, "cent vingt et un"),
        (171, "cent soixante et onze"),
        (180, "cent quatre-vingts"),
        (200, "deux cents"),
        (201, "deux cent un"),
        (280, "deux cent quatre-vingts"),
        (580, "cinq cent quatre-vingts"),
        (999, "neuf cent quatre-vingt-dix-neuf"),
        (1_000, "mille"),
        (1_001, "mille un"),
        (1_100, "mille cent"),
        (1_999, "mille neuf cent quatre-vingt-dix-neuf"),
        (2_000, "deux mille"),
        (2_500, "deux mille cinq cents"),
        (21_000, "vingt et un mille"),
        (71_000, "soixante et onze mille"),
        (80_000, "quatre-vingt mille"),
        (137_775, "cent trente-sept mille sept cent soixante-quinze"),
        (200_000, "deux cent mille"),
        (480_000, "quatre cent quatre-vingt mille"),
        (999_999, "neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf"),
        (1_000_000, "un million"),
        (1_000_001, "un million un"),
        (2_300_080, "deux millions trois cent mille quatre-vingts"),
        (80_000_000, "quatre-vingts millions"),
        (200_000_000, "deux cents millions"),
        (1_000_000_000, "un milliard"),
        (3_021_000_200, "trois milliards vingt et un millions deux cents"),
    ];

    #[test]
    fn numbers_follow_the_rules() {
        for (number, words) in NUMBERS {
            assert_eq!(super::number(number, Gender::Masculine), words, "{number}");
        }
    }

    fn shown(minor: i64, code: &str) -> String {
        let currency = Currency::from_code(code).unwrap_or_default();
        amount_in_words(Money::from_minor(minor), currency, Language::French)
    }

    #[test]
    fn francs_take_de_after_a_round_million_only() {
        assert_eq!(shown(0, "XAF"), "zéro franc CFA");
        assert_eq!(shown(1, "XAF"), "un franc CFA");
        assert_eq!(shown(2_500, "XOF"), "deux mille cinq cents francs CFA");
        assert_eq!(shown(1_000_000, "XAF"), "un million de francs CFA");
        assert_eq!(shown(2_000_000_000, "XAF"), "deux milliards de francs CFA");
        assert_eq!(shown(1_000_500, "XAF"), "un million cinq cents francs CFA");
        assert_eq!(shown(-300, "XAF"), "moins trois cents francs CFA");
    }

    #[test]
    fn other_currencies_have_their_gender_and_their_cents() {
        assert_eq!(shown(100_000_000, "EUR"), "un million d'euros");
        assert_eq!(shown(1_250, "EUR"), "douze euros et cinquante centimes");
        assert_eq!(shown(2_101, "GBP"), "vingt et une livres sterling et un penny");
        assert_eq!(shown(8_100, "GBP"), "quatre-vingt-une livres sterling");
        assert_eq!(shown(199, "USD"), "un dollar américain et quatre-vingt-dix-neuf cents");
        assert_eq!(shown(1_250, "NGN"), "douze NGN et 50/100");
    }
}
