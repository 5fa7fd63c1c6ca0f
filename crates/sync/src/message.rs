//! What two devices say to each other. One verb: *exchange*. It is idempotent, so that an answer that was lost does no harm, and
//! whoever answers keeps nothing between two of them, so that any instance of a server may answer the next one.

use comptoir_domain::Timestamp;
use comptoir_domain::event::ChainHash;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{DeviceId, EpochId, OrganisationId, PersonId};
use comptoir_domain::signature::{PublicKey, Signature};
use comptoir_store::planted::{Planted, is_planted};
use comptoir_store::{LogRun, Secret, Tip, Wanted};
use minicbor::{Decode, Encode};

/// The version of this protocol.
pub const PROTOCOL: u32 = 2;

/// What the asker holds.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Holds {
    /// The ends of all its lines.
    #[n(0)]
    Tips(#[n(0)] Vec<Tip>),
    /// The digest of those ends: it expects that both hold the same once the runs given are taken in.
    #[n(1)]
    Digest(#[n(0)] Hash),
}

/// Gives what the other lacks, and asks for what the asker lacks.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Exchange {
    /// [`PROTOCOL`] of the asker.
    #[n(0)]
    pub protocol: u32,
    /// The business.
    #[n(1)]
    pub organisation: OrganisationId,
    /// The asker's clock, uncorrected.
    #[n(2)]
    pub now: Timestamp,
    /// What the asker holds.
    #[n(3)]
    pub holds: Holds,
    /// How many bytes of runs the asker takes in the answer; 0 while it has more to give.
    #[n(4)]
    pub room: u32,
    /// What the other lacks, as far as the asker knows.
    #[n(5)]
    pub runs: Vec<LogRun>,
    /// The secrets of the persons whom the runs describe, and of those whose the other wants.
    #[n(6)]
    pub secrets: Vec<Secret>,
    /// What the asker holds bare and is to hold whole: it came into a scope. Given once nothing else is lacking.
    #[cbor(n(7), default)]
    pub wanted: Vec<Wanted>,
    /// Persons of whom the asker's journal names a secret that it does not have.
    #[cbor(n(8), default)]
    pub secrets_wanted: Vec<PersonId>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[expect(clippy::large_enum_variant, reason = "one is read at a time, and taken apart at once")]
pub enum Answer {
    /// Both said what they had to say.
    #[n(0)]
    Exchanged(#[n(0)] Exchanged),
    /// Nothing was taken in.
    #[n(1)]
    Declined(#[n(0)] Decline),
}

/// What became of an exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Exchanged {
    /// The one that answers.
    #[n(0)]
    pub device: DeviceId,
    /// The unbroken life of its own journal. Another one than before: it was restored, and may lack what it had.
    #[n(1)]
    pub epoch: EpochId,
    /// Its clock, uncorrected.
    #[n(2)]
    pub now: Timestamp,
    /// The ends of its lines, with what it has just taken in. `None` where they are what the asker's digest said.
    #[n(3)]
    pub tips: Option<Vec<Tip>>,
    /// What the asker lacks: the first of it.
    #[n(4)]
    pub runs: Vec<LogRun>,
    /// Runs that were not taken in, with their place in the exchange.
    #[n(5)]
    pub refused: Vec<RefusedRun>,
    /// Its word for what it holds of the asker's own journal.
    #[n(6)]
    pub receipt: Option<Receipt>,
    /// The secrets of the persons whom the runs describe, and of those whose the asker wants.
    #[n(7)]
    pub secrets: Vec<Secret>,
    /// What it holds bare and is to hold whole.
    #[cbor(n(8), default)]
    pub wanted: Vec<Wanted>,
    /// Persons of whom its journal names a secret that it does not have.
    #[cbor(n(9), default)]
    pub secrets_wanted: Vec<PersonId>,
    /// The device's word that it answers under the key that the transport proved, where that is not its own.
    #[cbor(n(10), default)]
    pub vouch: Option<Vouch>,
}

impl Exchanged {
    /// True when the device that it names is the one that was asked: what it is given depends on who it is.
    #[must_use]
    pub fn comes_from(&self, asked: &PublicKey) -> bool {
        self.device == asked.device() || self.vouch.is_some_and(|vouch| vouch.is_for(self.device, asked))
    }
}

/// A device's word that whoever holds another key answers for it: a server shows one key at its door, and is a device of its own in each
/// business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Vouch {
    /// The device's key.
    #[n(0)]
    pub key: PublicKey,
    /// Its signature.
    #[n(1)]
    pub signature: Signature,
}

impl Vouch {
    /// The bytes that the device signs for the holder of the key `door`.
    #[must_use]
    pub fn message(door: &PublicKey) -> [u8; 32] {
        Hash::of(&[b"comptoir door 1", &door.0]).0
    }

    fn is_for(&self, device: DeviceId, door: &PublicKey) -> bool {
        self.key.device() == device && self.key.verifies(&Self::message(door), &self.signature)
    }
}

/// Why an exchange was declined as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Decline {
    /// The asker speaks a protocol that this device does not know: one of them must be updated.
    #[n(0)]
    OtherProtocol,
    /// The asker belongs to another business.
    #[n(1)]
    OtherOrganisation,
    /// The message cannot be read.
    #[n(2)]
    Unreadable,
    /// This device cannot write: its disk is full or its database is busy. Later it may.
    #[n(3)]
    Unavailable,
    /// The asker was shut out. What it recorded was taken in; it is given nothing.
    #[n(4)]
    Revoked,
    /// Never sent: whoever answered names a device that it is not. Nothing of it was taken in, and it is given nothing.
    #[n(5)]
    Impostor,
}

