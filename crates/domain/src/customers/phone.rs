//! Phone numbers as people of the region write them, brought to one form.

/// A country whose numbering plan Comptoir checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166 code.
    pub code: &'static str,
    /// Calling code.
    pub calling_code: &'static str,
    /// Digits of a national number.
    pub digits: usize,
}

/// Sources: national numbering plans as notified to the ITU; Benin went from 8 to 10 digits on 30 November 2024, Côte d'Ivoire
/// from 8 to 10 on 31 January 2021.
const COUNTRIES: [Country; 11] = [
    Country { code: "CM", calling_code: "237", digits: 9 },
    Country { code: "BJ", calling_code: "229", digits: 10 },
    Country { code: "CI", calling_code: "225", digits: 10 },
    Country { code: "SN", calling_code: "221", digits: 9 },
    Country { code: "TG", calling_code: "228", digits: 8 },
    Country { code: "BF", calling_code: "226", digits: 8 },
    Country { code: "ML", calling_code: "223", digits: 8 },
    Country { code: "NE", calling_code: "227", digits: 8 },
    Country { code: "GA", calling_code: "241", digits: 8 },
    Country { code: "CG", calling_code: "242", digits: 9 },
    Country { code: "TD", calling_code: "235", digits: 8 },
];

/// The number in E.164 (`+237699412077`): national digits get the calling code of `country`. `None` for a wrong length.
#[must_use]
pub fn normalise_phone(text: &str, country: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.chars().any(|character| !character.is_ascii_digit() && !" +-./()\u{a0}".contains(character)) {
        return None;
    }
    let international =
        text.trim_start().starts_with('+').then_some(digits.as_str()).or_else(|| digits.strip_prefix("00"));
    if let Some(number) = international {
        let known = COUNTRIES.iter().find(|plan| number.starts_with(plan.calling_code));
        let right = known
            .map_or((8..=15).contains(&number.len()), |plan| number.len() == plan.calling_code.len() + plan.digits);
        return right.then(|| format!("+{number}"));
    }
    let plan = COUNTRIES.iter().find(|plan| plan.code == country)?;
    if digits.len() == plan.digits {
        return Some(format!("+{}{digits}", plan.calling_code));
    }
    let national = digits.strip_prefix(plan.calling_code)?;
    (national.len() == plan.digits).then(|| format!("+{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for written in ["6 99 41 20 77", "699412077", "+237 6 99 41 20 77", "00237699412077", "237 699 41 20 77"] {
            assert_eq!(normalise_phone(written, "CM").as_deref(), Some("+237699412077"), "{written}");
        }
        assert_eq!(normalise_phone("01 97 00 00 01", "BJ").as_deref(), Some("+2290197000001"));
    }

    #[test]
    fn wrong_numbers_are_refused() {
        for written in ["", "12", "97 00 00 01", "+229 97 00 00 01", "six neuf"] {
            assert_eq!(normalise_phone(written, "BJ"), None, "{written}");
        }
    }
}
