//! Breaks text into lines by the widths of the font.

use super::{canvas::Canvas, style::Style};

/// A piece of a line in one style.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) style: Style,
    pub(super) text: String,
}

/// `text` in lines of at most `width` points. A word that is wider is cut.
pub(super) fn wrapped(canvas: &Canvas, style: Style, width: f32, text: &str) -> Vec<String> {
    let run = Run { style, text: text.to_owned() };
    lines(canvas, &[run], width).into_iter().map(|line| line.into_iter().map(|run| run.text).collect()).collect()
}

/// Several styles in one paragraph, in lines of at most `width` points.
pub(super) fn lines(canvas: &Canvas, runs: &[Run], width: f32) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = Vec::new();
    let mut used = 0.0;
    for run in runs {
        let space = canvas.measure(run.style, " ");
        for word in run.text.split(' ').filter(|word| !word.is_empty()) {
            for piece in pieces(canvas, run.style, width, word) {
                let piece_width = canvas.measure(run.style, &piece);
                if lines.is_empty() || used + space + piece_width > width {
                    lines.push(vec![Run { style: run.style, text: piece }]);
                    used = piece_width;
                } else if let Some(line) = lines.last_mut() {
                    append(line, run.style, &piece);
                    used += space + piece_width;
                }
            }
        }
    }
    lines
}

/// Adds a word after a space, to the last run when it has the same style.
fn append(line: &mut Vec<Run>, style: Style, word: &str) {
    match line.last_mut() {
        Some(last) if last.style == style => {
            last.text.push(' ');
            last.text.push_str(word);
        }
        _ => line.push(Run { style, text: format!(" {word}") }),
    }
}

/// A word, cut where it is wider than a line.
fn pieces(canvas: &Canvas, style: Style, width: f32, word: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    if canvas.measure(style, word) <= width {
        return vec![word.to_owned()];
    }
    for character in word.chars() {
        let full = pieces
            .last()
            .is_some_and(|piece| !piece.is_empty() && canvas.measure(style, &format!("{piece}{character}")) > width);
        if full {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(character);
        }
    }
    pieces
}

impl Canvas {
    /// A paragraph from the baseline `y` on. Returns the baseline after it.
    pub(super) fn paragraph(&mut self, style: Style, x: f32, y: f32, width: f32, text: &str) -> f32 {
        self.runs(&[Run { style, text: text.to_owned() }], x, y, width)
    }

    /// A paragraph in several styles. Returns the baseline after it.
    pub(super) fn runs(&mut self, runs: &[Run], x: f32, y: f32, width: f32) -> f32 {
        let leading = runs.iter().map(|run| run.style.leading()).fold(0.0, f32::max);
        let mut baseline = y;
        for line in lines(self, runs, width) {
            let mut at = x;
            for run in line {
                at = self.text(run.style, at, baseline, &run.text);
            }
            baseline += leading;
        }
        baseline
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::{
        PdfError,
        fonts::Fonts,
        style::{BODY, BODY_STRONG},
    };

    #[test]
    fn no_line_is_wider_than_asked() -> Result<(), PdfError> {
        let canvas = Canvas::new(Fonts::load()?, 200.0, 200.0);
        let text = "Onduleur 650 VA ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ et trois prises";
        let lines = wrapped(&canvas, BODY, 90.0, text);
        assert!(lines.len() > 4);
        assert!(lines.iter().all(|line| canvas.measure(BODY, line) <= 90.0), "{lines:?}");
        Ok(())
    }

    #[test]
    fn runs_join_with_a_space() -> Result<(), PdfError> {
        let canvas = Canvas::new(Fonts::load()?, 200.0, 200.0);
        let run = |style, text: &str| Run { style, text: text.to_owned() };
        let runs = [run(BODY, "la somme de"), run(BODY_STRONG, "mille francs CFA."), run(BODY, "Merci.")];
        let joined: Vec<String> = lines(&canvas, &runs, 1_000.0).into_iter().flatten().map(|run| run.text).collect();
        assert_eq!(joined, ["la somme de", " mille francs CFA.", " Merci."]);
        Ok(())
    }
}