/// A run that was not taken in.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct RefusedRun {
    /// Its place in the exchange, from 0.
    #[n(0)]
    pub place: u32,
    /// Why.
    #[n(1)]
    pub why: Why,
}

/// Why a run was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Why {
    /// What goes before it is not held.
    #[n(0)]
    Gap,
    /// The author's signature does not fit.
    #[n(1)]
    BadSignature,
    /// An event cannot be read, or a batch is cut.
    #[n(2)]
    Unreadable,
    /// It is larger than anything that a device sends.
    #[n(3)]
    TooLarge,
    /// It belongs to another business.
    #[n(4)]
    OtherOrganisation,
    /// Its author is not enrolled, as far as is known here.
    #[n(5)]
    NotEnrolled,
    /// It could not be written here; later it may.
    #[n(6)]
    Unavailable,
}

/// A device's word that it durably holds a journal up to a link: a countersigned head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Receipt {
    /// The key of the one that holds it.
    #[n(0)]
    pub key: PublicKey,
    /// The unbroken life of the holder's own journal: after a restore it may have lost what it held.
    #[n(1)]
    pub holder_epoch: EpochId,
    /// What is held.
    #[n(2)]
    pub tip: Tip,
    /// The holder's signature.
    #[n(3)]
    pub signature: Signature,
}

impl Receipt {
    /// The bytes that the holder signs.
    #[must_use]
    pub fn message(holder_epoch: EpochId, tip: &Tip) -> [u8; 32] {
        let Tip { device, epoch, seq, chain: ChainHash(chain) } = tip;
        let parts: [&[u8]; 6] = [
            b"comptoir receipt 1",
            holder_epoch.as_bytes(),
            device.as_bytes(),
            epoch.as_bytes(),
            &seq.to_be_bytes(),
            &chain.0,
        ];
        Hash::of(&parts).0
    }

    /// True when the holder signed it.
    #[must_use]
    pub fn is_genuine(&self) -> bool {
        self.key.verifies(&Self::message(self.holder_epoch, &self.tip), &self.signature)
    }
}

/// How many events a device with these tips holds. What goes before a fork counts once for each of its lines, at both ends alike.
#[must_use]
pub fn events_in(tips: &[Tip]) -> i64 {
    tips.iter().fold(0, |sum, tip| sum.saturating_add(tip.seq))
}

/// The digest of sorted tips.
#[must_use]
pub fn digest(tips: &[Tip]) -> Hash {
    if is_planted(Planted::DigestOfCounts) {
        return Hash::of(&[&tips.len().to_be_bytes()]);
    }
    // Writing to memory cannot fail.
    Hash::of(&[b"comptoir tips 1", &minicbor::to_vec(tips).unwrap_or_default()])
}
