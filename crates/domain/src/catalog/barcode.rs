//! Codes as scanners and people give them.

/// True for what a barcode may hold here: 3 to 48 printable ASCII characters without blanks.
#[must_use]
pub fn is_barcode(code: &str) -> bool {
    (3..=48).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Text folded for searching: lower case, without accents, blanks squeezed, so that `refrig` finds `Réfrigérateur`.
#[must_use]
pub fn search_text(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'î' | 'ï' | 'í' | 'ì' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ô' | 'ö' | 'ó' | 'ò' | 'õ' => folded.push('o'),
            'ù' | 'û' | 'ü' | 'ú' => folded.push('u'),
            'ÿ' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            blank if blank.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            other => folded.push(other),
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searching_forgives_accents_and_capitals() {
        assert_eq!(search_text("  Réfrigérateur   À ŒUFS "), "refrigerateur a oeufs");
    }
}
