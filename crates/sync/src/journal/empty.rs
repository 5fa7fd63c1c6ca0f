//! For tests of conversations in which nothing is to be said.

use comptoir_domain::Timestamp;
use comptoir_domain::ids::{DeviceId, EpochId, OrganisationId, PersonId};
use comptoir_store::{Filling, LogRun, Secret, StoreError, Tip, Wanted};

use super::Journal;
use crate::message::{Receipt, Why};

/// A journal that holds nothing.
pub(crate) struct Empty;

impl Journal for Empty {
    fn organisation(&self) -> Result<Option<OrganisationId>, StoreError> {
        Ok(None)
    }

    fn own_epoch(&self) -> Result<(DeviceId, EpochId), StoreError> {
        unreachable!("nobody asks")
    }

    fn now(&self) -> Timestamp {
        Timestamp(0)
    }

    fn tips(&self) -> Result<Vec<Tip>, StoreError> {
        Ok(Vec::new())
    }

    fn lacking(&self, _: DeviceId, _: &[Tip], _: usize) -> Result<Vec<LogRun>, StoreError> {
        Ok(Vec::new())
    }

    fn wanted(&self) -> Result<Vec<Wanted>, StoreError> {
        Ok(Vec::new())
    }

    fn filling(&self, _: DeviceId, _: &[Wanted], _: usize) -> Result<Filling, StoreError> {
        Ok(Filling::default())
    }

    fn let_go(&self, _: DeviceId, _: &[Tip]) -> Result<usize, StoreError> {
        Ok(0)
    }

    fn secrets(&self, _: &[LogRun]) -> Result<Vec<Secret>, StoreError> {
        Ok(Vec::new())
    }

    fn secrets_wanted(&self) -> Result<Vec<PersonId>, StoreError> {
        Ok(Vec::new())
    }

    fn secrets_of(&self, _: DeviceId, _: &[PersonId]) -> Result<Vec<Secret>, StoreError> {
        Ok(Vec::new())
    }

    fn last_position(&self) -> Result<i64, StoreError> {
        Ok(0)
    }

    fn met(&self, _: DeviceId, _: EpochId) -> Result<(), StoreError> {
        Ok(())
    }

    fn is_held(&self, _: DeviceId, _: EpochId, _: i64) -> Result<(), StoreError> {
        Ok(())
    }

    fn take_in(&self, _: &[LogRun], _: &[Secret]) -> Result<Vec<Result<usize, Why>>, StoreError> {
        Ok(Vec::new())
    }

    fn receipt(&self, _: DeviceId) -> Result<Option<Receipt>, StoreError> {
        Ok(None)
    }
}
