//! The disk's model: what was written, what of it is durable, and what becomes of the rest. No unsafe code.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The piece of a file that is written whole or not at all.
const SECTOR: usize = 512;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The power fails: nothing works until [`Disk::restore_power`].
    PowerCut,
    /// The disk is full, for this many writes.
    DiskFull(u32),
    /// A write fails half-way.
    TornWrite,
    /// A write fails.
    WriteError,
    /// An fsync fails: what it was for is not durable.
    SyncError,
}

/// When something goes wrong: at so many writing operations from now (from 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// At which operation.
    pub at: u64,
    /// What.
    pub fault: Fault,
}

/// How often each thing happened: a fault that never fires proves nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Writing operations.
    pub operations: u64,
    /// Power cuts.
    pub cuts: u64,
    /// Writes that a cut dropped whole.
    pub writes_dropped: u64,
    /// Writes of which a cut left some sectors.
    pub writes_torn: u64,
    /// Writes without fsync that a cut left whole.
    pub writes_kept: u64,
    /// Truncations that a cut undid.
    pub truncations_undone: u64,
    /// New files that a cut took away.
    pub files_lost: u64,
    /// Deleted files that a cut brought back.
    pub files_returned: u64,
    /// Writes that found the disk full.
    pub disk_full: u64,
    /// Writes that failed half-way.
    pub writes_half_done: u64,
    /// Writes that failed.
    pub write_errors: u64,
    /// Fsyncs that failed.
    pub sync_errors: u64,
}

/// A change that is not durable yet.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// Bytes were written: `old` is what the file held there, shorter where it ended.
    Write { offset: usize, old: Vec<u8>, new: Vec<u8> },
    /// The file was cut: `tail` is what it held from there on.
    Truncate { size: usize, tail: Vec<u8> },
}

/// What an operation may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Go,
    Off,
    Full,
    Torn,
    Failed,
}

#[derive(Default)]
struct State {
    is_off: bool,
    plan: Option<Plan>,
    full_for: u32,
    pending: BTreeMap<PathBuf, Vec<Change>>,
    created: BTreeSet<PathBuf>,
    deleted: BTreeMap<PathBuf, Vec<u8>>,
    counters: Counters,
}

/// A disk.
#[derive(Default)]
pub struct Disk(Mutex<State>);

impl Disk {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Plans a fault, in place of any that was planned; `None` for none.
    pub fn plan(&self, plan: Option<Plan>) {
        let mut state = self.state();
        state.plan = plan;
        state.full_for = 0;
    }

    /// True once the power has failed.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.state().is_off
    }

    /// What happened so far.
    #[must_use]
    pub fn counters(&self) -> Counters {
        self.state().counters
    }

    /// Cuts the power now.
    pub fn cut(&self) {
        self.state().is_off = true;
    }

    /// Makes all that was written durable, names too, as time does.
    pub fn settle(&self) {
        let mut state = self.state();
        state.pending.clear();
        state.created.clear();
        state.deleted.clear();
    }

    /// Leaves on the real disk what survived, as `seed` wants it, and turns the power on. No file may be open.
    ///
    /// # Errors
    /// What the real disk answers.
    pub fn restore_power(&self, seed: u64) -> std::io::Result<()> {
        let mut state = self.state();
        let mut chance = Chance(seed);
        state.counters.cuts += 1;
        for (path, changes) in std::mem::take(&mut state.pending) {
            if path.exists() {
                let content = std::fs::read(&path)?;
                let survived = survive(content, &changes, &mut chance, &mut state.counters);
                std::fs::write(&path, survived)?;
            }
        }
        for path in std::mem::take(&mut state.created) {
            if chance.below(2) == 0 && path.exists() {
                std::fs::remove_file(&path)?;
                state.counters.files_lost += 1;
            }
        }
        for (path, content) in std::mem::take(&mut state.deleted) {
            if chance.below(2) == 0 && !path.exists() {
                std::fs::write(&path, content)?;
                state.counters.files_returned += 1;
            }
        }
        state.plan = None;
        state.full_for = 0;
        state.is_off = false;
        Ok(())
    }

    pub(super) fn before_write(&self) -> Verdict {
        let mut state = self.state();
        match state.next_operation() {
            Some(Fault::DiskFull(writes)) => state.full_for = writes.max(1),
            Some(Fault::TornWrite) => {
                state.counters.writes_half_done += 1;
                return Verdict::Torn;
            }
            Some(Fault::WriteError | Fault::SyncError) => {
                state.counters.write_errors += 1;
                return Verdict::Failed;
            }
            Some(Fault::PowerCut) | None => {}
        }
        if state.is_off {
            return Verdict::Off;
        }
        if state.full_for > 0 {
            state.full_for -= 1;
            state.counters.disk_full += 1;
            return Verdict::Full;
        }
        Verdict::Go
    }

    /// An fsync: what was pending of the file is durable, and so is its name when it is new.
    pub(super) fn sync(&self, path: &Path) -> Verdict {
        let mut state = self.state();
        let fault = state.next_operation();
        if state.is_off {
            return Verdict::Off;
        }
        if fault.is_some() {
            state.counters.sync_errors += 1;
            return Verdict::Failed;
        }
        state.pending.remove(path);
        state.created.remove(path);
        Verdict::Go
    }

    pub(super) fn note(&self, path: &Path, change: Change) {
        self.state().pending.entry(path.to_owned()).or_default().push(change);
    }

    pub(super) fn note_created(&self, path: &Path) {
        let mut state = self.state();
        state.deleted.remove(path);
        state.created.insert(path.to_owned());
    }

    /// A deletion; `content` where the directory is not synced, so that a cut may bring the file back.
    pub(super) fn note_deleted(&self, path: &Path, content: Option<Vec<u8>>) {
        let mut state = self.state();
        state.pending.remove(path);
        state.created.remove(path);
        if let Some(content) = content {
            state.deleted.insert(path.to_owned(), content);
        }
    }
}

