//! The access log: who signed in where, who failed to, which consent was denied. One stream per device and day.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::calendar::BusinessDate;
use crate::event::StreamKind;
use crate::fold::{At, Fold};
use crate::hash::Hash;
use crate::ids::{DeviceId, UserId};
use crate::people::{AccessEvent, Permission};

/// How someone proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[cbor(index_only)]
#[serde(rename_all = "snake_case")]
pub enum SignInMeans {
    /// By password.
    #[n(0)]
    Password,
    /// By PIN, on a device where that person has signed in before.
    #[n(1)]
    Pin,
}

/// Someone signed in.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SignedIn {
    /// How.
    #[n(0)]
    pub means: SignInMeans,
}

/// Someone failed to sign in.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SignInFailed {
    /// How they tried.
    #[n(0)]
    pub means: SignInMeans,
    /// Whose account, where there is one.
    #[n(1)]
    pub user: Option<UserId>,
}

/// A consent was denied.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct OverrideDenied {
    /// Whose consent was asked.
    #[n(0)]
    pub user: UserId,
    /// For what.
    #[n(1)]
    pub permission: Permission,
}

/// The recovery code of a device was replaced. What it is stays on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RecoveryCodeRenewed {}

/// The id of a device's access log of one day: the same whoever computes it.
#[must_use]
pub fn access_stream_id(device: DeviceId, day: BusinessDate) -> Uuid {
    Hash::of(&[b"access log 1", device.as_bytes(), &day.days().to_be_bytes()]).to_id()
}

/// A device's day at the door.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
pub struct AccessLog {
    /// How many signed in.
    #[n(0)]
    pub signed_in: u64,
    /// How many were refused, sign-ins and consents together.
    #[n(1)]
    pub refused: u64,
}

impl Fold for AccessLog {
    type Event = AccessEvent;
    const KIND: StreamKind = StreamKind::Access;

    fn apply(&mut self, _: &At<'_>, event: &AccessEvent) {
        match event {
            AccessEvent::SignedIn(_) => self.signed_in += 1,
            AccessEvent::SignInFailed(_) | AccessEvent::OverrideDenied(_) => self.refused += 1,
            AccessEvent::RecoveryCodeRenewed(_) => {}
        }
    }
}
