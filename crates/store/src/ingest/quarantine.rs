//! Runs that cannot be verified are kept apart, each once and with the reason, so that nothing that somebody says was recorded is thrown away
//! unseen. What becomes known later may bear them out: a server, which may hold everything, tries them again then, whether or not anybody
//! still has them to give; elsewhere whoever holds them offers them again.

use comptoir_domain::Timestamp;
use comptoir_domain::hash::Hash;
use comptoir_domain::people::Audience;
use rusqlite::{Connection, params};

use super::{Ingested, Judging};
use crate::error::{IngestError, StoreError};
use crate::journal::line::lines_of;
use crate::journal::{LogRun, chain_at};
use crate::planted::{Planted, is_planted};
use crate::purge::BACKUP_WINDOW;
use crate::store::{Store, Writer};

/// The most runs that are kept, and bytes of them: then those go first that came last longest ago.
const RUNS_MAX: i64 = 256;
const BYTES_MAX: i64 = 16 << 20;
/// ms: of what comes again and again it is noted once a day.
const DAY: i64 = 24 * 60 * 60 * 1_000;

/// Where a run ends: its author, and its last link.
#[cfg(any(test, feature = "fault-injection"))]
type End = (comptoir_domain::ids::DeviceId, comptoir_domain::event::ChainHash);

/// Why a run is kept apart; `None` where it is only asked for again.
const fn reason(refusal: &IngestError) -> Option<&'static str> {
    match refusal {
        IngestError::Gap { .. } | IngestError::Store(_) => None,
        IngestError::NotWhole { .. } | IngestError::Unreadable { .. } => Some("unreadable"),
        IngestError::BadSignature { .. } => Some("bad_signature"),
        IngestError::TooLarge { .. } => Some("too_large"),
        IngestError::NotEnrolled { .. } => Some("not_enrolled"),
        IngestError::OtherOrganisation => Some("other_organisation"),
    }
}

impl Store {
    /// Tries again what was kept apart: somebody was taken into the business, or this Comptoir can read more. Gives what came of it.
    pub(crate) fn try_quarantined(&self) -> Result<Ingested, StoreError> {
        let runs = quarantined(&self.reader())?;
        let mut all = Ingested::default();
        if runs.is_empty() {
            return Ok(all);
        }
        for ingested in self.ingest_as(&runs, &[], Judging::Here).into_iter().flatten() {
            all.events += ingested.events;
            all.changed.extend(ingested.changed);
        }
        Ok(all)
    }

    /// The hashes of the runs that are kept apart. For the simulation.
    ///
    /// # Errors
    /// What the database answers.
    #[cfg(any(test, feature = "fault-injection"))]
    pub fn quarantined_hashes(&self) -> Result<Vec<Hash>, StoreError> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached("SELECT hash FROM quarantined_run")?;
        let hashes = statement.query_map([], |row| row.get(0).map(Hash))?;
        Ok(hashes.collect::<Result<_, _>>()?)
    }

    /// The authors of the runs that are kept apart, with the last link of each. For the simulation.
    ///
    /// # Errors
    /// What the database answers.
    #[cfg(any(test, feature = "fault-injection"))]
    pub fn quarantined_ends(&self) -> Result<Vec<End>, StoreError> {
        use comptoir_domain::{event::ChainHash, ids::DeviceId};

        let reader = self.reader();
        let mut statement = reader.prepare_cached("SELECT author, link FROM quarantined_run")?;
        let ends = statement
            .query_map([], |row| Ok((DeviceId(crate::journal::uuid_at(row, 0)?), ChainHash(Hash(row.get(1)?)))))?;
        Ok(ends.collect::<Result<_, _>>()?)
    }
}

fn encoded(run: &LogRun) -> Result<Vec<u8>, StoreError> {
    minicbor::to_vec(run).map_err(|error| StoreError::Damaged(error.to_string()))
}

