//! Checking the journal: every chain from its beginning, every batch whole, and that the rows show what the events say.

use std::collections::BTreeMap;

use comptoir_domain::event::{ChainHash, Content, content_hash};
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{DeviceId, EpochId};
use rusqlite::Connection;
use serde::Serialize;

use crate::database;
use crate::error::StoreError;
use crate::journal::uuid_at;
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
    let mut statement = reader.prepare("SELECT no, device, epoch FROM log ORDER BY no")?;
    let logs = statement
        .query_map([], |row| Ok((row.get::<_, i64>(0)?, DeviceId(uuid_at(row, 1)?), EpochId(uuid_at(row, 2)?))))?
        .collect::<Result<Vec<_>, _>>()?;
    for (log, device, epoch) in logs {
        verification.chains += 1;
        follow(reader, log, ChainHash::genesis(device, epoch), &mut verification)?;
    }
    let integrity: String = reader.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if integrity != "ok" {
        verification.faults.push(format!("the file is damaged: {integrity}"));
    }
    Ok(verification)
}

fn follow(
    connection: &Connection,
    log: i64,
    mut chain: ChainHash,
    verification: &mut Verification,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT seq, chain, bytes FROM event WHERE log = ?1 ORDER BY position")?;
    let mut rows = statement.query([log])?;
    let mut expected_seq = 1_i64;
    let mut batches: BTreeMap<comptoir_domain::CommandId, (u32, u32)> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let stored: [u8; 32] = row.get(1)?;
        let bytes = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
        if seq != expected_seq {
            verification.faults.push(format!("log {log}: sequence {expected_seq} is missing before {seq}"));
            expected_seq = seq;
        }
        expected_seq += 1;
        chain = chain.extend(content_hash(bytes));
        if chain.0 != Hash(stored) {
            verification.faults.push(format!("log {log}: event {seq} does not match the chain"));
            chain = ChainHash(Hash(stored));
        }
        match Content::from_bytes(bytes) {
            Ok(content) => {
                let (count, _) = batches.entry(content.batch.command).or_insert((0, content.batch.size));
                *count += 1;
                if *count == content.batch.size {
                    batches.remove(&content.batch.command);
                }
            }
            Err(error) => verification.faults.push(format!("log {log}: event {seq} cannot be read: {error}")),
        }
        verification.events += 1;
    }
    for (command, (count, size)) in batches {
        verification.faults.push(format!("log {log}: command {} has {count} of {size} events", command.0));
    }
    Ok(())
}
