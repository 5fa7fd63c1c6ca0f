//! Folding everything anew after an update. What another Comptoir folded in another way, or could not read, is from then on as this one folds
//! it: two devices with the same journal and the same Comptoir show the same, whichever each of them had before.

use comptoir_domain::event::{Event, StreamKind};
use comptoir_domain::fold::FOLD_VERSION;
use comptoir_domain::hash::Hash;

use crate::error::StoreError;
use crate::older;
use crate::planted::{Planted, is_planted};
use crate::progress::Progress;
use crate::rebuild::rebuild;
use crate::store::{Store, Writer, read_setting, write_setting};

/// The setting that says what the Comptoir knew that made the rows.
const FOLDED_BY: &str = "folded_by";

impl Store {
    /// Makes all rows anew if a Comptoir made them that folds in another way or knows other events. In one transaction: if it fails, the
    /// next start tries again.
    pub(crate) fn refold_after_update(&self, progress: &Progress) -> Result<(), StoreError> {
        let mut writer = self.writer();
        let known = knowledge();
        if read_setting(&writer.connection, FOLDED_BY)?.as_deref() == Some(known.as_str()) {
            return Ok(());
        }
        writer.connection.execute_batch("BEGIN IMMEDIATE")?;
        let refolded = writer.refold(&known, progress).and_then(|()| Ok(writer.connection.execute_batch("COMMIT")?));
        if refolded.is_err() {
            writer.roll_back();
        }
        writer.forget();
        drop(writer);
        refolded?;
        self.try_quarantined().map(drop)
    }
}

impl Writer {
    /// Refuses to go on where another Comptoir has made the rows since this one did: the program was updated while this one ran.
    ///
    /// # Errors
    /// [`StoreError::Outdated`].
    pub(crate) fn check_not_outdated(&self) -> Result<(), StoreError> {
        match read_setting(&self.connection, FOLDED_BY)? {
            Some(known) if known != knowledge() => Err(StoreError::Outdated),
            _ => Ok(()),
        }
    }

    fn refold(&mut self, known: &str, progress: &Progress) -> Result<(), StoreError> {
        write_setting(&self.connection, FOLDED_BY, known)?;
        if is_planted(Planted::NotFoldedAnew) {
            return Ok(());
        }
        rebuild(&self.connection, progress)?;
        self.judge_what_was_unread()
    }
}

/// What this Comptoir makes of a journal: the version of its folds, and the events that it can read.
fn knowledge() -> String {
    let mut known = format!("folds {FOLD_VERSION}");
    for stream in StreamKind::ALL {
        for (kind, version) in Event::kinds(stream).iter().filter(|(kind, version)| !older::is_newer(kind, *version)) {
            known.push_str(&format!("; {kind} {version}"));
        }
    }
    Hash::of(&[known.as_bytes()]).to_hex()
}
