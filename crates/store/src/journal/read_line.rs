//! Reading what another device lacks.

use std::collections::{BTreeMap, BTreeSet};

use comptoir_domain::event::{ChainHash, Envelope};
use comptoir_domain::people::Audience;
use comptoir_domain::signature::{HeadStatement, PublicKey, Signature};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::items;
use super::line::{LogHead, Tip, find, lines, way_to};
use super::run::{Item, LogRun};
use crate::device_key;
use crate::error::StoreError;
use crate::planted::{Planted, is_planted};
use crate::store::Store;

impl Store {
    /// The ends of all lines that are held here, sorted: equal lists hold equal events.
    ///
    /// # Errors
    /// What the database answers.
    pub fn tips(&self) -> Result<Vec<Tip>, StoreError> {
        tips(&self.reader())
    }

    /// The events of a line after a sequence, all that are held here, in whole batches up to a signed head: at least one batch, and
    /// no more once there are `events_max`. `None` where the line ends there.
    ///
    /// # Errors
    /// What the database answers.
    pub fn read_log(&self, of: &LogHead, after_seq: i64, events_max: usize) -> Result<Option<LogRun>, StoreError> {
        let reader = self.reader();
        let limit = Limit { events: events_max, bytes: usize::MAX };
        read_way(&reader, &lines(&reader)?, of, after_seq, limit, &Audience::Everything)
    }

    /// Runs that a device with these tips lacks: the first ones, up to about `bytes_max` bytes, and at least one if there is any. What
    /// is not for `audience` is bare in them.
    ///
    /// # Errors
    /// What the database answers.
    pub fn read_lacking(
        &self,
        their_tips: &[Tip],
        audience: &Audience,
        bytes_max: usize,
    ) -> Result<Vec<LogRun>, StoreError> {
        let reader = self.reader();
        let lines = lines(&reader)?;
        let mut runs = Vec::new();
        let mut left = bytes_max;
        // What was read for one line need not be read again for another that parts from it.
        let mut their_tips = their_tips.to_vec();
        for leaf in leaves(&lines) {
            if is_planted(Planted::OnlyOwnGiven) && !leaf.is_own
                || is_planted(Planted::FirstLogOnly) && leaf.line != lines.first().map_or(0, |line| line.line)
            {
                continue;
            }
            let mut after = common(&reader, &lines, leaf, &their_tips)?;
            while after < leaf.last_seq && left > 0 {
                let limit = Limit { events: RUN_EVENTS, bytes: left };
                let Some(run) = read_way(&reader, &lines, leaf, after, limit, audience)? else { break };
                left = left.saturating_sub(size(&run));
                after = run.last_seq();
                runs.push(run);
            }
            if after == leaf.last_seq {
                their_tips.push(leaf.tip());
            }
        }
        Ok(runs)
    }
}

/// Where all lines end, sorted.
pub(crate) fn tips(connection: &Connection) -> Result<Vec<Tip>, StoreError> {
    let mut tips: Vec<Tip> = leaves(&lines(connection)?).map(LogHead::tip).collect();
    if is_planted(Planted::TipAhead) {
        tips.iter_mut().for_each(|tip| tip.seq += 1);
    }
    tips.sort_unstable();
    Ok(tips)
}

/// The most events of one run that is read: small enough to take in without keeping a cashier waiting.
pub(super) const RUN_EVENTS: usize = 500;

/// How much to read.
#[derive(Clone, Copy)]
pub(super) struct Limit {
    pub(super) events: usize,
    pub(super) bytes: usize,
}

/// The lines that none continues and that hold something.
pub(super) fn leaves(lines: &[LogHead]) -> impl Iterator<Item = &LogHead> {
    let parents: BTreeSet<i64> = lines.iter().filter_map(|line| line.parent).collect();
    lines.iter().filter(move |line| !parents.contains(&line.line) && line.last_seq >= line.first_seq)
}

