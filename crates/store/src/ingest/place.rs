//! Where a run belongs on the lines of its log: at an end, or beside what another continuation holds.

use rusqlite::params;

use super::Ingested;
use super::read_run::ReadRun;
use crate::error::StoreError;
use crate::journal::line::{self, Attached, Place};
use crate::journal::{LogHead, LogRun};
use crate::planted::{Planted, is_planted};
use crate::store::Writer;

impl Writer {
    /// Makes sure that there is a line for what is new in the run; gives it.
    pub(super) fn make_place(
        &mut self,
        run: &LogRun,
        read: &ReadRun,
        lines: &[LogHead],
        attached: &Attached,
        ingested: &mut Ingested,
    ) -> Result<i64, StoreError> {
        let is_all_held = attached.held.len() == run.items.len();
        let new_from = run.first_seq + i64::try_from(attached.held.len()).unwrap_or(i64::MAX);
        let line = match attached.place {
            Place::NewLog => line::begin(&self.connection, read.device, run.epoch, run.series, run.opened_at)?,
            Place::EndOf(line) => {
                ingested.own_epoch_ended = !is_all_held && line::is_current(self.head.as_ref(), &line);
                line.line
            }
            Place::BesidesChildrenOf(parent) => {
                ingested.fork = Some(new_from);
                line::branch(&self.connection, &parent, new_from)?
            }
            Place::Fork(parent, seq) => {
                ingested.fork = Some(seq);
                ingested.own_epoch_ended = line::is_current(self.head.as_ref(), &parent);
                if is_planted(Planted::ForkOverwrites) {
                    self.connection.execute("DELETE FROM event WHERE log = ?1 AND seq >= ?2", [parent.line, seq])?;
                    return Ok(parent.line);
                }
                line::split(&self.connection, &parent, seq)?;
                line::branch(&self.connection, &parent, seq)?
            }
        };
        // Another machine goes on under this device's name: whichever of the two learns of it leaves the epoch.
        let is_own = lines.iter().any(|line| line::is_current(self.head.as_ref(), line));
        ingested.own_epoch_ended |= is_own && !is_all_held;
        if ingested.own_epoch_ended
            && !is_planted(Planted::NoNewEpoch)
            && let Some(head) = self.head.take()
        {
            self.head = Some(self.begin_epoch(head.device, head.series + 1)?);
        }
        Ok(line)
    }

    /// Keeps the author's word, so that the run can be passed on.
    pub(super) fn keep_signature(
        &self,
        run: &LogRun,
        device: comptoir_domain::ids::DeviceId,
        line: i64,
    ) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT INTO author_key (device, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute(params![device.as_bytes(), run.key.0])?;
        if is_planted(Planted::SignatureNotKept) {
            return Ok(());
        }
        self.connection
            .prepare_cached("INSERT INTO signed_head (log, seq, signature) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
            .execute(params![line, run.last_seq(), run.signature.0])?;
        Ok(())
    }
}
