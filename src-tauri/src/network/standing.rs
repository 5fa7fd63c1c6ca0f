//! How things stand with a peer, as screens and the command line show it.

use comptoir_domain::ids::DeviceId;
use comptoir_domain::{Timestamp, fingerprint::Fingerprint};
use comptoir_store::PeerRecord;
use comptoir_sync::message::{Decline, Why};
use comptoir_sync::node::PeerStatus;
use serde::Serialize;
use ts_rs::TS;

/// How things stand with a peer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PeerStanding {
    /// `host:port`.
    pub address: String,
    /// `server` or `relay`.
    pub role: &'static str,
    /// What people compare.
    pub fingerprint: String,
    /// Both hold the same, as of the last contact.
    pub is_even: bool,
    /// How many facts it holds that this computer does not, as far as it has told.
    #[ts(type = "number")]
    pub to_come: u64,
    /// It says by itself when it has something new.
    pub is_listening: bool,
    /// Which device answers there.
    pub device: Option<DeviceId>,
    /// When it last answered.
    pub last_contact: Option<Timestamp>,
    /// By how many ms its clock is ahead of this one's.
    #[ts(type = "number")]
    pub skew_ms: i64,
    /// Up to which sequence of this computer's journal it has confirmed to hold it.
    #[ts(type = "number | null")]
    pub confirmed_seq: Option<i64>,
    /// Consecutive failures to reach it.
    pub failures: u32,
    /// Why it cannot be reached: `unreachable`, `not_the_peer` …
    pub trouble: Option<&'static str>,
    /// Why it does not talk: `revoked`, `other_protocol` …
    pub declined: Option<&'static str>,
    /// How many facts it holds, as far as it told.
    #[ts(type = "number | null")]
    pub holds: Option<i64>,
    /// What it does not take in of what is sent: `not_enrolled` …
    pub refuses: Vec<&'static str>,
    /// What of that which it sent is not taken in here.
    pub refused: Vec<&'static str>,
}

impl PeerStanding {
    /// The standing of a peer.
    #[must_use]
    pub fn of(peer: &PeerRecord, status: &PeerStatus) -> Self {
        let standing = &status.standing;
        Self {
            address: peer.address.clone(),
            role: peer.role.name(),
            fingerprint: Fingerprint::of(&peer.key).to_string(),
            is_even: standing.is_even,
            to_come: standing.to_come,
            is_listening: status.is_listening,
            device: standing.device,
            last_contact: standing.last_contact,
            skew_ms: standing.skew,
            confirmed_seq: standing.receipt.map(|receipt| receipt.tip.seq),
            failures: standing.failures,
            trouble: status.trouble.as_ref().map(comptoir_sync::node::Trouble::code),
            declined: standing.declined.map(decline_code),
            holds: standing.holds,
            refuses: standing.refuses.iter().copied().map(why_code).collect(),
            refused: standing.refused.iter().copied().map(why_code).collect(),
        }
    }
}

/// The name of a decline for screens and the command line.
pub(super) const fn decline_code(decline: Decline) -> &'static str {
    match decline {
        Decline::OtherProtocol => "other_protocol",
        Decline::OtherOrganisation => "other_organisation",
        Decline::Unreadable => "unreadable",
        Decline::Unavailable => "unavailable",
        Decline::Revoked => "revoked",
        Decline::Impostor => "impostor",
    }
}

const fn why_code(why: Why) -> &'static str {
    match why {
        Why::Gap => "gap",
        Why::BadSignature => "bad_signature",
        Why::Unreadable => "unreadable",
        Why::TooLarge => "too_large",
        Why::OtherOrganisation => "other_organisation",
        Why::NotEnrolled => "not_enrolled",
        Why::Unavailable => "unavailable",
    }
}