impl State {
    /// Counts an operation, and gives the fault that is due.
    fn next_operation(&mut self) -> Option<Fault> {
        if self.is_off {
            return None;
        }
        self.counters.operations += 1;
        let plan = self.plan.as_mut()?;
        plan.at = plan.at.saturating_sub(1);
        if plan.at > 0 {
            return None;
        }
        let fault = plan.fault;
        self.plan = None;
        self.is_off = fault == Fault::PowerCut;
        Some(fault)
    }
}

/// Chance that is always the same for a seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }
}

/// The file after the cut: the durable content, and of each later change nothing, all or some sectors.
fn survive(mut content: Vec<u8>, changes: &[Change], chance: &mut Chance, counters: &mut Counters) -> Vec<u8> {
    for change in changes.iter().rev() {
        undo(&mut content, change);
    }
    // A disk with a cache keeps anything; many keep nothing, or all up to a point.
    let manner = chance.below(4);
    let kept_up_to = chance.below(changes.len() as u64 + 1);
    for (place, change) in (0_u64..).zip(changes) {
        let fate = match manner {
            0 => Fate::Dropped,
            1 if place < kept_up_to => Fate::Kept,
            1 if place == kept_up_to => Fate::Torn,
            1 => Fate::Dropped,
            _ => Fate::of(chance.below(3)),
        };
        redo(&mut content, change, fate, chance, counters);
    }
    content
}

#[derive(Clone, Copy)]
enum Fate {
    Dropped,
    Kept,
    Torn,
}

impl Fate {
    const fn of(drawn: u64) -> Self {
        match drawn {
            0 => Self::Dropped,
            1 => Self::Kept,
            _ => Self::Torn,
        }
    }
}

fn undo(content: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Write { offset, old, new } => {
            let reached_end = content.len() <= offset + new.len();
            put(content, *offset, old);
            if old.len() < new.len() && reached_end {
                content.truncate(offset + old.len());
            }
        }
        Change::Truncate { size, tail } => {
            content.truncate(*size);
            content.extend_from_slice(tail);
        }
    }
}

fn redo(content: &mut Vec<u8>, change: &Change, fate: Fate, chance: &mut Chance, counters: &mut Counters) {
    match (change, fate) {
        (Change::Truncate { size, .. }, Fate::Kept) => content.truncate(*size),
        (Change::Truncate { .. }, _) => counters.truncations_undone += 1,
        (Change::Write { .. }, Fate::Dropped) => counters.writes_dropped += 1,
        (Change::Write { offset, new, .. }, Fate::Kept) => {
            counters.writes_kept += 1;
            put(content, *offset, new);
        }
        (Change::Write { offset, new, .. }, Fate::Torn) => {
            counters.writes_torn += 1;
            for (number, sector) in new.chunks(SECTOR).enumerate() {
                if chance.below(2) == 0 {
                    put(content, offset + number * SECTOR, sector);
                }
            }
        }
    }
}

/// Writes bytes at a place; a gap before it reads as zeros.
fn put(content: &mut Vec<u8>, offset: usize, bytes: &[u8]) {
    let end = offset + bytes.len();
    if content.len() < end && !bytes.is_empty() {
        content.resize(end, 0);
    }
    if let Some(place) = content.get_mut(offset..end) {
        place.copy_from_slice(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_synced_can_be_undone_whole() {
        let durable = b"durable content".to_vec();
        let changes = [
            Change::Write { offset: 0, old: b"dur".to_vec(), new: b"DUR".to_vec() },
            Change::Write { offset: 12, old: b"ent".to_vec(), new: b"ENT and more".to_vec() },
            Change::Truncate { size: 5, tail: b"le contENT and more".to_vec() },
            Change::Write { offset: 8, old: Vec::new(), new: b"end".to_vec() },
        ];
        let mut content = durable.clone();
        let mut counters = Counters::default();
        for change in &changes {
            redo(&mut content, change, Fate::Kept, &mut Chance(1), &mut counters);
        }
        assert_eq!(content, b"DURab\0\0\0end");
        changes.iter().rev().for_each(|change| undo(&mut content, change));
        assert_eq!(content.get(..15), durable.get(..));
    }
}