/// The last sequence on the way to `leaf` that a device with these tips holds.
fn common(connection: &Connection, lines: &[LogHead], leaf: &LogHead, their_tips: &[Tip]) -> Result<i64, StoreError> {
    let epoch: Vec<LogHead> =
        lines.iter().filter(|line| (line.device, line.epoch) == (leaf.device, leaf.epoch)).copied().collect();
    let way = way_to(&epoch, leaf);
    let mut common = 0;
    for tip in their_tips.iter().filter(|tip| (tip.device, tip.epoch) == (leaf.device, leaf.epoch)) {
        let Some(theirs) = find(connection, &epoch, tip.seq, tip.chain)? else {
            // They hold something that is not known here. Beyond this end it is likely to continue it: what they hold is asked
            // for first. Before this end it is another continuation, and nothing says where the two part.
            if tip.seq > leaf.last_seq {
                return Ok(leaf.last_seq);
            }
            continue;
        };
        // They hold everything on the way to their tip; what of it lies on this way?
        let shared = way_to(&epoch, &LogHead { last_seq: tip.seq, ..theirs }).into_iter().zip(&way);
        let shared = shared.take_while(|((one, _), (other, _))| one.line == other.line);
        common = common.max(shared.map(|((_, one), (_, other))| one.min(*other)).max().unwrap_or(0));
    }
    Ok(common)
}

pub(super) fn read_way(
    connection: &Connection,
    lines: &[LogHead],
    leaf: &LogHead,
    after_seq: i64,
    limit: Limit,
    audience: &Audience,
) -> Result<Option<LogRun>, StoreError> {
    let after_seq = if is_planted(Planted::ReadOffByOne) { after_seq + 1 } else { after_seq };
    let mut collected = Collected::after(after_seq, limit);
    let way = way_to(lines, leaf);
    let signed = signed_ends(connection, &way, after_seq, limit)?;
    let ends = if leaf_is_signed_here(connection, leaf)? { Ends::SignedHere(signed) } else { Ends::OfAuthor(signed) };
    for (line, last) in &way {
        let first = line.first_seq.max(after_seq);
        if first <= *last && !collected.is_full {
            items(connection, line.line, first, *last, |placed| Ok(collected.take(placed, &ends)))?;
        }
    }
    collected.finish(connection, leaf, &ends, audience)
}

/// Where runs of a line can end.
enum Ends {
    /// Where its author signed.
    OfAuthor(BTreeMap<i64, Signature>),
    /// After any whole batch: this device signs it now. Of what it has let go it knows only where it once signed.
    SignedHere(BTreeMap<i64, Signature>),
}

fn leaf_is_signed_here(connection: &Connection, leaf: &LogHead) -> Result<bool, StoreError> {
    Ok(device_key::read(connection)?.is_some_and(|key| key.public().device() == leaf.device))
}

