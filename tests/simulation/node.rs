//! One computer: a database on a disk that fails when it is told to, a clock that lies, conversations with its peers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use comptoir_domain::event::{ChainHash, Envelope, Scope};
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::DeviceId;
use comptoir_domain::people::Audience;
use comptoir_store::fault_vfs::FaultVfs;
use comptoir_store::older;
use comptoir_store::{Item, LogHead, LogRun, Store, StoreError};
use comptoir_sync::link::Link;

use crate::founding::{Founding, SetClock, key};

/// A conversation with one peer.
pub(crate) struct Conversation {
    pub(crate) link: Link,
    /// The question that waits for its answer.
    pub(crate) asked: Option<u64>,
    /// When the link wants to be woken; later wishes replace earlier ones.
    pub(crate) wake_at: i64,
}

pub(crate) struct Node {
    pub(crate) number: usize,
    /// The computer whose registers it works at: itself, or the one that it was copied from.
    pub(crate) like: usize,
    pub(crate) folder: PathBuf,
    pub(crate) vfs: FaultVfs,
    pub(crate) store: Option<Store>,
    /// Another process on the same file.
    pub(crate) second: Option<Store>,
    pub(crate) clock: SetClock,
    pub(crate) skew: i64,
    pub(crate) down_until: i64,
    /// It runs an older Comptoir than the others.
    pub(crate) is_older: bool,
    /// Its file is of the former Comptoir, and is brought up to date when it starts.
    pub(crate) migrates: bool,
    pub(crate) conversations: BTreeMap<usize, Conversation>,
    /// Hashes of the events that this computer has confirmed to somebody.
    pub(crate) durable: BTreeSet<Hash>,
    /// The scopes that it was ever given; of no other it may hold a byte.
    pub(crate) ever: BTreeSet<Scope>,
    /// How far its own journal was looked at for that.
    seen: BTreeMap<LogKey, i64>,
}

type LogKey = ([u8; 16], i64);

impl Node {
    pub(crate) fn new(number: usize, like: usize, folder: PathBuf, vfs: FaultVfs) -> Self {
        Self {
            number,
            like,
            folder,
            vfs,
            store: None,
            second: None,
            clock: SetClock::default(),
            skew: 0,
            down_until: 0,
            is_older: false,
            migrates: false,
            conversations: BTreeMap::new(),
            durable: BTreeSet::new(),
            ever: BTreeSet::new(),
            seen: BTreeMap::new(),
        }
    }

    /// Begins to talk to these peers.
    pub(crate) fn link_to(&mut self, peers: &[usize], founding: &Founding) {
        for &peer in peers {
            let link = Link::new(founding.organisation, founding.keys[peer]);
            self.conversations.insert(peer, Conversation { link, asked: None, wake_at: 0 });
        }
    }

    /// Whatever is done from now on is done by its program.
    pub(crate) fn take_turn(&self) {
        older::pretend(self.is_older);
    }

    pub(crate) fn set_time(&self, now: i64) {
        self.clock.set(now + self.skew);
    }

    pub(crate) fn open(&mut self) -> Result<(), StoreError> {
        self.take_turn();
        self.store = Some(self.vfs.open(&self.folder, &key(), Box::new(self.clock.clone()))?);
        Ok(())
    }

    /// The program ends; what was in its memory is gone.
    pub(crate) fn stop(&mut self, founding: &Founding) {
        self.second = None;
        self.store = None;
        let peers: Vec<usize> = self.conversations.keys().copied().collect();
        self.link_to(&peers, founding);
    }

    pub(crate) fn is_up(&self) -> bool {
        self.store.is_some()
    }

    /// Notes what this computer has recorded itself: it was confirmed, and may never be lost.
    pub(crate) fn note_durable(&mut self) -> u64 {
        let Some(store) = &self.store else { return 0 };
        let mut count = 0;
        for log in store.logs().unwrap().into_iter().filter(|log| log.is_own) {
            let from = self.seen.get(&log_key(&log)).copied().unwrap_or(0);
            if log.last_seq <= from {
                continue;
            }
            let mut after = from;
            while let Some(run) = store.read_log(&log, after, 1_000).unwrap() {
                after = run.last_seq();
                count += run.items.len() as u64;
                // What came back bare went with the state from which the computer was set back.
                self.durable.extend(run.items.iter().filter(is_whole).map(Item::hash));
            }
            self.seen.insert(log_key(&log), after);
        }
        count
    }

    /// Forgets what it confirmed and nobody else holds: the computer was set back to an earlier state.
    pub(crate) fn forget_unless(&mut self, held_elsewhere: &BTreeSet<Hash>) {
        let held_here = self.store.as_ref().map(hashes).unwrap_or_default();
        self.durable.retain(|hash| held_elsewhere.contains(hash) || held_here.contains(hash));
        self.seen.clear();
    }
}

fn log_key(log: &LogHead) -> LogKey {
    (*log.epoch.as_bytes(), log.opened_at.0)
}

/// The hashes of all events that a database holds whole.
pub(crate) fn hashes(store: &Store) -> BTreeSet<Hash> {
    hashes_of(&everything(store))
}

/// The hashes of all events of these runs that are whole.
pub(crate) fn hashes_of(runs: &[LogRun]) -> BTreeSet<Hash> {
    runs.iter().flat_map(|run| run.items.iter().filter(is_whole).map(Item::hash)).collect()
}

fn is_whole(item: &&Item) -> bool {
    matches!(item, Item::Event(_))
}

/// The hashes of all events of which a database holds only what stands for them, and is to hold more.
pub(crate) fn wanted_hashes(store: &Store) -> BTreeSet<Hash> {
    let audience = store.own_audience().unwrap();
    let wanted = |item: &&Item| matches!(item, Item::Bare(bare) if audience.includes(bare.scope));
    everything(store).iter().flat_map(|run| run.items.iter().filter(wanted).map(Item::hash)).collect()
}

/// The links of all that a database holds, with their authors.
pub(crate) fn links(store: &Store) -> BTreeSet<(DeviceId, ChainHash)> {
    links_in(store).unwrap()
}

/// The same of a database whose power may go.
pub(crate) fn links_in(store: &Store) -> Result<BTreeSet<(DeviceId, ChainHash)>, StoreError> {
    let linked = |run: &LogRun| run.chains().into_iter().map(|link| (run.device(), link)).collect::<Vec<_>>();
    Ok(everything_in(store)?.iter().flat_map(linked).collect())
}

/// All that a database holds.
fn everything(store: &Store) -> Vec<LogRun> {
    everything_in(store).unwrap()
}

/// The same of a database that may be damaged.
pub(crate) fn everything_in(store: &Store) -> Result<Vec<LogRun>, StoreError> {
    store.read_lacking(&[], &Audience::Everything, usize::MAX)
}

/// The ids of all events of a database, with repetitions.
pub(crate) fn envelopes(store: &Store) -> Vec<Envelope> {
    let runs = everything(store);
    let read = |item: &Item| match item {
        Item::Event(bytes) => Some(Envelope::from_bytes(bytes).unwrap()),
        Item::Bare(_) => None,
    };
    runs.iter().flat_map(|run| run.items.iter().filter_map(read)).collect()
}
