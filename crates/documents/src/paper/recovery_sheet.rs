//! The sheet that opens a backup when every device is lost.

use comptoir_domain::BusinessDate;

use crate::messages::Language;

/// The recovery sheet on A4. The code exists on this paper only: never keep the PDF.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoverySheetPaper {
    /// Name of the organisation.
    pub organisation: String,
    /// The code in groups of a few characters, in reading order.
    pub code: Vec<String>,
    /// Day on which the code was made.
    pub created: BusinessDate,
    /// Language of the paper.
    pub language: Language,
}

impl std::fmt::Debug for RecoverySheetPaper {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("RecoverySheetPaper").field("organisation", &self.organisation).finish_non_exhaustive()
    }
}
