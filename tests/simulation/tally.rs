//! How often each thing happened: a fault that never fires proves nothing.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::Broken;
use crate::story::Failure;

/// Every class of fault. Each must fire in a run of any length.
pub(crate) const CLASSES: [&str; 41] = [
    "network: lost",
    "network: duplicated",
    "network: reordered",
    "network: delayed",
    "network: partition one way",
    "network: truncated",
    "network: answer lost after commit",
    "disk: crash at a write",
    "disk: unsynced tail lost",
    "disk: page torn",
    "disk: full",
    "disk: fsync fails",
    "device: clone",
    "device: set back to an earlier state",
    "device: clock forward",
    "device: clock back",
    "device: two processes on one file",
    "device: killed in a migration",
    "device: older Comptoir brought up to date",
    "server: crash",
    "server: set back to an earlier state",
    "server: two instances",
    "server: slow commit",
    "relay: gone for a while",
    "everybody: days pass",
    "domain: device revoked while apart",
    "domain: person dismissed while apart",
    "domain: person taken back while apart",
    "domain: role withdrawn while apart",
    "domain: role granted while apart",
    "domain: device moved to another scope while apart",
    "domain: stream of a newer version",
    "domain: event of a newer version",
    "domain: poison event",
    "domain: hostile client",
    "domain: hostile relay",
    "domain: box sold twice while apart",
    "authority: money or goods without it",
    "authority: decision without it",
    "authority: verdict lifted",
    "authority: decision confirmed",
];

/// What happened over all runs.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Tally {
    pub(crate) seeds: u64,
    /// Events applied: each time a device folds one, its own or another's.
    pub(crate) events: u64,
    pub(crate) events_per_s: u64,
    pub(crate) faults: BTreeMap<&'static str, u64>,
    pub(crate) forks: u64,
    pub(crate) exchanges: u64,
    pub(crate) divergences: u64,
    pub(crate) losses: u64,
    pub(crate) leaks: u64,
    pub(crate) failing_seeds: Vec<u64>,
}

impl Tally {
    pub(crate) fn fire(&mut self, class: &'static str) {
        debug_assert!(CLASSES.contains(&class), "{class}");
        *self.faults.entry(class).or_default() += 1;
    }

    /// Notes a story that did not hold.
    pub(crate) fn fail(&mut self, seed: u64, failure: &Failure) {
        match failure {
            Failure::Broken(Broken::Divergence(_)) => self.divergences += 1,
            Failure::Broken(Broken::Loss(_)) => self.losses += 1,
            Failure::Broken(Broken::Leak(_)) => self.leaks += 1,
            Failure::Panic(_) => {}
        }
        self.failing_seeds.push(seed);
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.seeds += other.seeds;
        self.events += other.events;
        self.forks += other.forks;
        self.exchanges += other.exchanges;
        for (class, count) in &other.faults {
            *self.faults.entry(class).or_default() += count;
        }
    }

    /// Classes that never fired.
    pub(crate) fn silent(&self) -> Vec<&'static str> {
        CLASSES.into_iter().filter(|class| !self.faults.contains_key(class)).collect()
    }
}
