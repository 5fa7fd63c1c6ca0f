//! What one device sends another: consecutive events of one log, signed by their author.

use comptoir_domain::clock::Timestamp;
use comptoir_domain::event::{ChainHash, Envelope, Scope, bytes_hash, content_hash};
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{DeviceId, EpochId};
use comptoir_domain::signature::{HeadStatement, PublicKey, Signature};
use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};

/// One place of a log.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Item {
    /// The event, exactly as its author stored it.
    #[n(0)]
    Event(#[n(0)] ByteVec),
    /// What stands for an event that is outside the receiver's scopes.
    #[n(1)]
    Bare(#[n(0)] Bare),
}

/// An event of which only this is known: enough to follow the chain over it, and to know who may ask for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Bare {
    /// Its scope.
    #[n(0)]
    pub scope: Scope,
    /// The hash of its bytes.
    #[n(1)]
    pub hash: Hash,
}

impl Item {
    /// What the chain takes in.
    #[must_use]
    pub fn hash(&self) -> Hash {
        let Bare { scope, hash } = self.bare();
        content_hash(scope, hash)
    }

    /// What stands for it where it is not given.
    #[must_use]
    pub fn bare(&self) -> Bare {
        match self {
            Self::Event(bytes) => Bare { scope: Envelope::scope_of(bytes), hash: bytes_hash(bytes) },
            Self::Bare(bare) => *bare,
        }
    }
}

/// Consecutive places of one log, in whole batches, up to a head that its author signed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct LogRun {
    /// The author's key; its device is named by it.
    #[n(0)]
    pub key: PublicKey,
    /// In which unbroken life of it.
    #[n(1)]
    pub epoch: EpochId,
    /// The series of paper numbers of that life.
    #[n(2)]
    pub series: u32,
    /// When it began.
    #[n(3)]
    pub opened_at: Timestamp,
    /// The sequence of the first item, from 1.
    #[n(4)]
    pub first_seq: i64,
    /// The link before the first item.
    #[n(5)]
    pub before: ChainHash,
    /// What stands there.
    #[n(6)]
    pub items: Vec<Item>,
    /// The author's word for the link of the last item.
    #[n(7)]
    pub signature: Signature,
}

impl LogRun {
    /// Whose log.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.key.device()
    }

    /// The sequence of the last item; that before the first where there is none.
    #[must_use]
    pub fn last_seq(&self) -> i64 {
        self.first_seq.saturating_add(i64::try_from(self.items.len()).unwrap_or(i64::MAX)).saturating_sub(1)
    }

    /// The link of each item.
    #[must_use]
    pub fn chains(&self) -> Vec<ChainHash> {
        let mut chain = self.before;
        let extend = |item: &Item| {
            chain = chain.extend(item.hash());
            chain
        };
        self.items.iter().map(extend).collect()
    }

    /// What the author signed, if the last item has this link.
    #[must_use]
    pub fn statement(&self, head: ChainHash) -> HeadStatement {
        HeadStatement {
            epoch: self.epoch,
            series: self.series,
            opened_at: self.opened_at,
            seq: self.last_seq(),
            chain: head,
        }
    }
}
