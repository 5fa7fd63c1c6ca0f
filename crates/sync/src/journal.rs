//! What the engine needs of a journal: the device's own database, or a server's.

#[cfg(test)]
pub(crate) mod empty;

use comptoir_domain::Timestamp;
use comptoir_domain::ids::{DeviceId, EpochId, OrganisationId, PersonId};
use comptoir_store::{Filling, IngestError, LogRun, Secret, Store, StoreError, Tip, Wanted};

use crate::message::{Receipt, Vouch, Why};

/// The most stretches that are asked for at once.
pub(crate) const WANTED_MAX: usize = 64;
/// The most persons whose secrets are asked for at once.
const SECRETS_WANTED_MAX: u32 = 256;

/// A journal that can be brought up to another.
pub trait Journal {
    /// The business; `None` before it is founded or joined.
    ///
    /// # Errors
    /// What the database answers, as everywhere here.
    fn organisation(&self) -> Result<Option<OrganisationId>, StoreError>;

    /// The device whose journal it is, and the unbroken life of it.
    fn own_epoch(&self) -> Result<(DeviceId, EpochId), StoreError>;

    /// The clock, uncorrected.
    fn now(&self) -> Timestamp;

    /// The ends of all lines, sorted.
    fn tips(&self) -> Result<Vec<Tip>, StoreError>;

    /// The first runs that the journal of `receiver` lacks, whose tips these are: about so many bytes of them, and at least one if
    /// there is any. What is outside the receiver's scopes is bare in them.
    fn lacking(&self, receiver: DeviceId, tips: &[Tip], bytes_max: usize) -> Result<Vec<LogRun>, StoreError>;

    /// The first places that are held bare and should be held whole.
    fn wanted(&self) -> Result<Vec<Wanted>, StoreError>;

    /// Runs with what `receiver` wants, as far as it is held here and within its scopes: about so many bytes of them.
    fn filling(&self, receiver: DeviceId, wanted: &[Wanted], bytes_max: usize) -> Result<Filling, StoreError>;

    /// Lets go what is no longer within this device's scopes, if it is within those of `holder`, who holds exactly these tips. Gives how
    /// many events that were.
    fn let_go(&self, holder: DeviceId, tips: &[Tip]) -> Result<usize, StoreError>;

    /// The secrets of the persons whom these runs describe.
    fn secrets(&self, runs: &[LogRun]) -> Result<Vec<Secret>, StoreError>;

    /// Persons of whom this journal names a secret that is not here.
    fn secrets_wanted(&self) -> Result<Vec<PersonId>, StoreError>;

    /// The secrets of these persons that are here, and that `receiver` may have.
    fn secrets_of(&self, receiver: DeviceId, persons: &[PersonId]) -> Result<Vec<Secret>, StoreError>;

    /// Takes runs in, durably, in this order, with the secrets that the journal bears out; says for each how many of its events were new.
    fn take_in(&self, runs: &[LogRun], secrets: &[Secret]) -> Result<Vec<Result<usize, Why>>, StoreError>;

    /// The place of the last event that was stored.
    fn last_position(&self) -> Result<i64, StoreError>;

    /// A peer answers in this life of its journal: what it said in another no longer counts.
    fn met(&self, peer: DeviceId, epoch: EpochId) -> Result<(), StoreError>;

    /// A peer holds everything that is held here up to a place, as far as it is given it.
    fn is_held(&self, peer: DeviceId, epoch: EpochId, position: i64) -> Result<(), StoreError>;

    /// This device's word for what it holds of a journal.
    fn receipt(&self, of: DeviceId) -> Result<Option<Receipt>, StoreError>;

    /// The device's word for the key of the door at which it is asked; `None` where that is its own.
    fn vouch(&self) -> Option<Vouch> {
        None
    }
}

impl Journal for Store {
    fn organisation(&self) -> Result<Option<OrganisationId>, StoreError> {
        Self::organisation(self)
    }

    fn own_epoch(&self) -> Result<(DeviceId, EpochId), StoreError> {
        Self::own_epoch(self)
    }

    fn now(&self) -> Timestamp {
        Self::now(self)
    }

    fn tips(&self) -> Result<Vec<Tip>, StoreError> {
        Self::tips(self)
    }

