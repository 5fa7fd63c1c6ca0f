//! Bringing a replica up to the journal: runs after the last position that is known, with the secrets that they are read with.

use comptoir_domain::event::ChainHash;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::EpochId;
use comptoir_store::{IngestError, Item, LogRun, Secret};
use deadpool_postgres::Object;
use tokio_postgres::Row;
use tracing::warn;

use super::database::{ask, ask_one, execute};
use super::error::PostgresError;
use super::journal::{Head, PostgresJournal};
use super::known::Known;
use super::push::{bytes_at, secret_of};

/// So many runs are taken at a time: some tens of MiB at most.
pub(super) const RUNS_AT_A_TIME: i64 = 64;

/// How the replica stands to the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    /// The replica holds all of it.
    Even,
    /// There is more.
    More,
    /// The journal was set back to an earlier state, and nobody has said so: it lacks what the replica was once told that it holds.
    SetBack,
}

/// Takes the next runs, without holding the journal.
pub(super) async fn pull(
    journal: &PostgresJournal,
    client: &Object,
    known: &mut Known,
) -> Result<Behind, PostgresError> {
    // One moment for all that is read: a secret must not be passed over by the position of a run that came with it.
    client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
    let sql = "SELECT epoch, position FROM organisation WHERE id = $1";
    let row = ask_one(client, sql, &[&journal.organisation.0]).await?;
    let head = Head { epoch: EpochId(row.try_get(0)?), position: row.try_get(1)? };
    let behind = pull_within(journal, client, known, head).await?;
    client.batch_execute("COMMIT").await?;
    known.keep(&journal.replica)?;
    if behind == Behind::SetBack {
        let sql = "UPDATE organisation SET epoch = gen_random_uuid() WHERE id = $1 AND epoch = $2";
        execute(client, sql, &[&journal.organisation.0, &head.epoch.0]).await?;
    }
    Ok(behind)
}

/// The same within a transaction that does not see the head move.
pub(super) async fn pull_within(
    journal: &PostgresJournal,
    client: &Object,
    known: &mut Known,
    head: Head,
) -> Result<Behind, PostgresError> {
    let is_same_life = known.epoch == Some(head.epoch);
    if is_same_life && known.position == head.position {
        return Ok(Behind::Even);
    }
    (known.tips, known.members) = (None, None);
    // In another life the replica may hold what the journal lost.
    known.may_be_ahead |= !is_same_life;
    known.is_read_again |= !is_same_life && known.epoch.is_some();
    known.epoch = Some(head.epoch);
    let Some(runs) = read_runs(journal, client, known).await? else {
        warn!(organisation = %journal.organisation, "the journal is not the one that was known: it is read from the beginning");
        known.forget();
        return Ok(if is_same_life { Behind::SetBack } else { Behind::More });
    };
    let is_all = i64::try_from(runs.len()).unwrap_or(i64::MAX) < RUNS_AT_A_TIME;
    // Of those runs alone: a secret is kept only beside the event that names it.
    let until = runs.last().filter(|_| !is_all).map_or(head.position, |last| last.position);
    let secrets = read_secrets(journal, client, known.position, until).await?;
    take_in(journal, &runs, &secrets)?;
    if known.is_read_again && runs.iter().any(|placed| placed.run.items.iter().any(is_bare)) {
        // What filled it may have been lost with the life that was known.
        journal.replica.note_unkept_fillings()?;
    }
    if let Some(last) = runs.last() {
        known.last_run = Some((last.position, last.link));
        known.position = last.position;
    }
    if is_all {
        known.position = head.position;
        return Ok(Behind::Even);
    }
    Ok(Behind::More)
}

/// A run with its place.
struct Placed {
    position: i64,
    link: ChainHash,
    run: LogRun,
}

/// The next runs; `None` when the last one that was known is not there.
async fn read_runs(
    journal: &PostgresJournal,
    client: &Object,
    known: &Known,
) -> Result<Option<Vec<Placed>>, PostgresError> {
    let sql =
        "SELECT position, link, bytes FROM run WHERE organisation = $1 AND position > $2 ORDER BY position LIMIT $3";
    let check = "SELECT link FROM run WHERE organisation = $1 AND position = $2";
    let place = known.last_run.map_or(-1, |(place, _)| place);
    let (organisation, known_at) = (&journal.organisation.0, &known.position);
    let rows = ask(client, sql, &[organisation, known_at, &RUNS_AT_A_TIME]).await?;
    let found = ask(client, check, &[organisation, &place]).await?;
    let found = found.first().map(|row| link_at(row, 0)).transpose()?;
    if known.last_run.map(|(_, link)| link) != found {
        return Ok(None);
    }
    let placed = rows
        .iter()
        .map(|row| Ok(Placed { position: row.try_get(0)?, link: link_at(row, 1)?, run: unpacked(row.try_get(2)?)? }));
    placed.collect::<Result<Vec<_>, PostgresError>>().map(Some)
}

/// The secrets that were written after one place and up to another.
async fn read_secrets(
    journal: &PostgresJournal,
    client: &Object,
    after: i64,
    until: i64,
) -> Result<Vec<Secret>, PostgresError> {
    let sql = "SELECT person, kind, sealed FROM secret WHERE organisation = $1 AND position > $2 AND position <= $3";
    let rows = ask(client, sql, &[&journal.organisation.0, &after, &until]).await?;
    rows.iter().map(|row| secret_of(journal, row)).collect()
}

fn take_in(journal: &PostgresJournal, placed: &[Placed], secrets: &[Secret]) -> Result<(), PostgresError> {
    let runs: Vec<LogRun> = placed.iter().map(|placed| placed.run.clone()).collect();
    if runs.is_empty() {
        journal.replica.keep_secrets(secrets)?;
        return Ok(());
    }
    for (placed, outcome) in placed.iter().zip(journal.replica.ingest_judged(&runs, secrets)) {
        match outcome {
            Ok(_) => {}
            Err(IngestError::Store(error)) => return Err(error.into()),
            Err(error) => {
                let said =
                    format!("the run at {} of {} cannot be taken in: {error}", placed.position, journal.organisation);
                return Err(PostgresError::Damaged(said));
            }
        }
    }
    Ok(())
}

const fn is_bare(item: &Item) -> bool {
    matches!(item, Item::Bare(_))
}

fn link_at(row: &Row, column: usize) -> Result<ChainHash, PostgresError> {
    Ok(ChainHash(Hash(bytes_at(row, column)?)))
}

fn unpacked(bytes: &[u8]) -> Result<LogRun, PostgresError> {
    let damaged = |error: &dyn std::fmt::Display| PostgresError::Damaged(format!("a run cannot be read: {error}"));
    let plain = zstd::decode_all(bytes).map_err(|error| damaged(&error))?;
    minicbor::decode(&plain).map_err(|error| damaged(&error))
}
