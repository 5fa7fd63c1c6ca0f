//! Cells that a spreadsheet would run as a formula: an apostrophe before them makes them text, and is undone exactly.

use std::borrow::Cow;

/// True for a text that a spreadsheet runs, or would run but for the apostrophes before it.
fn is_dangerous(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The text as it goes into a CSV.
pub(in crate::catalog) fn neutral(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text as it was before [`neutral`].
pub(in crate::catalog) fn restore(text: &str) -> &str {
    if is_dangerous(text) { text.strip_prefix('\'').unwrap_or(text) } else { text }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_become_text() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(neutral(text), format!("'{text}"));
        }
        assert_eq!(neutral("l'eau"), "l'eau");
        assert_eq!(neutral("'quoted'"), "'quoted'");
        assert_eq!(restore("=1"), "=1");
    }

    proptest! {
        #[test]
        fn what_is_neutralised_is_restored(text in "['=+@\\-\t\rab]{0,8}") {
            let neutral = neutral(&text);
            prop_assert!(!neutral.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert_eq!(restore(&neutral), &text);
        }
    }
}
