//! Checking the journal: every chain from its beginning, every batch whole, and that the rows show what the events say.

use std::collections::BTreeMap;

use comptoir_domain::CommandId;
use comptoir_domain::event::{Batch, ChainHash, Envelope};
use rusqlite::Connection;
use serde::Serialize;

use crate::database;
use crate::error::StoreError;
use crate::journal::line::lines;
use crate::journal::{Item, LogHead, chain_at, items};
use crate::store::Store;

/// What a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// Events read.
    pub events: u64,
    /// Chains followed: one for each epoch of each device.
    pub chains: u64,
    /// What is wrong; empty when nothing is.
    pub faults: Vec<String>,
}

impl Store {
    /// Follows every chain, checks that every batch is whole, and the file's own integrity.
    ///
    /// # Errors
    /// What the database answers.
    pub fn verify(&self) -> Result<Verification, StoreError> {
        // Its own connection: on one that has searched before, FTS5 checks pages that it remembers against newer ones.
        verify(&database::open_reader(self.path(), self.key(), self.medium())?)
    }
}

/// Follows every chain in this database, and checks the file.
pub(crate) fn verify(reader: &Connection) -> Result<Verification, StoreError> {
    let mut verification = Verification::default();
    let lines = lines(reader)?;
    for line in &lines {
        verification.chains += 1;
        let start = match line.parent {
            Some(parent) if line.first_seq > 1 => chain_at(reader, parent, line.first_seq - 1)?,
            _ => Some(ChainHash::genesis(line.device, line.epoch)),
        };
        match start {
            Some(start) => follow(reader, line, start, &mut verification)?,
            None => verification.faults.push(format!("log {}: what goes before it is not held", line.line)),
        }
    }
    let integrity: String = reader.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if integrity != "ok" {
        verification.faults.push(format!("the file is damaged: {integrity}"));
    }
    Ok(verification)
}

fn follow(
    connection: &Connection,
    line: &LogHead,
    mut chain: ChainHash,
    verification: &mut Verification,
) -> Result<(), StoreError> {
    let log = line.line;
    let mut expected_seq = line.first_seq;
    let mut batches = OpenBatches::default();
    items(connection, log, 1, i64::MAX, |placed| {
        if placed.seq != expected_seq {
            verification.faults.push(format!("log {log}: sequence {expected_seq} is missing before {}", placed.seq));
            expected_seq = placed.seq;
        }
        expected_seq += 1;
        chain = chain.extend(placed.item.hash());
        if chain != placed.chain {
            verification.faults.push(format!("log {log}: event {} does not match the chain", placed.seq));
            chain = placed.chain;
        }
        if let Item::Event(bytes) = &placed.item {
            verification.events += 1;
            match Envelope::from_bytes(bytes) {
                Ok(envelope) => batches.add(envelope.batch),
                Err(error) => {
                    verification.faults.push(format!("log {log}: event {} cannot be read: {error}", placed.seq));
                }
            }
        } else {
            batches.bares += 1;
        }
        Ok(true)
    })?;
    verification.faults.extend(batches.faults(log, line));
    Ok(())
}

/// Batches of which not all events were met yet.
#[derive(Default)]
struct OpenBatches {
    open: BTreeMap<CommandId, (u32, u32)>,
    /// Places whose batch is not known here.
    bares: u32,
}

impl OpenBatches {
    fn add(&mut self, batch: Batch) {
        let (count, _) = self.open.entry(batch.command).or_insert((0, batch.size));
        *count += 1;
        if *count == batch.size {
            self.open.remove(&batch.command);
        }
    }

    fn faults(self, log: i64, line: &LogHead) -> Vec<String> {
        // A batch may go on in bare hashes, or have begun on the line before.
        if self.bares > 0 || line.parent.is_some() {
            return Vec::new();
        }
        let fault = |(command, (count, size)): (CommandId, (u32, u32))| {
            format!("log {log}: command {} has {count} of {size} events", command.0)
        };
        self.open.into_iter().map(fault).collect()
    }
}
