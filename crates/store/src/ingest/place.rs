//! Where a run belongs on the lines of its log: at an end, or beside what another continuation holds.

use comptoir_domain::ids::DeviceId;
use rusqlite::params;

use super::Ingested;
use super::read_run::ReadRun;
use crate::database::random;
use crate::error::StoreError;
use crate::journal::line::{self, Attached, Place};
use crate::journal::{APART_FROM, Head, LogHead, LogRun};
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
        ingested.own_epoch_ended |= (is_own && !is_all_held) || self.is_rival(run, read.device, attached);
        if ingested.own_epoch_ended
            && !is_planted(Planted::NoNewEpoch)
            && let Some(head) = self.head.take()
        {
            self.head = Some(self.begin_epoch(head.device, series_apart(head.series)?)?);
        }
        Ok(line)
    }

    /// True for a life of this device's journal that gives numbers of the series that this one gives: one backup was restored twice.
    fn is_rival(&self, run: &LogRun, author: DeviceId, attached: &Attached) -> bool {
        let is_life_of = |head: &Head| head.device == author && head.series == run.series;
        matches!(attached.place, Place::NewLog) && self.head.as_ref().is_some_and(is_life_of)
    }

    /// Keeps the author's word, so that the run can be passed on.
    pub(super) fn keep_signature(&self, run: &LogRun, device: DeviceId, line: i64) -> Result<(), StoreError> {
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

/// A series apart is drawn among so many, from [`APART_FROM`] on.
const APART: u32 = 100_000;

/// A greater series for a journal that was continued twice. Both computers leave the epoch, each without knowing which series the other
/// takes next: were it simply the next one, they would print the same numbers again.
fn series_apart(after: u32) -> Result<u32, StoreError> {
    if is_planted(Planted::SeriesShared) {
        return Ok(after.saturating_add(1));
    }
    let drawn = u32::from_le_bytes(random()?) % APART;
    Ok(after.saturating_add(1).max(APART_FROM).saturating_add(drawn))
}
