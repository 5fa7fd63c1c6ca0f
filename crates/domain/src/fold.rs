//! State is a pure fold over a stream's events in canonical order. Folding never fails: what breaks a rule is recorded as
//! an [`Anomaly`].
//!
//! Canonical order: causal first (an event comes after the heads it names); among the ready ones the hybrid clock, then
//! the device, then the id decide. Concurrency is read from the named heads, never from clocks.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::calendar::BusinessDate;
use crate::clock::{HybridTime, Timestamp};
use crate::event::{Content, EventSet, Scope, StreamKind};
use crate::hash::Hash;
use crate::ids::{ConflictId, DeviceId, EventId, UserId};

/// The version of the folds. Digests are comparable only between equal versions.
pub const FOLD_VERSION: u32 = 1;

/// The state of a stream.
pub trait Fold: Clone + Default + Encode<()> {
    /// The stream's events.
    type Event: EventSet;
    /// The stream's kind.
    const KIND: StreamKind;
    /// Takes one event in. Total: it accepts every event in every state.
    fn apply(&mut self, at: &At<'_>, event: &Self::Event);
    /// Takes in an event that has no effect: only what must be known of it all the same. Total, too.
    fn apply_void(&mut self, _: &At<'_>, _: &Self::Event) {}
    /// What broke a rule, so far.
    fn anomalies(&self) -> &[Anomaly] {
        &[]
    }
}

/// The header of the event being applied, as far as a fold may read it.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    /// The event.
    pub id: EventId,
    /// Who acted.
    pub actor: UserId,
    /// On which device.
    pub device: DeviceId,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// The store's day to which it belongs.
    pub business_date: BusinessDate,
    /// The stream's scope.
    pub scope: Scope,
    seen: Seen<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Seen<'a> {
    Everything,
    Only(&'a BTreeSet<EventId>),
}

impl At<'_> {
    /// True when the author of this event knew `earlier`, an event of the same stream that was applied before.
    #[must_use]
    pub fn has_seen(&self, earlier: EventId) -> bool {
        match self.seen {
            Seen::Everything => true,
            Seen::Only(events) => events.contains(&earlier),
        }
    }
}

/// A rule that facts recorded apart have broken together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct Anomaly {
    /// The broken rule.
    #[n(0)]
    pub rule: Rule,
    /// The events that broke it, sorted.
    #[n(1)]
    pub events: Vec<EventId>,
    /// The thing that it is about, where the events alone do not tell: of two boxes that the same two sales name each is another's.
    #[n(2)]
    pub thing: Option<Hash>,
}

impl Anomaly {
    /// The anomaly of these events under `rule`.
    #[must_use]
    pub fn new(rule: Rule, mut events: Vec<EventId>) -> Self {
        events.sort_unstable();
        events.dedup();
        Self { rule, events, thing: None }
    }

    /// The anomaly of these events about one of the things that they name.
    #[must_use]
    pub fn about(thing: Hash, rule: Rule, events: Vec<EventId>) -> Self {
        Self { thing: Some(thing), ..Self::new(rule, events) }
    }

    /// The same on every device: the rule, the sorted events, and the thing.
    #[must_use]
    pub fn id(&self) -> Hash {
        let events: Vec<u8> = self.events.iter().flat_map(|event| *event.as_bytes()).collect();
        let thing = self.thing.as_ref().map(|thing| &thing.0[..]);
        let parts = [&b"anomaly 1"[..], self.rule.name().as_bytes(), &events].into_iter().chain(thing);
        Hash::of(&parts.collect::<Vec<_>>())
    }

    /// The id under which people decide about it: the first half of its own.
    #[must_use]
    pub fn conflict(&self) -> ConflictId {
        ConflictId(Uuid::from_bytes(self.id().half()))
    }
}

