//! The frozen storage format of resolutions. Fields may be added with new numbers, never changed. A new rule or remedy makes a
//! new version of the event: an older Comptoir keeps what it cannot read.

use minicbor::{Decode, Encode};
use serde::Serialize;
use ts_rs::TS;

use crate::event::{StreamRef, events};
use crate::fold::Rule;
use crate::ids::{ConflictId, EventId, SaleId, StoreId};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::stock::SerialNumber;
use crate::till::MeansKind;

events! {
    /// What was decided about a conflict.
    pub enum ResolutionEvent of Resolution {
        /// Somebody decided.
        "conflict.resolved" 1 => ConflictResolved,
        /// Somebody decided about what was recorded without authority.
        "conflict.resolved" 2 => AuthoritySettled,
        /// Somebody decided about a serial number that two sales name.
        "conflict.resolved" 3 => SerialSettled,
    }
}

/// Somebody decided.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ConflictResolved {
    /// The rule that was broken.
    #[n(0)]
    pub rule: Rule,
    /// The events that broke it, sorted: with the rule they are the conflict.
    #[n(1)]
    pub events: Vec<EventId>,
    /// What it was about.
    #[n(2)]
    pub about: StreamRef,
    /// Where; absent for what belongs to the whole organisation.
    #[n(3)]
    pub store: Option<StoreId>,
    /// What was done.
    #[n(4)]
    pub remedy: RemedyTaken,
    /// Why, in words; empty for none.
    #[n(5)]
    pub note: String,
}

/// Somebody decided about what was recorded without authority: a rule and remedies that version 1 did not have.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct AuthoritySettled(#[n(0)] pub ConflictResolved);

/// Somebody decided about a serial number that two sales name: a rule and a remedy that version 2 did not have.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct SerialSettled(#[n(0)] pub ConflictResolved);

impl ResolutionEvent {
    /// What was decided, whatever the version.
    #[must_use]
    pub const fn decision(&self) -> &ConflictResolved {
        match self {
            Self::ConflictResolved(decision)
            | Self::AuthoritySettled(AuthoritySettled(decision))
            | Self::SerialSettled(SerialSettled(decision)) => decision,
        }
    }
}

impl ConflictResolved {
    /// The event, in the version that has its rule.
    #[must_use]
    pub fn into_event(self) -> ResolutionEvent {
        match self.rule {
            Rule::WithoutAuthority => AuthoritySettled(self).into(),
            Rule::SameSerial => SerialSettled(self).into(),
            _ => self.into(),
        }
    }
}

/// What was done about a conflict. The facts themselves stand in their own streams.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "remedy")]
pub enum RemedyTaken {
    /// It was read, and nothing was to be done.
    #[n(0)]
    Acknowledged,
    /// Money went back to the customer.
    #[n(1)]
    MoneyReturned {
        /// How much.
        #[n(0)]
        amount: Money,
        /// How.
        #[n(1)]
        means: MeansKind,
    },
    /// Two sales had been made under one number: both payments are kept.
    #[n(2)]
    TwoSales,
    /// The customer keeps the goods, the shop the money.
    #[n(3)]
    GoodsKept,
    /// Goods had been recorded as gone twice, and left once.
    #[n(4)]
    GoodsCorrected,
    /// The goods were counted.
    #[n(5)]
    Counted {
        /// How many were there.
        #[n(0)]
        quantity: Quantity,
    },
    /// The level was accepted, and set to nothing where it was below.
    #[n(6)]
    LevelAccepted {
        /// By how much it was corrected.
        #[n(0)]
        adjusted_by: Quantity,
    },
    /// The values of one of the two edits stand.
    #[n(7)]
    ValuesKept {
        /// Of which.
        #[n(0)]
        edit: EventId,
    },
    /// What was decided about another conflict of the same thing settles this one too.
    #[n(8)]
    WithAnother {
        /// Which.
        #[n(0)]
        conflict: ConflictId,
    },
    /// What was recorded without authority counts from now on. Since version 2, like those below.
    #[n(9)]
    Confirmed,
    /// It stays without effect.
    #[n(10)]
    LeftWithoutEffect,
    /// The serial number of one of the sales was put right. Since version 3.
    #[n(11)]
    SerialCorrected {
        /// Of which sale.
        #[n(0)]
        sale: SaleId,
        /// Its number on paper.
        #[n(1)]
        number: String,
        /// What it had named.
        #[n(2)]
        from: SerialNumber,
        /// What it names from then on.
        #[n(3)]
        to: SerialNumber,
    },
}
