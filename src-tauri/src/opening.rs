//! A database that is being opened while the window is there already: after an update a large shop is folded anew, which takes its time.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use comptoir_store::Progress;

use crate::failure::Failure;

/// How far it is, for all who ask.
#[derive(Default)]
pub(crate) struct Opening {
    stage: Mutex<Stage>,
    changed: Condvar,
}

#[derive(Default)]
enum Stage {
    /// Nothing is being opened.
    #[default]
    Over,
    UnderWay(Progress),
    /// It was not opened. Whoever asks again once that is told wants it to be tried again.
    Failed {
        failure: Failure,
        is_told: bool,
    },
}

impl Opening {
    /// It begins; what it counts shows how far it is.
    pub(crate) fn begin(&self) -> Progress {
        let progress = Progress::default();
        self.become_(Stage::UnderWay(progress.clone()));
        progress
    }

    /// It is over: the database is open, or somebody is asked for its passphrase.
    pub(crate) fn end(&self) {
        self.become_(Stage::Over);
    }

    /// It failed. Returns once it is to be tried again.
    pub(crate) fn fail(&self, failure: Failure) {
        self.become_(Stage::Failed { failure, is_told: false });
        let is_failed = |stage: &mut Stage| matches!(stage, Stage::Failed { .. });
        let waited = self.changed.wait_while(self.stage(), is_failed);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    /// Waits a while for the end. Gives how far it is, in percent where that is known, if it is still under way.
    ///
    /// # Errors
    /// Why it failed, once.
    pub(crate) fn look(&self, patience: Duration) -> Result<Option<Option<u8>>, Failure> {
        let mut stage = self.stage();
        if matches!(*stage, Stage::Failed { is_told: true, .. }) {
            *stage = Stage::UnderWay(Progress::default());
            self.changed.notify_all();
        }
        let is_under_way = |stage: &mut Stage| matches!(stage, Stage::UnderWay(_));
        let waited = self.changed.wait_timeout_while(stage, patience, is_under_way);
        match &mut *waited.unwrap_or_else(PoisonError::into_inner).0 {
            Stage::Over => Ok(None),
            Stage::UnderWay(progress) => Ok(Some(progress.percent())),
            Stage::Failed { failure, is_told } => {
                *is_told = true;
                Err(failure.clone())
            }
        }
    }

    fn become_(&self, stage: Stage) {
        *self.stage() = stage;
        self.changed.notify_all();
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
