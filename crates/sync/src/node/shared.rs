//! A journal that several nodes share, each with a replica in its own database: the central server's on PostgreSQL.
//!
//! The nodes are one device to their peers. What they answer is what the shared journal durably holds, never what a replica
//! alone does, and the life that they name is the shared journal's.

use std::cell::RefCell;
use std::collections::BTreeSet;

use comptoir_domain::Timestamp;
use comptoir_domain::ids::{DeviceId, EpochId, OrganisationId, PersonId};
use comptoir_store::{Filling, LogRun, Secret, StoreError, Tip, Wanted};
use thiserror::Error;

use super::node_journal::NodeJournal;
use crate::journal::{Journal, receipt_in};
use crate::message::{Receipt, Vouch, Why};

/// The shared journal does not answer, or cannot be written: nothing may be answered, and the same may be asked again.
#[derive(Clone, Debug, Error)]
#[error("the shared journal: {0}")]
pub struct SharedUnavailable(pub String);

/// What a piece of work took into the replica.
#[derive(Debug, Default)]
pub struct TakenIn {
    /// Runs that brought something new, as they came.
    pub runs: Vec<LogRun>,
    /// Persons whose secrets came with them.
    pub persons: BTreeSet<PersonId>,
}

/// A piece of work on the replica. It is told the life of the shared journal.
pub type Work = Box<dyn FnOnce(EpochId) -> TakenIn + Send>;

/// A journal that several nodes share. Its callers may wait for the network.
pub trait SharedJournal: Send + Sync {
    /// Brings the replica up to the journal, and lets `work` read it while it holds nothing that the journal lacks.
    ///
    /// # Errors
    /// [`SharedUnavailable`]: the work was not done.
    fn read(&self, work: &mut dyn FnMut(EpochId)) -> Result<(), SharedUnavailable>;

    /// Holds the journal alone among all nodes, brings the replica up to it, lets `work` change the replica, and keeps in the
    /// journal whatever it lacks then. Durable when this returns.
    ///
    /// # Errors
    /// [`SharedUnavailable`]: the work may have been done on the replica; nothing may be answered of it.
    fn change(&self, work: Work) -> Result<(), SharedUnavailable>;
}

/// The replica as the engine sees it: the journal's own life, and a note of which runs brought something new.
pub(super) struct SharedView<'a> {
    replica: &'a NodeJournal,
    epoch: EpochId,
    /// The places of the runs.
    new: RefCell<Vec<usize>>,
}

impl<'a> SharedView<'a> {
    pub(super) const fn new(replica: &'a NodeJournal, epoch: EpochId) -> Self {
        Self { replica, epoch, new: RefCell::new(Vec::new()) }
    }

    /// What was taken in of these runs.
    pub(super) fn taken_in(self, runs: Vec<LogRun>, secrets: &[Secret]) -> TakenIn {
        let new = self.new.into_inner();
        let runs = runs.into_iter().enumerate().filter(|(place, _)| new.contains(place)).map(|(_, run)| run);
        TakenIn { runs: runs.collect(), persons: secrets.iter().map(Secret::person).collect() }
    }
}

impl Journal for SharedView<'_> {
    fn organisation(&self) -> Result<Option<OrganisationId>, StoreError> {
        self.replica.organisation()
    }

    fn own_epoch(&self) -> Result<(DeviceId, EpochId), StoreError> {
        Ok((self.replica.store.device()?, self.epoch))
    }

    fn now(&self) -> Timestamp {
        self.replica.now()
    }

    fn tips(&self) -> Result<Vec<Tip>, StoreError> {
        self.replica.tips()
    }

    fn lacking(&self, receiver: DeviceId, tips: &[Tip], bytes_max: usize) -> Result<Vec<LogRun>, StoreError> {
        self.replica.lacking(receiver, tips, bytes_max)
    }

    fn wanted(&self) -> Result<Vec<Wanted>, StoreError> {
        self.replica.wanted()
    }

    fn filling(&self, receiver: DeviceId, wanted: &[Wanted], bytes_max: usize) -> Result<Filling, StoreError> {
        self.replica.filling(receiver, wanted, bytes_max)
    }

    fn let_go(&self, _: DeviceId, _: &[Tip]) -> Result<usize, StoreError> {
        // A server is given everything, and the replica keeps what the journal holds.
        Ok(0)
    }

    fn secrets(&self, runs: &[LogRun]) -> Result<Vec<Secret>, StoreError> {
        self.replica.secrets(runs)
    }

    fn secrets_wanted(&self) -> Result<Vec<PersonId>, StoreError> {
        self.replica.secrets_wanted()
    }

    fn secrets_of(&self, receiver: DeviceId, persons: &[PersonId]) -> Result<Vec<Secret>, StoreError> {
        self.replica.secrets_of(receiver, persons)
    }

    fn take_in(&self, runs: &[LogRun], secrets: &[Secret]) -> Result<Vec<Result<usize, Why>>, StoreError> {
        let outcomes = self.replica.take_in(runs, secrets)?;
        let new = outcomes.iter().enumerate().filter(|(_, outcome)| outcome.is_ok_and(|events| events > 0));
        self.new.borrow_mut().extend(new.map(|(place, _)| place));
        Ok(outcomes)
    }

    fn last_position(&self) -> Result<i64, StoreError> {
        self.replica.last_position()
    }

    fn met(&self, _: DeviceId, _: EpochId) -> Result<(), StoreError> {
        // A server asks nobody.
        Ok(())
    }

    fn is_held(&self, _: DeviceId, _: EpochId, _: i64) -> Result<(), StoreError> {
        Ok(())
    }

    fn receipt(&self, of: DeviceId) -> Result<Option<Receipt>, StoreError> {
        receipt_in(&self.replica.store, self.epoch, of)
    }

    fn vouch(&self) -> Option<Vouch> {
        self.replica.vouch()
    }
}
