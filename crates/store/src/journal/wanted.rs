//! What a device holds only bare and should hold whole: it was given another store's events by mistake of nobody, and now stands there.

use comptoir_domain::event::Envelope;
use comptoir_domain::people::Audience;
use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};

use super::chain_at;
use super::line::{LogHead, Tip, find, lines, way_to};
use super::read_line::{Limit, RUN_EVENTS, leaves, read_way, size};
use super::run::{Item, LogRun};
use crate::error::StoreError;
use crate::people::audience::own_audience;
use crate::planted::{Planted, is_planted};
use crate::store::Store;

/// Consecutive places of a line that a device asks to be given whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Wanted {
    /// The sequence of the first.
    #[n(0)]
    pub first_seq: i64,
    /// The last, with its link: it tells on which line.
    #[n(1)]
    pub last: Tip,
}

/// What is given of what somebody wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filling {
    /// The first runs.
    pub runs: Vec<LogRun>,
    /// All that is wanted was looked at, to its end: what was not given is not held here.
    pub is_all: bool,
}

/// Wanted places with so few others between them are asked for together.
const NEAR: i64 = 32;

impl Store {
    /// The first `most` stretches of what this device is to hold whole, and holds bare.
    ///
    /// # Errors
    /// What the database answers.
    pub fn wanted(&self, most: usize) -> Result<Vec<Wanted>, StoreError> {
        if is_planted(Planted::NothingWanted) {
            return Ok(Vec::new());
        }
        let reader = self.reader();
        let mut statement = reader.prepare_cached("SELECT EXISTS (SELECT 1 FROM bare_event)")?;
        if !statement.query_row([], |row| row.get::<_, bool>(0))? {
            return Ok(Vec::new());
        }
        let places = bare_for(&reader, &own_audience(&reader)?, most.saturating_mul(RUN_EVENTS))?;
        if places.is_empty() {
            return Ok(Vec::new());
        }
        let lines = lines(&reader)?;
        let mut wanted = Vec::new();
        for (log, first_seq, seq) in stretches(places).into_iter().take(most) {
            let Some(line) = lines.iter().find(|line| line.line == log) else { continue };
            let Some(chain) = chain_at(&reader, log, seq)? else { continue };
            let last = Tip { device: line.device, epoch: line.epoch, seq, chain };
            wanted.push(Wanted { first_seq, last });
        }
        Ok(wanted)
    }

    /// What is wanted, as far as it is held here and for `audience`: the first of it, about `bytes_max` bytes.
    ///
    /// # Errors
    /// What the database answers.
    pub fn read_wanted(&self, wanted: &[Wanted], audience: &Audience, bytes_max: usize) -> Result<Filling, StoreError> {
        let reader = self.reader();
        let lines = lines(&reader)?;
        let mut filling = Filling { runs: Vec::new(), is_all: true };
        let mut left = bytes_max;
        for one in wanted {
            let read = if left == 0 { None } else { read_one(&reader, &lines, one, audience, left)? };
            // A place that is not known here may become known.
            filling.is_all &= read.as_ref().is_some_and(|run| run.last_seq() >= one.last.seq);
            // Bare here as well, or not for who asks.
            if let Some(run) = read.filter(|run| run.items.iter().any(|item| matches!(item, Item::Event(_)))) {
                left = left.saturating_sub(size(&run));
                filling.runs.push(run);
            }
        }
        Ok(filling)
    }
}

/// The first `most` places, by line and sequence, that are held bare and are for this audience.
fn bare_for(connection: &Connection, audience: &Audience, most: usize) -> Result<Vec<(i64, i64)>, StoreError> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut next = connection.prepare_cached("SELECT min(scope) FROM bare_event WHERE scope > ?1")?;
    let mut places =
        connection.prepare_cached("SELECT log, seq FROM bare_event WHERE scope = ?1 ORDER BY log, seq LIMIT ?2")?;
    let (mut found, mut scope) = (Vec::new(), Vec::new());
    // Scopes are few, their events many.
    while let Some(bytes) = next.query_row([&scope], |row| row.get::<_, Option<Vec<u8>>>(0))? {
        if audience.includes(minicbor::decode(&bytes)?) {
            let rows = places.query_map(params![bytes, most], |row| Ok((row.get(0)?, row.get(1)?)))?;
            found.extend(rows.collect::<Result<Vec<(i64, i64)>, _>>()?);
        }
        scope = bytes;
    }
    found.sort_unstable();
    Ok(found)
}

/// Line, first and last sequence of stretches that are short enough for one run each.
fn stretches(places: Vec<(i64, i64)>) -> Vec<(i64, i64, i64)> {
    let run_places = i64::try_from(RUN_EVENTS).unwrap_or(i64::MAX);
    let mut stretches: Vec<(i64, i64, i64)> = Vec::new();
    for (log, seq) in places {
        match stretches.last_mut() {
            Some((line, first, last)) if *line == log && seq - *last <= NEAR && seq - *first < run_places => {
                *last = seq;
            }
            _ => stretches.push((log, seq, seq)),
        }
    }
    stretches
}

fn read_one(
    connection: &Connection,
    lines: &[LogHead],
    wanted: &Wanted,
    audience: &Audience,
    bytes: usize,
) -> Result<Option<LogRun>, StoreError> {
    let Tip { device, epoch, seq, chain } = wanted.last;
    let epoch: Vec<LogHead> =
        lines.iter().filter(|line| (line.device, line.epoch) == (device, epoch)).copied().collect();
    let count = seq.saturating_sub(wanted.first_seq).saturating_add(1);
    let (Some(line), Ok(events)) = (find(connection, &epoch, seq, chain)?, usize::try_from(count)) else {
        return Ok(None);
    };
    if wanted.first_seq < 1 || seq < wanted.first_seq {
        return Ok(None);
    }
    // Any end beyond the wanted place will do: the run ends at the first head that its author signed.
    let onwards = leaves(&epoch).filter(|leaf| way_to(&epoch, leaf).iter().any(|(one, _)| one.line == line.line));
    for leaf in onwards {
        let read = |before: i64| {
            let events = events.saturating_add(usize::try_from(before).unwrap_or(0));
            let limit = Limit { events: events.min(RUN_EVENTS), bytes };
            read_way(connection, &epoch, leaf, wanted.first_seq - 1 - before, limit, audience)
        };
        // A batch is given whole, with what goes before the wanted place in it: that may be of another scope.
        let run = match read(0)? {
            Some(run) if index_in_batch(&run) > 0 => read(index_in_batch(&run))?,
            run => run,
        };
        if run.is_some() {
            return Ok(run);
        }
    }
    Ok(None)
}

/// How many events of its batch go before the first one of the run.
fn index_in_batch(run: &LogRun) -> i64 {
    match run.items.first() {
        Some(Item::Event(bytes)) => Envelope::from_bytes(bytes).map_or(0, |event| i64::from(event.batch.index)),
        Some(Item::Bare(_)) | None => 0,
    }
}
