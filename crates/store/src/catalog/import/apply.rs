//! Carrying a plan out: batches of lines through the door of every command, so that tills wait for none of it.
//!
//! Each batch is all or nothing and decided anew against the catalogue as it then stands. What stops between two batches
//! is carried on by importing the same file again: lines that are done already change nothing (`docs/adr/`).

use std::ops::ControlFlow;

use comptoir_domain::CommandId;
use comptoir_domain::catalog::{IMPORT_LINES_MAX, ImportProducts, Imported};
use comptoir_domain::command::Command as _;
use comptoir_domain::event::StreamKind;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::plan::{BadLines, ImportError, ImportPlan, PlannedLine};
use super::table::ImportFileError;
use crate::error::StoreError;
use crate::execute::topic;
use crate::people::session::Session;
use crate::store::Store;

/// How far an import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct ImportProgress {
    /// Lines that are recorded.
    pub done: usize,
    /// Lines that have something to record.
    pub total: usize,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct ImportOutcome {
    /// Products entered.
    pub created: usize,
    /// Products changed.
    pub updated: usize,
    /// Lines that changed nothing.
    pub unchanged: usize,
    /// Wrong lines, left out.
    pub skipped: usize,
    /// It was stopped before its end; importing the same file again does the rest.
    pub cancelled: bool,
}

/// What an import may change, for screens to ask again: products and their groups, limits and opening stock.
pub const IMPORT_TOPICS: [&str; 2] = [topic(StreamKind::Product), topic(StreamKind::StockDocument)];

impl Store {
    /// Carries a plan out. `watch` is told of every batch, and stops the import between two of them.
    ///
    /// # Errors
    /// [`ImportFileError::BadLines`] before anything is written; a refusal where the catalogue has changed since the plan.
    pub fn apply_import(
        &self,
        session: &Session,
        plan: &ImportPlan,
        bad_lines: BadLines,
        mut watch: impl FnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<ImportOutcome, ImportError> {
        let counts = plan.counts();
        if counts.error > 0 && bad_lines == BadLines::Refuse {
            return Err(ImportFileError::BadLines { errors: counts.error }.into());
        }
        let lines: Vec<&PlannedLine> = plan.lines.iter().filter(|line| line.product.is_some()).collect();
        let mut progress = ImportProgress { done: 0, total: lines.len() };
        let left_as_is = counts.unchanged + counts.repeated;
        let mut outcome = ImportOutcome { unchanged: left_as_is, skipped: counts.error, ..ImportOutcome::default() };
        for batch in lines.chunks(IMPORT_LINES_MAX) {
            if watch(progress).is_break() {
                outcome.cancelled = true;
                return Ok(outcome);
            }
            let imported = self.import_batch(session, plan, batch)?;
            outcome.created += usize::try_from(imported.created).unwrap_or(usize::MAX);
            outcome.updated += usize::try_from(imported.updated).unwrap_or(usize::MAX);
            outcome.unchanged += usize::try_from(imported.unchanged).unwrap_or(usize::MAX);
            progress.done += batch.len();
        }
        // Nothing is left to stop.
        let _ = watch(progress);
        Ok(outcome)
    }

    fn import_batch(
        &self,
        session: &Session,
        plan: &ImportPlan,
        batch: &[&PlannedLine],
    ) -> Result<Imported, ImportError> {
        let lines = batch.iter().filter_map(|line| line.product.as_deref().cloned()).collect();
        let command = ImportProducts { store: plan.store, lines };
        let body = serde_json::to_value(&command).map_err(StoreError::from)?;
        let executed = self.execute(Some(session), CommandId(Uuid::now_v7()), ImportProducts::NAME, body)?;
        Ok(serde_json::from_value(executed.answer).map_err(StoreError::from)?)
    }
}
