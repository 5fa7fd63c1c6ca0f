//! Codes that people read aloud and type: letters and digits that nobody confuses, and what checks them without keeping them.

use crate::database::random;
use crate::error::StoreError;
use crate::vault;

/// No 0/O, 1/I/L.
const ALPHABET: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// Letters of a group.
const GROUP: usize = 4;
/// Letters of a code that is good once: 39 bits.
const LENGTH: usize = 8;

/// A fresh code that is good once, such as `K7MP-2XQA`.
///
/// # Errors
/// [`StoreError::Random`] when the system gives no random numbers.
pub fn one_time_code() -> Result<String, StoreError> {
    fresh_code(LENGTH)
}

/// A fresh code of so many letters, in groups of four.
pub(crate) fn fresh_code(length: usize) -> Result<String, StoreError> {
    let mut code = String::new();
    let mut count = 0;
    while count < length {
        // 248 = 8 × 31: bytes above are drawn again, so that every letter is as likely.
        let [byte] = random::<1>()?;
        if byte >= 248 {
            continue;
        }
        if count > 0 && count % GROUP == 0 {
            code.push('-');
        }
        code.extend(ALPHABET.get(usize::from(byte % 31)).map(|&letter| char::from(letter)));
        count += 1;
    }
    Ok(code)
}

/// A code as typed: capitals, without blanks and dashes.
#[must_use]
pub fn normalise_code(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

/// What checks a code later. Argon2id and not a salted hash: it stands in events, which every device holds, and 39 bits behind
/// SHA-256 are tried through in minutes; behind Argon2id they take centuries, and the code is good for half an hour.
///
/// # Errors
/// [`StoreError::Sealed`] when Argon2id fails.
pub fn code_verifier(code: &str) -> Result<String, StoreError> {
    vault::verifier(&normalise_code(code))
}

/// True when a typed code is the one of which `verifier` was made.
#[must_use]
pub fn code_fits(typed: &str, verifier: &str) -> bool {
    let code = normalise_code(typed);
    // Nothing else can fit: no need to work for it.
    code.len() == LENGTH && vault::verify(&code, verifier)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_two_groups_and_fits_however_it_is_typed() {
        let code = one_time_code().unwrap();
        assert_eq!((code.len(), code.as_bytes()[4]), (9, b'-'));
        let verifier = code_verifier(&code).unwrap();
        assert!(code_fits(&code.to_lowercase().replace('-', " "), &verifier));
        for wrong in ["", "AAAA-AAAA", &code[1..], &format!("{code}A")] {
            assert!(!code_fits(wrong, &verifier), "{wrong}");
        }
    }
}
