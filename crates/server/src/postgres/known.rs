//! What an instance knows of a business's journal: how far its replica is brought up. Kept in the replica itself.

use comptoir_domain::event::ChainHash;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::EpochId;
use comptoir_domain::signature::PublicKey;
use comptoir_store::{Store, StoreError, Tip};

/// The replica's setting that keeps it.
const SETTING: &str = "shared_journal";

/// What is known of the journal.
#[derive(Default)]
pub(super) struct Known {
    /// Its life; none before it was asked.
    pub(super) epoch: Option<EpochId>,
    /// Everything up to here is in the replica.
    pub(super) position: i64,
    /// The last run at or before that position, and its link: a journal that has another one there is not the one that was known.
    pub(super) last_run: Option<(i64, ChainHash)>,
    /// The ends of the lines that it holds at that position, once asked.
    pub(super) tips: Option<Vec<Tip>>,
    /// Who belongs to the business as it says, once asked.
    pub(super) members: Option<Vec<(PublicKey, bool)>>,
    pub(super) invites_until: Option<i64>,
    /// The replica may hold what it lacks: after a start, and after a step that broke.
    pub(super) may_be_ahead: bool,
    /// The replica holds places whole that it may hold bare: a step broke that filled them.
    pub(super) has_unkept_fillings: bool,
    /// It is another one than the one that the replica was brought up to, and is read by a replica that holds something.
    pub(super) is_read_again: bool,
}

impl Known {
    /// Reads what was known. What is not kept, or makes no sense, is learnt again from the beginning.
    pub(super) fn read(replica: &Store) -> Result<Self, StoreError> {
        let kept = replica.device_setting(SETTING)?;
        let known = kept.as_deref().and_then(Self::parse).unwrap_or_default();
        Ok(Self { may_be_ahead: true, ..known })
    }

    fn parse(kept: &str) -> Option<Self> {
        let mut words = kept.split(' ');
        let (epoch, position) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        let last_run = match (words.next(), words.next()) {
            (Some(place), Some(link)) => Some((place.parse().ok()?, ChainHash(Hash::from_hex(link)?))),
            _ => None,
        };
        Some(Self { epoch: Some(epoch), position, last_run, ..Self::default() })
    }

    /// Keeps it: after what it says is in the replica.
    pub(super) fn keep(&self, replica: &Store) -> Result<(), StoreError> {
        let Some(epoch) = self.epoch else { return Ok(()) };
        let mut text = format!("{epoch} {}", self.position);
        if let Some((place, ChainHash(link))) = self.last_run {
            text.push_str(&format!(" {place} {}", link.to_hex()));
        }
        replica.set_device_setting(SETTING, &text)
    }

    /// The journal is not the one that was known: everything is looked at again, and the replica may hold what it lacks.
    pub(super) fn forget(&mut self) {
        *self = Self { epoch: self.epoch, may_be_ahead: true, is_read_again: true, ..Self::default() };
    }
}

#[cfg(test)]
mod tests {
    use comptoir_store::DatabaseKey;

    use super::*;

    #[test]
    fn what_was_known_is_read_again_and_taken_for_ahead() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), &DatabaseKey::generate().unwrap()).unwrap();
        assert_eq!(Known::read(&store).unwrap().position, 0);
        let epoch = store.own_epoch().unwrap().1;
        let last_run = Some((7, ChainHash(Hash([5; 32]))));
        Known { epoch: Some(epoch), position: 9, last_run, ..Known::default() }.keep(&store).unwrap();
        let known = Known::read(&store).unwrap();
        assert_eq!((known.epoch, known.position, known.last_run), (Some(epoch), 9, last_run));
        assert!(known.may_be_ahead);
        store.set_device_setting(SETTING, "nonsense").unwrap();
        assert_eq!(Known::read(&store).unwrap().epoch, None);
    }
}
