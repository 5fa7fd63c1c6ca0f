//! What the engine needs of a journal: the device's own database, or a server's.

use comptoir_domain::Timestamp;
use comptoir_domain::ids::{DeviceId, EpochId, OrganisationId};
use comptoir_store::{IngestError, LogRun, Secret, Store, StoreError, Tip};

use crate::message::{Receipt, Why};

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

    /// The first runs that a journal with these tips lacks, about so many bytes of them; at least one if there is any.
    fn lacking(&self, tips: &[Tip], bytes_max: usize) -> Result<Vec<LogRun>, StoreError>;

    /// The secrets of the persons whom these runs describe.
    fn secrets(&self, runs: &[LogRun]) -> Result<Vec<Secret>, StoreError>;

    /// Takes runs in, durably, in this order; says for each how many of its events were new.
    fn take_in(&self, runs: &[LogRun], secrets: &[Secret]) -> Result<Vec<Result<usize, Why>>, StoreError>;

    /// This device's word for what it holds of a journal.
    fn receipt(&self, of: DeviceId) -> Result<Option<Receipt>, StoreError>;
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

    fn lacking(&self, tips: &[Tip], bytes_max: usize) -> Result<Vec<LogRun>, StoreError> {
        self.read_lacking(tips, bytes_max)
    }

    fn secrets(&self, runs: &[LogRun]) -> Result<Vec<Secret>, StoreError> {
        self.secrets_for(runs)
    }

    fn take_in(&self, runs: &[LogRun], secrets: &[Secret]) -> Result<Vec<Result<usize, Why>>, StoreError> {
        self.ingest_all(runs, secrets).into_iter().map(outcome).collect()
    }

    fn receipt(&self, of: DeviceId) -> Result<Option<Receipt>, StoreError> {
        // Of the latest life of it: an earlier one may be longer, and says nothing of what was recorded since a restore.
        let logs = self.logs()?.into_iter().filter(|log| log.device == of && log.last_seq > 0);
        let Some(tip) = logs.max_by_key(|log| (log.series, log.opened_at, log.last_seq)).map(|log| log.tip()) else {
            return Ok(None);
        };
        let (key, (_, holder_epoch)) = (self.device_key()?, Self::own_epoch(self)?);
        let signature = key.sign(&Receipt::message(holder_epoch, &tip));
        Ok(Some(Receipt { key: key.public(), holder_epoch, tip, signature }))
    }
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