/// Rules that only devices apart can break. The numbers are part of the storage format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, Serialize, TS)]
#[cbor(index_only)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// One field was changed to two values by people who did not know of each other.
    #[n(0)]
    ConcurrentEdit,
    /// A sale received more than it asked for.
    #[n(1)]
    PaidTwice,
    /// A payment was taken on a cancelled sale.
    #[n(2)]
    PaidAfterCancel,
    /// A paid sale was cancelled by someone who did not know of the payment.
    #[n(3)]
    CancelledAfterPay,
    /// A sale was submitted twice.
    #[n(4)]
    SubmittedTwice,
    /// A parked sale was recalled twice.
    #[n(5)]
    RecalledTwice,
    /// More left the stock than it held.
    #[n(6)]
    Oversold,
    /// Two shifts are open where one may be.
    #[n(7)]
    TwoOpenShifts,
    /// One paper number names two sales.
    #[n(8)]
    NumberTwice,
    /// Something happened in a shift that was closed.
    #[n(9)]
    ShiftAlreadyClosed,
    /// A shift was opened twice.
    #[n(10)]
    OpenedTwice,
    /// Goods were delivered twice.
    #[n(11)]
    DeliveredTwice,
    /// People who did not know of each other decided about one conflict.
    #[n(12)]
    ResolvedTwice,
    /// Whoever recorded something might not.
    #[n(13)]
    WithoutAuthority,
    /// Two sales name the same serial number of a product.
    #[n(14)]
    SameSerial,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 15] = [
        Self::ConcurrentEdit,
        Self::PaidTwice,
        Self::PaidAfterCancel,
        Self::CancelledAfterPay,
        Self::SubmittedTwice,
        Self::RecalledTwice,
        Self::Oversold,
        Self::TwoOpenShifts,
        Self::NumberTwice,
        Self::ShiftAlreadyClosed,
        Self::OpenedTwice,
        Self::DeliveredTwice,
        Self::ResolvedTwice,
        Self::WithoutAuthority,
        Self::SameSerial,
    ];

    /// The rule of this name; `None` for one of a newer Comptoir.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// The rule's name in anomaly ids, in the inbox and in the message catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ConcurrentEdit => "concurrent_edit",
            Self::PaidTwice => "paid_twice",
            Self::PaidAfterCancel => "paid_after_cancel",
            Self::CancelledAfterPay => "cancelled_after_pay",
            Self::SubmittedTwice => "submitted_twice",
            Self::RecalledTwice => "recalled_twice",
            Self::Oversold => "oversold",
            Self::TwoOpenShifts => "two_open_shifts",
            Self::NumberTwice => "number_twice",
            Self::ShiftAlreadyClosed => "shift_already_closed",
            Self::OpenedTwice => "opened_twice",
            Self::DeliveredTwice => "delivered_twice",
            Self::ResolvedTwice => "resolved_twice",
            Self::WithoutAuthority => "without_authority",
            Self::SameSerial => "same_serial",
        }
    }
}

/// An event of one stream with what its order and its fold need.
#[derive(Clone, Debug)]
pub struct Recorded<E> {
    /// The event's header. Its payload is not read again.
    pub header: Content,
    /// The decoded payload, as far as it counts.
    pub event: Payload<E>,
}

/// What an event says, as far as it counts.
#[derive(Clone, Debug)]
pub enum Payload<E> {
    /// It counts.
    Counts(E),
    /// It was recorded without authority and has no effect. It keeps its place among the others.
    Void(E),
    /// It is of a newer Comptoir.
    Newer,
}

impl<E> From<Option<E>> for Payload<E> {
    fn from(event: Option<E>) -> Self {
        event.map_or(Self::Newer, Self::Counts)
    }
}

/// Where an event sorts among those that are not ordered by causality.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct OrderKey {
    /// First the hybrid clock …
    #[n(0)]
    pub clock: HybridTime,
    /// … then the device …
    #[n(1)]
    pub device: DeviceId,
    /// … then the event.
    #[n(2)]
    pub event: EventId,
}

impl From<&Content> for OrderKey {
    fn from(content: &Content) -> Self {
        Self { clock: content.clock, device: content.device, event: content.id }
    }
}

/// A stream folded up to its heads.
#[derive(Clone, Debug)]
pub struct Folded<S> {
    /// The state.
    pub state: S,
    /// The events that no other event names, sorted.
    pub heads: Vec<EventId>,
    /// The greatest order key of all events.
    pub last: OrderKey,
    /// An event of a newer Comptoir is among them: the stream can be read, not written.
    pub needs_update: bool,
    /// One of them counts. Of a stream of which none does there is nothing to see.
    pub counts: bool,
}

impl<S: Default> Default for Folded<S> {
    fn default() -> Self {
        Self { state: S::default(), heads: Vec::new(), last: OrderKey::default(), needs_update: false, counts: false }
    }
}

/// The event does not sort last: the stream must be folded again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late;

impl<S: Fold> Folded<S> {
    /// Folds a whole stream, whatever the order in which its events arrived. The same event twice counts once.
    #[must_use]
    pub fn from_events(events: &[Recorded<S::Event>]) -> Self {
        let ordered = canonical_order(events);
        let ancestors = ancestors(&ordered);
        let mut folded = Self::default();
        for recorded in ordered {
            let seen = ancestors.get(&recorded.header.id).map_or(Seen::Everything, Seen::Only);
            folded.take(recorded, seen);
        }
        folded
    }

    /// Takes in an event that knew everything before it and sorts after it.
    ///
    /// # Errors
    /// [`Late`] when it does not; the state is unchanged.
    pub fn push(&mut self, recorded: &Recorded<S::Event>) -> Result<(), Late> {
        if recorded.header.heads != self.heads || OrderKey::from(&recorded.header) <= self.last {
            return Err(Late);
        }
        self.take(recorded, Seen::Everything);
        Ok(())
    }

