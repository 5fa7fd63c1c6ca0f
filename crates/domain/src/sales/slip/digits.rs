//! Bytes as decimal digits: twelve bytes are 29 digits, a shorter rest as many as its numbers need.

/// The bytes of a whole block.
const BLOCK: usize = 12;
/// The digits of 0, 1, … 12 bytes.
const DIGITS: [usize; BLOCK + 1] = [0, 3, 5, 8, 10, 13, 15, 17, 20, 22, 25, 27, 29];

/// The digits of these bytes.
pub(super) fn of(bytes: &[u8]) -> String {
    let block = |part: &[u8]| {
        let number = part.iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        format!("{number:0width$}", width = DIGITS.get(part.len()).copied().unwrap_or(0))
    };
    bytes.chunks(BLOCK).map(block).collect()
}

/// The bytes of these digits; `None` where no bytes have such digits.
pub(super) fn to_bytes(digits: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(digits.len() / 2);
    for part in digits.as_bytes().chunks(DIGITS[BLOCK]) {
        let length = DIGITS.iter().position(|digits| *digits == part.len())?;
        let mut number = 0_u128;
        for digit in part {
            number = number * 10 + u128::from(char::from(*digit).to_digit(10)?);
        }
        let number = number.to_be_bytes();
        let (before, block) = number.split_at_checked(number.len() - length)?;
        if before.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(block);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn digits_are_as_many_as_the_greatest_bytes_need() {
        for (length, &count) in DIGITS.iter().enumerate() {
            let greatest = vec![0xff; length];
            let digits = of(&greatest);
            assert_eq!(digits.len(), count);
            assert!(length == 0 || !digits.starts_with('0'), "one digit less would not do: {digits}");
            assert_eq!(to_bytes(&digits), Some(greatest));
        }
    }

    #[test]
    fn what_no_bytes_are_written_as_is_refused() {
        for text in ["1", "999", "12345678901234567890123456789x", "٣٤٥", "+12", &"9".repeat(29)] {
            assert_eq!(to_bytes(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let digits = of(&bytes);
            prop_assert!(digits.bytes().all(|digit| digit.is_ascii_digit()));
            prop_assert_eq!(to_bytes(&digits), Some(bytes));
        }
    }
}
