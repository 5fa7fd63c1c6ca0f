//! The device's own journal as the engine sees it: it tells what comes in, and an empty one waits for one business alone.

use std::sync::Arc;

use comptoir_domain::Timestamp;
use comptoir_domain::event::{Envelope, StreamKind};
use comptoir_domain::ids::{DeviceId, EpochId, OrganisationId, PersonId};
use comptoir_store::{Filling, Item, LogRun, Secret, Store, StoreError, Tip, Wanted};

use super::changes::{Changes, Topics};
use crate::journal::{Journal, outcome};
use crate::message::{Receipt, Vouch, Why};

/// A journal that tells what comes in.
#[derive(Clone)]
pub(super) struct NodeJournal {
    pub(super) store: Arc<Store>,
    /// The business that it is, or will be, of.
    pub(super) organisation: OrganisationId,
    pub(super) changes: Arc<Changes>,
    /// The device's word for the key of the door that it stands behind, if it does.
    pub(super) vouch: Option<Vouch>,
}

impl NodeJournal {
    /// True when the runs would found another business in an empty database than the one that was asked for.
    fn founds_another(&self, runs: &[LogRun]) -> Result<bool, StoreError> {
        if self.store.organisation()?.is_some() {
            return Ok(false);
        }
        let mut items = runs.iter().flat_map(|run| &run.items);
        Ok(items.any(|item| match item {
            Item::Event(bytes) => Envelope::from_bytes(bytes).is_ok_and(|event| {
                event.kind == StreamKind::Organisation.code() && event.stream != self.organisation.0
            }),
            Item::Bare(_) => false,
        }))
    }
}

impl NodeJournal {
    fn told_of_holders(&self, is_news: bool) {
        if is_news {
            self.changes.arrived(Topics::from(["sync"]));
        }
    }
}

impl Journal for NodeJournal {
    fn organisation(&self) -> Result<Option<OrganisationId>, StoreError> {
        Ok(self.store.organisation()?.or(Some(self.organisation)))
    }

    fn own_epoch(&self) -> Result<(DeviceId, EpochId), StoreError> {
        self.store.own_epoch()
    }

    fn now(&self) -> Timestamp {
        self.store.now()
    }

    fn tips(&self) -> Result<Vec<Tip>, StoreError> {
        self.store.tips()
    }

    fn lacking(&self, receiver: DeviceId, tips: &[Tip], bytes_max: usize) -> Result<Vec<LogRun>, StoreError> {
        Journal::lacking(&*self.store, receiver, tips, bytes_max)
    }

    fn wanted(&self) -> Result<Vec<Wanted>, StoreError> {
        Journal::wanted(&*self.store)
    }

    fn filling(&self, receiver: DeviceId, wanted: &[Wanted], bytes_max: usize) -> Result<Filling, StoreError> {
        Journal::filling(&*self.store, receiver, wanted, bytes_max)
    }

    fn let_go(&self, holder: DeviceId, tips: &[Tip]) -> Result<usize, StoreError> {
        let gone = self.store.let_go(holder, tips)?;
        if gone > 0 {
            // Whatever a screen shows may be gone.
            self.changes.arrived(Topics::from(["*"]));
        }
        Ok(gone)
    }

    fn secrets(&self, runs: &[LogRun]) -> Result<Vec<Secret>, StoreError> {
        self.store.secrets_for(runs)
    }

    fn secrets_wanted(&self) -> Result<Vec<PersonId>, StoreError> {
        Journal::secrets_wanted(&*self.store)
    }

    fn secrets_of(&self, receiver: DeviceId, persons: &[PersonId]) -> Result<Vec<Secret>, StoreError> {
        Journal::secrets_of(&*self.store, receiver, persons)
    }

    fn take_in(&self, runs: &[LogRun], secrets: &[Secret]) -> Result<Vec<Result<usize, Why>>, StoreError> {
        if runs.is_empty() {
            if self.store.keep_secrets(secrets)? {
                self.changes.arrived(Topics::from(["people", "customers"]));
            }
            return Ok(Vec::new());
        }
        if self.founds_another(runs)? {
            return Ok(runs.iter().map(|_| Err(Why::OtherOrganisation)).collect());
        }
        let ingested = self.store.ingest_all(runs, secrets);
        let changed = ingested.iter().flatten().flat_map(|one| one.changed.iter().copied()).collect();
        let outcomes = ingested.into_iter().map(outcome).collect::<Result<Vec<_>, _>>()?;
        if outcomes.iter().flatten().any(|&events| events > 0) {
            self.changes.arrived(changed);
            self.changes.notice(&self.store)?;
        }
        Ok(outcomes)
    }

    fn last_position(&self) -> Result<i64, StoreError> {
        self.store.last_position()
    }

    fn met(&self, peer: DeviceId, epoch: EpochId) -> Result<(), StoreError> {
        self.told_of_holders(self.store.forget_holder_but_in(peer, epoch)?);
        Ok(())
    }

    fn is_held(&self, peer: DeviceId, epoch: EpochId, position: i64) -> Result<(), StoreError> {
        self.told_of_holders(self.store.note_holder(peer, epoch, position)?);
        Ok(())
    }

    fn receipt(&self, of: DeviceId) -> Result<Option<Receipt>, StoreError> {
        Journal::receipt(&*self.store, of)
    }

    fn vouch(&self) -> Option<Vouch> {
        self.vouch
    }
}