/// The signatures of the next heads on the way. A run of so many events needs no more of them.
fn signed_ends(
    connection: &Connection,
    way: &[(LogHead, i64)],
    after_seq: i64,
    limit: Limit,
) -> Result<BTreeMap<i64, Signature>, StoreError> {
    let mut ends = BTreeMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT seq, signature FROM signed_head WHERE log = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq LIMIT ?4",
    )?;
    let most = i64::try_from(limit.events).unwrap_or(i64::MAX);
    for (line, last) in way {
        let found = statement
            .query_map([line.line, after_seq, *last, most], |row| Ok((row.get(0)?, Signature(row.get(1)?))))?;
        ends.extend(found.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(ends)
}

/// A run while it is read.
struct Collected {
    first_seq: i64,
    before: Option<ChainHash>,
    head: Option<ChainHash>,
    items: Vec<Item>,
    limit: Limit,
    bytes: usize,
    /// The items up to which it could end.
    whole: usize,
    whole_head: Option<ChainHash>,
    is_full: bool,
}

impl Collected {
    const fn after(after_seq: i64, limit: Limit) -> Self {
        Self {
            first_seq: after_seq.saturating_add(1),
            before: None,
            head: None,
            items: Vec::new(),
            limit,
            bytes: 0,
            whole: 0,
            whole_head: None,
            is_full: false,
        }
    }

    /// Takes a place; false once the run is long enough and could end.
    fn take(&mut self, placed: super::items::Placed, ends: &Ends) -> bool {
        if placed.seq < self.first_seq {
            self.before = Some(placed.chain);
            return true;
        }
        // A damaged file may have a hole: nothing beyond it can be said in one breath.
        let expected = self.first_seq.saturating_add(i64::try_from(self.items.len()).unwrap_or(i64::MAX));
        if placed.seq != expected {
            self.is_full = true;
            return false;
        }
        self.head = Some(placed.chain);
        let can_end = match (ends, &placed.item) {
            (Ends::SignedHere(_), Item::Event(bytes)) => {
                is_planted(Planted::BatchCut)
                    || Envelope::from_bytes(bytes).is_ok_and(|envelope| envelope.batch.index + 1 == envelope.batch.size)
            }
            (Ends::SignedHere(signed), Item::Bare(_)) | (Ends::OfAuthor(signed), _) => signed.contains_key(&placed.seq),
        };
        if let Item::Event(bytes) = &placed.item {
            self.bytes += bytes.len();
        }
        self.items.push(placed.item);
        if can_end {
            self.whole = self.items.len();
            self.whole_head = self.head;
            let most = if is_planted(Planted::BatchCut) { 1 } else { self.limit.events };
            self.is_full = self.items.len() >= most || self.bytes >= self.limit.bytes;
        }
        !self.is_full
    }

    fn finish(
        mut self,
        connection: &Connection,
        leaf: &LogHead,
        ends: &Ends,
        audience: &Audience,
    ) -> Result<Option<LogRun>, StoreError> {
        self.items.truncate(self.whole);
        let Some(head) = self.whole_head else { return Ok(None) };
        let before = self.before.unwrap_or_else(|| ChainHash::genesis(leaf.device, leaf.epoch));
        let (key, signature) = (author_key(connection, leaf)?, Signature([0; 64]));
        let LogHead { epoch, series, opened_at, .. } = *leaf;
        let items = self.items.into_iter().map(|item| given(item, audience)).collect();
        let mut run = LogRun { key, epoch, series, opened_at, first_seq: self.first_seq, before, items, signature };
        run.signature = match ends {
            Ends::SignedHere(_) => sign_here(connection, &run.statement(head))?,
            Ends::OfAuthor(signed) => *signed.get(&run.last_seq()).ok_or_else(|| missing("the signature of a head"))?,
        };
        Ok(Some(run))
    }
}

/// The item as it is given to this audience.
fn given(item: Item, audience: &Audience) -> Item {
    let bare = item.bare();
    if audience.includes(bare.scope) || is_planted(Planted::ScopeIgnored) { item } else { Item::Bare(bare) }
}

fn missing(what: &str) -> StoreError {
    StoreError::Damaged(format!("{what} is not kept"))
}

fn author_key(connection: &Connection, leaf: &LogHead) -> Result<PublicKey, StoreError> {
    if let Some(key) = device_key::read(connection)?.map(|key| key.public()).filter(|key| key.device() == leaf.device) {
        return Ok(key);
    }
    let mut statement = connection.prepare_cached("SELECT key FROM author_key WHERE device = ?1")?;
    let key = statement.query_row([leaf.device.as_bytes()], |row| row.get(0).map(PublicKey)).optional()?;
    key.ok_or_else(|| missing("the key of a log's author"))
}

fn sign_here(connection: &Connection, statement: &HeadStatement) -> Result<Signature, StoreError> {
    let key = device_key::read(connection)?.ok_or_else(|| missing("this device's key"))?;
    Ok(key.sign(&statement.message()))
}

/// Keeps this device's word for a place of an own line.
pub(crate) fn sign_end(connection: &Connection, line: &LogHead, seq: i64, chain: ChainHash) -> Result<(), StoreError> {
    let LogHead { epoch, series, opened_at, .. } = *line;
    let signature = sign_here(connection, &HeadStatement { epoch, series, opened_at, seq, chain })?;
    connection
        .prepare_cached("INSERT INTO signed_head (log, seq, signature) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
        .execute(params![line.line, seq, signature.0])?;
    Ok(())
}

pub(super) fn size(run: &LogRun) -> usize {
    let item = |item: &Item| match item {
        Item::Event(bytes) => bytes.len() + 8,
        Item::Bare(_) => 56,
    };
    // Key, signature, links.
    200 + run.items.iter().map(item).sum::<usize>()
}
