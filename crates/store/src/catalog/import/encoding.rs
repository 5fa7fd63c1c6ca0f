//! Bytes to text: UTF-8, else the code page of a French or English Windows.

use serde::Serialize;
use ts_rs::TS;

/// How the file's letters are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "ImportEncoding")]
pub enum Encoding {
    /// UTF-8.
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-8 that says so in its first bytes.
    #[serde(rename = "utf-8-bom")]
    Utf8Marked,
    /// Windows-1252.
    #[serde(rename = "windows-1252")]
    Windows1252,
}

/// The letters of Windows-1252 from 0x80 to 0x9F; the five unused ones are what Windows makes of them.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text, and how it was written; `None` for what is no text.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, Encoding)> {
    if bytes.contains(&0) {
        return None;
    }
    let (unmarked, marked) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (rest, Encoding::Utf8Marked),
        None => (bytes, Encoding::Utf8),
    };
    match std::str::from_utf8(unmarked) {
        Ok(text) => Some((text.to_owned(), marked)),
        Err(_) => Some((bytes.iter().map(|&byte| letter(byte)).collect(), Encoding::Windows1252)),
    }
}

fn letter(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|place| HIGH.get(usize::from(place)));
    high.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_french_windows_and_utf_8_are_told_apart() {
        assert_eq!(decode("Câble".as_bytes()), Some(("Câble".to_owned(), Encoding::Utf8)));
        assert_eq!(decode(b"\xEF\xBB\xBFC\xC3\xA2ble"), Some(("Câble".to_owned(), Encoding::Utf8Marked)));
        assert_eq!(decode(b"C\xE2ble \x80 \x9C"), Some(("Câble € œ".to_owned(), Encoding::Windows1252)));
        assert_eq!(decode(b"a\0b"), None);
    }
}
