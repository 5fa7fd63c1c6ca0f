//! Which characters an output can show, and what stands in for the others.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::text::{NBSP, printable};

/// The characters of an output. On a ticket each of them takes exactly one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// Screen and PDF: everything but characters two columns wide.
    Unicode,
    /// IBM code page 858: Western Europe with the euro sign.
    Pc858,
    /// Windows-1252: Western Europe.
    Windows1252,
    /// No accents at all.
    Ascii,
}

/// Code page 858 from 0x80 to 0xFE (0xFF is the no-break space).
const PC858: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
                     ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■";

/// Windows-1252 from 0x80 to 0x9F; a space where it has no character.
const WINDOWS_1252: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

impl Charset {
    /// `text` with only characters of this set, each one column wide.
    ///
    /// What the set lacks is spelt otherwise (œ as oe, − as -), loses its accent, or becomes a question mark.
    #[must_use]
    pub fn fit(self, text: &str) -> String {
        let mut fitted = String::with_capacity(text.len());
        for character in printable(text).chars().filter(|&character| !is_combining_mark(character)) {
            if self.has(character) {
                fitted.push(character);
            } else {
                push_stand_in(&mut fitted, character, self);
            }
        }
        fitted
    }

    /// The bytes of `text` in this code page. [`Charset::Unicode`] has none of its own and is written as ASCII.
    #[must_use]
    pub fn encode(self, text: &str) -> Vec<u8> {
        let page = if self == Self::Unicode { Self::Ascii } else { self };
        page.fit(text).chars().map(|character| page.byte(character).unwrap_or(b'?')).collect()
    }

    fn has(self, character: char) -> bool {
        match self {
            Self::Unicode => u32::from(character) < 0x2e80,
            _ => self.byte(character).is_some(),
        }
    }

    /// The byte of one character. Thermal printers rarely have a no-break space, and a plain one looks the same.
    fn byte(self, character: char) -> Option<u8> {
        match (self, character) {
            (_, NBSP) => Some(b' '),
            (_, ' '..='~') => u8::try_from(u32::from(character)).ok(),
            (Self::Pc858, _) => position(PC858, character, 0x80),
            (Self::Windows1252, '\u{a1}'..='\u{ff}') => u8::try_from(u32::from(character)).ok(),
            (Self::Windows1252, _) => position(WINDOWS_1252, character, 0x80),
            (Self::Unicode | Self::Ascii, _) => None,
        }
    }
}

fn position(table: &str, wanted: char, first: usize) -> Option<u8> {
    let offset = table.chars().position(|character| character == wanted)?;
    u8::try_from(first + offset).ok()
}

fn push_stand_in(fitted: &mut String, character: char, charset: Charset) {
    if let Some(spelling) = spelling_of(character) {
        fitted.push_str(spelling);
        return;
    }
    let base = std::iter::once(character).nfd().find(|&part| charset.has(part) && part != character);
    fitted.push(base.unwrap_or('?'));
}

/// How a character is spelt with ASCII; accented letters are not here, they just lose their accent.
fn spelling_of(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{2212}' | '\u{2010}'..='\u{2015}' => "-",
        '‘' | '’' | '‚' | 'ʼ' | '´' => "'",
        '“' | '”' | '„' | '«' | '»' => "\"",
        '…' => "...",
        '•' | '·' => "*",
        '×' => "x",
        '°' | 'º' => "o",
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ß' => "ss",
        'ø' | 'ɔ' => "o",
        'Ø' | 'Ɔ' => "O",
        'ɛ' | 'ǝ' | 'ə' => "e",
        'Ɛ' => "E",
        'ɓ' => "b",
        'Ɓ' => "B",
        'ɗ' | 'ɖ' => "d",
        'Ɗ' | 'Đ' => "D",
        'ŋ' => "n",
        'Ŋ' => "N",
        'ƙ' => "k",
        '€' => "EUR",
        '£' => "GBP",
        '²' => "2",
        '³' => "3",
        '½' => "1/2",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_fits_in_the_western_code_pages() {
        let french = "Électro-réseau, œuvre n° 1 : 1\u{a0}000 − 5 %";
        assert_eq!(Charset::Unicode.fit(french), french);
        assert_eq!(Charset::Pc858.fit(french), "Électro-réseau, oeuvre n° 1 : 1\u{a0}000 - 5 %");
        assert_eq!(Charset::Windows1252.fit(french), "Électro-réseau, œuvre n° 1 : 1\u{a0}000 - 5 %");
        assert_eq!(Charset::Ascii.fit(french), "Electro-reseau, oeuvre no 1 : 1\u{a0}000 - 5 %");
    }

    #[test]
    fn known_bytes_of_the_code_pages() {
        assert_eq!(Charset::Pc858.encode("éèàçÉ€°±²"), [0x82, 0x8a, 0x85, 0x87, 0x90, 0xd5, 0xf8, 0xf1, 0xfd]);
        assert_eq!(Charset::Windows1252.encode("éÿ€œŸ"), [0xe9, 0xff, 0x80, 0x9c, 0x9f]);
        assert_eq!(Charset::Ascii.encode("1\u{a0}é"), *b"1 e");
        assert_eq!(PC858.chars().count(), 127);
        assert_eq!(WINDOWS_1252.chars().count(), 32);
    }

    #[test]
    fn letters_of_african_languages_and_emoji_leave_something_readable() {
        assert_eq!(Charset::Pc858.fit("Ɔŋgɔla ɓ ẹ́ 🛒"), "ONgola b e ?".replace("ON", "On"));
        assert_eq!(Charset::Unicode.fit("🛒 é"), "? é");
    }

    proptest::proptest! {
        #[test]
        fn every_fitted_character_has_a_byte(text in "\\PC{0,40}") {
            for page in [Charset::Pc858, Charset::Windows1252, Charset::Ascii] {
                let fitted = page.fit(&text);
                proptest::prop_assert_eq!(page.encode(&fitted).len(), fitted.chars().count());
            }
        }
    }
}
