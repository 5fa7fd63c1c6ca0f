//! Text as it may be printed: one line, composed accents, no invisible characters.

use unicode_normalization::UnicodeNormalization as _;

/// The space that never breaks, and the one between groups of digits.
pub(crate) const NBSP: char = '\u{a0}';

/// `text` on one line: accents composed, line breaks as spaces, invisible and direction marks removed.
///
/// The narrow spaces that other software writes between digits become [`NBSP`], the only one that every output has.
pub(crate) fn printable(text: &str) -> String {
    text.nfc()
        .filter_map(|character| match character {
            '\n' | '\r' | '\t' => Some(' '),
            '\u{2007}' | '\u{2009}' | '\u{202f}' => Some(NBSP),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
            '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ad}' => None,
            character if character.is_control() => None,
            character => Some(character),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composes_accents_and_drops_what_cannot_be_seen() {
        assert_eq!(printable("Caf\u{65}\u{301}\u{200b}\nnoir"), "Café noir");
        assert_eq!(printable("1\u{202f}000"), "1\u{a0}000");
        assert_eq!(printable("\u{1b}@drawer"), "@drawer");
    }
}
