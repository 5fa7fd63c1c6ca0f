//! Puts text into columns.

use super::{Ticket, TicketRow, Weight};
use crate::charset::Charset;

/// Collects rows that are at most `columns` wide. What it is given may be of any length.
pub(super) struct Writer {
    columns: usize,
    charset: Charset,
    rows: Vec<TicketRow>,
}

impl Writer {
    /// A writer for paper of `columns` characters; at least 16, so that an amount always has a place.
    pub(super) fn new(columns: usize, charset: Charset) -> Self {
        Self { columns: columns.max(16), charset, rows: Vec::new() }
    }

    pub(super) fn finish(self) -> Ticket {
        Ticket { columns: self.columns, rows: self.rows }
    }

    pub(super) fn row(&mut self, row: TicketRow) {
        self.rows.push(row);
    }

    pub(super) fn blank(&mut self) {
        self.line(String::new(), Weight::Regular);
    }

    pub(super) fn rule(&mut self) {
        self.line("-".repeat(self.columns), Weight::Regular);
    }

    pub(super) fn centred(&mut self, text: &str, weight: Weight) {
        for part in wrapped(&self.charset.fit(text), self.columns) {
            let margin = (self.columns - width(&part)) / 2;
            self.line(format!("{}{part}", " ".repeat(margin)), weight);
        }
    }

    /// Text from the left, each of its lines `indent` columns in.
    pub(super) fn left(&mut self, indent: usize, text: &str, weight: Weight) {
        for part in wrapped(&self.charset.fit(text), self.columns - indent) {
            self.line(format!("{}{part}", " ".repeat(indent)), weight);
        }
    }

    /// `left` and `right` at the two edges of a line, or on lines of their own when they do not fit beside each other.
    pub(super) fn pair(&mut self, indent: usize, left: &str, right: &str, weight: Weight) {
        let (left, right) = (self.charset.fit(left), self.charset.fit(right));
        let mut lefts = wrapped(&left, self.columns - indent);
        let mut rights = wrapped(&right, self.columns);
        let beside = lefts
            .last()
            .zip(rights.first())
            .is_some_and(|(last, first)| rights.len() == 1 && indent + width(last) + 1 + width(first) <= self.columns);
        let joined = if beside { lefts.pop().zip(rights.pop()) } else { None };
        for part in lefts {
            self.line(format!("{}{part}", " ".repeat(indent)), weight);
        }
        if let Some((last, first)) = joined {
            let gap = self.columns - indent - width(&last) - width(&first);
            self.line(format!("{}{last}{}{first}", " ".repeat(indent), " ".repeat(gap)), weight);
        }
        for part in rights {
            let margin = self.columns - width(&part);
            self.line(format!("{}{part}", " ".repeat(margin)), weight);
        }
    }

    fn line(&mut self, text: String, weight: Weight) {
        self.rows.push(TicketRow::Text { text, weight });
    }
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// `text` broken at its plain spaces into lines of at most `columns`; a longer word is cut. Empty text has no line.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.extend(cut(word, columns)),
        }
    }
    lines
}

fn cut(word: &str, columns: usize) -> Vec<String> {
    let characters: Vec<char> = word.chars().collect();
    characters.chunks(columns.max(1)).map(|chunk| chunk.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(write: impl FnOnce(&mut Writer)) -> Vec<String> {
        let mut writer = Writer::new(20, Charset::Unicode);
        write(&mut writer);
        writer.finish().to_text()
    }

    #[test]
    fn words_wrap_and_long_words_are_cut() {
        assert_eq!(wrapped("Routeur TP-Link Archer C6", 12), ["Routeur", "TP-Link", "Archer C6"]);
        assert_eq!(wrapped("ABCDEFGHIJ KL", 4), ["ABCD", "EFGH", "IJ", "KL"]);
        assert_eq!(wrapped("  ", 4), Vec::<String>::new());
    }

    #[test]
    fn a_pair_shares_a_line_or_takes_two() {
        assert_eq!(lines(|writer| writer.pair(2, "2 x 500", "1 000", Weight::Regular)), ["  2 x 500      1 000"]);
        assert_eq!(
            lines(|writer| writer.pair(0, "Vente V-2026-01487", "20/11/2026", Weight::Regular)),
            ["Vente V-2026-01487", "          20/11/2026"]
        );
        assert_eq!(lines(|writer| writer.pair(0, "", "1 000", Weight::Regular)), ["               1 000"]);
    }

    #[test]
    fn centred_text_leans_left_by_half_a_column() {
        assert_eq!(lines(|writer| writer.centred("Merci", Weight::Regular)), ["       Merci"]);
    }
}