impl Writer {
    /// Keeps apart what was refused for good, and lets go what has been taken in since.
    pub(super) fn sort_out(
        &mut self,
        runs: &[LogRun],
        outcomes: &[Result<Ingested, IngestError>],
    ) -> Result<(), StoreError> {
        let is_for_all = self.own_audience()? == Audience::Everything;
        for (run, outcome) in runs.iter().zip(outcomes) {
            match outcome {
                Ok(_) => release(&self.connection, run)?,
                Err(refusal) => {
                    let why = reason(refusal).filter(|_| !is_planted(Planted::RefusedThrownAway));
                    if let Some(why) = why {
                        keep_apart(&self.connection, run, (why, is_for_all), self.now())?;
                        // It may be held already: what it says is true, and the word for it false.
                        release(&self.connection, run)?;
                    }
                }
            }
        }
        Ok(())
    }
}

fn keep_apart(
    connection: &Connection,
    run: &LogRun,
    (why, is_for_all): (&str, bool),
    now: Timestamp,
) -> Result<(), StoreError> {
    let bytes = encoded(run)?;
    let (hash, link) = (Hash::of(&[&bytes]), run.chains().last().copied().unwrap_or(run.before));
    let known =
        "UPDATE quarantined_run SET why = ?2, last_at = ?3 WHERE hash = ?1 AND (why <> ?2 OR last_at < ?3 - ?4)";
    connection.prepare_cached(known)?.execute(params![hash.0, why, now.0, DAY])?;
    let insert = "INSERT OR IGNORE INTO quarantined_run
        (hash, author, key, epoch, first_seq, last_seq, link, why, first_at, last_at, bytes)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10)";
    let (author, epoch) = (run.device(), run.epoch);
    let added = connection.prepare_cached(insert)?.execute(params![
        hash.0,
        author.as_bytes(),
        run.key.0,
        epoch.as_bytes(),
        run.first_seq,
        run.last_seq(),
        link.0.0,
        why,
        now.0,
        is_for_all.then_some(bytes)
    ])?;
    if added > 0 {
        let oldest = "DELETE FROM quarantined_run WHERE last_at < ?1 OR hash IN (SELECT hash FROM (
            SELECT hash, row_number() OVER newest AS runs, sum(length(bytes)) OVER newest AS size FROM quarantined_run
            WINDOW newest AS (ORDER BY last_at DESC, hash)) WHERE runs > ?2 OR size > ?3)";
        connection.prepare_cached(oldest)?.execute(params![now.0 - BACKUP_WINDOW, RUNS_MAX, BYTES_MAX])?;
    }
    Ok(())
}

/// Lets go what is held now, in whatever runs it came.
fn release(connection: &Connection, run: &LogRun) -> Result<(), StoreError> {
    let (author, epoch) = (run.device(), run.epoch);
    let mut apart = connection
        .prepare_cached("SELECT rowid, last_seq, link FROM quarantined_run WHERE author = ?1 AND epoch = ?2")?;
    let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, Hash(row.get(2)?)));
    let apart = apart.query_map(params![author.as_bytes(), epoch.as_bytes()], read)?.collect::<Result<Vec<_>, _>>()?;
    if apart.is_empty() {
        return Ok(());
    }
    for line in lines_of(connection, author, epoch)? {
        for (row, last_seq, link) in &apart {
            if chain_at(connection, line.line, *last_seq)?.is_some_and(|held| held.0 == *link) {
                connection.prepare_cached("DELETE FROM quarantined_run WHERE rowid = ?1")?.execute([row])?;
            }
        }
    }
    Ok(())
}

/// The runs that are kept apart and may yet be borne out, as they would have to come: a log from its beginning. A signature that is wrong
/// stays so.
fn quarantined(connection: &Connection) -> Result<Vec<LogRun>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT bytes FROM quarantined_run WHERE bytes IS NOT NULL AND why <> 'bad_signature'
         ORDER BY author, epoch, first_seq, hash",
    )?;
    let mut rows = statement.query([])?;
    let mut runs = Vec::new();
    while let Some(row) = rows.next()? {
        runs.push(minicbor::decode(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?);
    }
    Ok(runs)
}
