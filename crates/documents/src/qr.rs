//! QR codes as a grid of modules. What is in them is the caller's business.

use qrcode::{Color, EcLevel, QrCode};

/// Light modules that must stay around the code (ISO/IEC 18004).
pub(crate) const QUIET_ZONE: usize = 4;

/// Why a QR code cannot be drawn.
#[derive(Debug, thiserror::Error)]
pub enum QrError {
    /// More than the largest QR code holds.
    #[error(
        "{bytes} bytes do not fit in a QR code (at most 2,953); print the paper without it, or shorten its content"
    )]
    TooLong {
        /// Length of the content.
        bytes: usize,
    },
}

/// A square of light and dark modules, without the quiet zone.
pub(crate) struct QrMatrix {
    side: usize,
    dark: Vec<bool>,
}

impl QrMatrix {
    /// Encodes with medium error correction, which survives a crease, or with low where medium has no room.
    pub(crate) fn new(payload: &str) -> Result<Self, QrError> {
        let code = QrCode::with_error_correction_level(payload, EcLevel::M)
            .or_else(|_| QrCode::with_error_correction_level(payload, EcLevel::L))
            .map_err(|_| QrError::TooLong { bytes: payload.len() })?;
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Ok(Self { side: code.width(), dark })
    }

    /// Modules on one side.
    pub(crate) fn side(&self) -> usize {
        self.side
    }

    /// True for a dark module; false outside of the grid too.
    pub(crate) fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.side && self.dark.get(row * self.side + column).copied().unwrap_or(false)
    }

    /// The dark stretches of a row, as (first column, length).
    pub(crate) fn runs(&self, row: usize) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for column in (0..self.side).filter(|&column| self.is_dark(column, row)) {
            match runs.last_mut() {
                Some((first, length)) if *first + *length == column => *length += 1,
                _ => runs.push((column, 1)),
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_starts_with_its_finder_pattern() -> Result<(), QrError> {
        let matrix = QrMatrix::new("https://comptoir.example/v/7Q2K")?;
        assert_eq!(matrix.runs(0).first(), Some(&(0, 7)));
        assert_eq!(matrix.runs(1).get(..2), Some(&[(0, 1), (6, 1)][..]));
        assert!(!matrix.is_dark(matrix.side(), 0));
        Ok(())
    }

    #[test]
    fn too_much_content_is_refused() {
        assert!(matches!(QrMatrix::new(&"x".repeat(3_000)), Err(QrError::TooLong { bytes: 3_000 })));
        assert!(QrMatrix::new(&"x".repeat(2_900)).is_ok(), "falls back to low correction");
    }
}