    fn lacking(&self, receiver: DeviceId, tips: &[Tip], bytes_max: usize) -> Result<Vec<LogRun>, StoreError> {
        self.read_lacking(tips, &self.audience(receiver)?, bytes_max)
    }

    fn wanted(&self) -> Result<Vec<Wanted>, StoreError> {
        Self::wanted(self, WANTED_MAX)
    }

    fn filling(&self, receiver: DeviceId, wanted: &[Wanted], bytes_max: usize) -> Result<Filling, StoreError> {
        self.read_wanted(wanted.get(..WANTED_MAX).unwrap_or(wanted), &self.audience(receiver)?, bytes_max)
    }

    fn let_go(&self, holder: DeviceId, tips: &[Tip]) -> Result<usize, StoreError> {
        Self::let_go(self, holder, tips)
    }

    fn secrets(&self, runs: &[LogRun]) -> Result<Vec<Secret>, StoreError> {
        self.secrets_for(runs)
    }

    fn secrets_wanted(&self) -> Result<Vec<PersonId>, StoreError> {
        Self::secrets_wanted(self, SECRETS_WANTED_MAX)
    }

    fn secrets_of(&self, receiver: DeviceId, persons: &[PersonId]) -> Result<Vec<Secret>, StoreError> {
        let persons = persons.get(..SECRETS_WANTED_MAX as usize).unwrap_or(persons);
        Self::secrets_of(self, persons, &self.audience(receiver)?)
    }

    fn take_in(&self, runs: &[LogRun], secrets: &[Secret]) -> Result<Vec<Result<usize, Why>>, StoreError> {
        if runs.is_empty() {
            self.keep_secrets(secrets)?;
            return Ok(Vec::new());
        }
        self.ingest_all(runs, secrets).into_iter().map(outcome).collect()
    }

    fn last_position(&self) -> Result<i64, StoreError> {
        Self::last_position(self)
    }

    fn met(&self, peer: DeviceId, epoch: EpochId) -> Result<(), StoreError> {
        self.forget_holder_but_in(peer, epoch).map(drop)
    }

    fn is_held(&self, peer: DeviceId, epoch: EpochId, position: i64) -> Result<(), StoreError> {
        self.note_holder(peer, epoch, position).map(drop)
    }

    fn receipt(&self, of: DeviceId) -> Result<Option<Receipt>, StoreError> {
        receipt_in(self, Self::own_epoch(self)?.1, of)
    }
}

/// The word for what a database holds of a journal, in the life of the journal that speaks.
pub(crate) fn receipt_in(store: &Store, holder_epoch: EpochId, of: DeviceId) -> Result<Option<Receipt>, StoreError> {
    // Of the latest life of it: an earlier one may be longer, and says nothing of what was recorded since a restore.
    let logs = store.logs()?.into_iter().filter(|log| log.device == of && log.last_seq > 0);
    let Some(tip) = logs.max_by_key(|log| (log.series, log.opened_at, log.last_seq)).map(|log| log.tip()) else {
        return Ok(None);
    };
    let key = store.device_key()?;
    let signature = key.sign(&Receipt::message(holder_epoch, &tip));
    Ok(Some(Receipt { key: key.public(), holder_epoch, tip, signature }))
}

/// What could not be verified is the run's fault and said to its sender; what could not be written is ours.
pub(crate) fn outcome(
    ingested: Result<comptoir_store::Ingested, IngestError>,
) -> Result<Result<usize, Why>, StoreError> {
    Ok(match ingested {
        Ok(ingested) => Ok(ingested.events),
        Err(IngestError::Gap { .. }) => Err(Why::Gap),
        Err(IngestError::NotWhole { .. } | IngestError::Unreadable { .. }) => Err(Why::Unreadable),
        Err(IngestError::BadSignature { .. }) => Err(Why::BadSignature),
        Err(IngestError::TooLarge { .. }) => Err(Why::TooLarge),
        Err(IngestError::OtherOrganisation) => Err(Why::OtherOrganisation),
        Err(IngestError::NotEnrolled { .. }) => Err(Why::NotEnrolled),
        Err(IngestError::Store(error)) => return Err(error),
    })
}