    fn take(&mut self, recorded: &Recorded<S::Event>, seen: Seen<'_>) {
        let header = &recorded.header;
        let at = At {
            id: header.id,
            actor: header.actor,
            device: header.device,
            occurred_at: header.occurred_at,
            business_date: header.business_date,
            scope: header.scope,
            seen,
        };
        match &recorded.event {
            Payload::Counts(event) => self.state.apply(&at, event),
            Payload::Void(event) => self.state.apply_void(&at, event),
            Payload::Newer => self.needs_update = true,
        }
        self.counts |= !matches!(recorded.event, Payload::Void(_));
        self.heads.retain(|head| !header.heads.contains(head));
        if let Err(place) = self.heads.binary_search(&header.id) {
            self.heads.insert(place, header.id);
        }
        self.last = self.last.max(OrderKey::from(header));
    }

    /// The hash of the state, for digests. Equal states of equal fold versions give equal hashes on every device.
    #[must_use]
    pub fn state_hash(&self) -> Hash {
        let mut bytes = Vec::new();
        let encoded: Result<(), minicbor::encode::Error<core::convert::Infallible>> =
            minicbor::encode(&self.state, &mut bytes);
        debug_assert!(encoded.is_ok(), "writing to memory cannot fail");
        Hash::of(&[&[S::KIND.code()], &bytes])
    }
}

/// The events in canonical order, each once.
fn canonical_order<E>(events: &[Recorded<E>]) -> Vec<&Recorded<E>> {
    let by_id: BTreeMap<EventId, &Recorded<E>> = events.iter().map(|recorded| (recorded.header.id, recorded)).collect();
    let mut waiting_for: BTreeMap<EventId, usize> = BTreeMap::new();
    let mut followers: BTreeMap<EventId, Vec<EventId>> = BTreeMap::new();
    let mut ready: BTreeSet<OrderKey> = BTreeSet::new();
    for recorded in by_id.values() {
        let header = &recorded.header;
        let known: Vec<EventId> = header.heads.iter().copied().filter(|head| by_id.contains_key(head)).collect();
        if known.is_empty() {
            ready.insert(OrderKey::from(header));
        } else {
            waiting_for.insert(header.id, known.len());
            known.into_iter().for_each(|head| followers.entry(head).or_default().push(header.id));
        }
    }
    let mut ordered = Vec::with_capacity(by_id.len());
    while let Some(key) = ready.pop_first().or_else(|| release_one(&waiting_for, &by_id)) {
        waiting_for.remove(&key.event);
        ordered.extend(by_id.get(&key.event).copied());
        for follower in followers.remove(&key.event).unwrap_or_default() {
            let Some(count) = waiting_for.get_mut(&follower) else { continue };
            *count -= 1;
            if *count == 0 {
                waiting_for.remove(&follower);
                ready.extend(by_id.get(&follower).map(|recorded| OrderKey::from(&recorded.header)));
            }
        }
    }
    ordered
}

/// Events that name each other in a circle can only be forged. They are facts all the same: the smallest goes first.
fn release_one<E>(waiting_for: &BTreeMap<EventId, usize>, by_id: &BTreeMap<EventId, &Recorded<E>>) -> Option<OrderKey> {
    waiting_for.keys().filter_map(|id| by_id.get(id)).map(|recorded| OrderKey::from(&recorded.header)).min()
}

/// What each event's author had seen; absent for an author who had seen all that sorts before.
fn ancestors<E>(ordered: &[&Recorded<E>]) -> BTreeMap<EventId, BTreeSet<EventId>> {
    let mut before: BTreeSet<EventId> = BTreeSet::new();
    let mut partial: BTreeMap<EventId, BTreeSet<EventId>> = BTreeMap::new();
    let mut heads: BTreeSet<EventId> = BTreeSet::new();
    let mut complete: BTreeMap<EventId, usize> = BTreeMap::new();
    let mut order: Vec<EventId> = Vec::with_capacity(ordered.len());
    for recorded in ordered {
        let header = &recorded.header;
        if header.heads.iter().copied().collect::<BTreeSet<_>>() == heads {
            complete.insert(header.id, order.len());
        } else {
            let mut seen = BTreeSet::new();
            for head in header.heads.iter().filter(|head| before.contains(head)) {
                seen.insert(*head);
                match (partial.get(head), complete.get(head)) {
                    (Some(ancestors), _) => seen.extend(ancestors),
                    (None, Some(&position)) => seen.extend(order.iter().take(position)),
                    (None, None) => {}
                }
            }
            partial.insert(header.id, seen);
        }
        header.heads.iter().for_each(|head| {
            heads.remove(head);
        });
        heads.insert(header.id);
        before.insert(header.id);
        order.push(header.id);
    }
    partial
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_bear_one_name_everywhere() {
        for rule in Rule::ALL {
            assert_eq!(serde_json::to_value(rule).ok(), Some(rule.name().into()));
            assert_eq!(Rule::from_name(rule.name()), Some(rule));
        }
    }
}
