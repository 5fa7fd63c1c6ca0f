//! Leases: which till collects which sale now. They lapse, they are never events, and nothing depends on them but courtesy.
//!
//! Each till says again and again what it holds; the home of the leases (the relay of the store, else the server) answers who
//! holds what. One message does everything: what is no longer said is released (ADR 18).

use std::collections::BTreeMap;

use comptoir_domain::ids::{DeviceId, RegisterId, SaleId, StoreId, UserId};
use minicbor::{Decode, Encode};

/// ms: a lease that is not said again lapses after so long. A till that dies frees its sale, and a new home waits so long.
pub const TERM: u64 = 30_000;
/// ms: what is held is said again so often.
pub const RENEW_EVERY: u64 = 10_000;
/// ms: if the clock of the wall went otherwise than steady time by more, the computer slept, or its clock was set.
const JUMP: i64 = 5_000;
/// A till collects one sale at a time; a message with more than this is cut.
const HELD_MAX: usize = 64;
/// Leases of a store: more are not granted.
const LEASES_MAX: usize = 1_000;

/// What a till holds, or wants to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Held {
    /// The sale.
    #[n(0)]
    pub sale: SaleId,
    /// Who collects it.
    #[n(1)]
    pub user: UserId,
    /// At which register.
    #[n(2)]
    pub register: Option<RegisterId>,
    /// A home granted it already: a new home takes it over.
    #[n(3)]
    pub was_granted: bool,
}

/// All that a till holds in its store.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Declare {
    /// The version of the protocol.
    #[n(0)]
    pub protocol: u32,
    /// The store.
    #[n(1)]
    pub store: StoreId,
    /// What it holds; anything else of it is released.
    #[n(2)]
    pub held: Vec<Held>,
}

/// A lease, as its home knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Lease {
    /// The sale.
    #[n(0)]
    pub sale: SaleId,
    /// The till.
    #[n(1)]
    pub device: DeviceId,
    /// Who collects it.
    #[n(2)]
    pub user: UserId,
    /// At which register.
    #[n(3)]
    pub register: Option<RegisterId>,
    /// ms that it lasts from now on. A duration, because clocks differ.
    #[n(4)]
    pub left: u64,
    /// The home has been the home for longer than a lease lasts: nobody else can hold one of another home.
    #[n(5)]
    pub is_sure: bool,
}

/// The leases of a store, all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Leases {
    /// Each sale that is held.
    #[n(0)]
    pub leases: Vec<Lease>,
}

/// A moment, by a clock that never jumps and by the one on the wall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// ms of steady time, from any beginning.
    pub steady: u64,
    /// ms since 1970.
    pub wall: i64,
}

/// The leases at their home.
#[derive(Debug, Default)]
pub struct LeaseTable(BTreeMap<StoreId, StoreLeases>);

#[derive(Debug)]
struct StoreLeases {
    /// Until then there may be leases that an earlier home granted.
    sure_from: u64,
    last_asked: Moment,
    held: BTreeMap<SaleId, Entry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    device: DeviceId,
    user: UserId,
    register: Option<RegisterId>,
    until: u64,
    is_sure: bool,
}

impl LeaseTable {
    /// A till says what it holds. True when that changes who holds what.
    pub fn declare(&mut self, device: DeviceId, declare: &Declare, now: Moment) -> bool {
        let fresh = || StoreLeases { sure_from: now.steady + TERM, last_asked: now, held: BTreeMap::new() };
        self.0.entry(declare.store).or_insert_with(fresh).declare(device, &declare.held, now)
    }

    /// The leases of a store now.
    #[must_use]
    pub fn leases(&self, store: StoreId, now: Moment) -> Leases {
        let held = self.0.get(&store).into_iter().flat_map(|store| &store.held);
        let lasting = held.filter_map(|(sale, entry)| {
            let left = entry.until.checked_sub(now.steady).filter(|left| *left > 0)?;
            let Entry { device, user, register, is_sure, until: _ } = *entry;
            Some(Lease { sale: *sale, device, user, register, left, is_sure })
        });
        Leases { leases: lasting.collect() }
    }

    /// Lets go what has lapsed. True when something had.
    pub fn lapse(&mut self, now: Moment) -> bool {
        let mut has_lapsed = false;
        for store in self.0.values_mut() {
            let before = store.held.len();
            store.held.retain(|_, entry| entry.until > now.steady);
            has_lapsed |= store.held.len() != before;
        }
        has_lapsed
    }
}

impl StoreLeases {
    fn declare(&mut self, device: DeviceId, held: &[Held], now: Moment) -> bool {
        if !self.is_continued(now) {
            self.sure_from = now.steady + TERM;
            self.held.values_mut().for_each(|entry| entry.is_sure = false);
        }
        self.last_asked = now;
        let before = self.held.clone();
        let held = held.get(..HELD_MAX).unwrap_or(held);
        self.held.retain(|sale, entry| {
            entry.until > now.steady && (entry.device != device || held.iter().any(|one| one.sale == *sale))
        });
        for one in held {
            self.hold(device, one, now);
        }
        let who = |held: &BTreeMap<SaleId, Entry>| {
            held.iter().map(|(sale, entry)| (*sale, Entry { until: 0, ..*entry })).collect::<Vec<_>>()
        };
        who(&before) != who(&self.held)
    }

    /// It has been the home without a break: while nobody asks, another home may be asked; while it slept, too.
    fn is_continued(&self, now: Moment) -> bool {
        let steady = now.steady.saturating_sub(self.last_asked.steady);
        let wall = now.wall.saturating_sub(self.last_asked.wall);
        steady <= TERM && wall.saturating_sub_unsigned(steady).saturating_abs() <= JUMP
    }

    fn hold(&mut self, device: DeviceId, one: &Held, now: Moment) {
        let is_sure_now = now.steady >= self.sure_from;
        let earlier = self.held.get(&one.sale).copied();
        let is_sure = match earlier {
            Some(entry) if entry.device == device => entry.is_sure || one.was_granted || is_sure_now,
            // What an earlier home granted comes before what this one granted without knowing.
            Some(entry) if entry.is_sure || !one.was_granted || is_sure_now => return,
            Some(_) => true,
            None if self.held.len() >= LEASES_MAX => return,
            None => one.was_granted || is_sure_now,
        };
        let Held { sale, user, register, was_granted: _ } = *one;
        self.held.insert(sale, Entry { device, user, register, until: now.steady + TERM, is_sure });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    const STORE: StoreId = StoreId(Uuid::from_u128(7));
    const SALE: SaleId = SaleId(Uuid::from_u128(1));
    const ONE: DeviceId = DeviceId(Uuid::from_u128(1));
    const OTHER: DeviceId = DeviceId(Uuid::from_u128(2));

    const fn at(steady: u64) -> Moment {
        Moment { steady, wall: 1_795_161_600_000 + steady.cast_signed() }
    }

    fn says(was_granted: bool) -> Declare {
        let held = Held { sale: SALE, user: UserId::default(), register: None, was_granted };
        Declare { protocol: 1, store: STORE, held: vec![held] }
    }

    fn nothing() -> Declare {
        Declare { protocol: 1, store: STORE, held: Vec::new() }
    }

    /// A home that has been one for long enough.
    fn settled() -> LeaseTable {
        let mut table = LeaseTable::default();
        for time in (0..=TERM).step_by(usize::try_from(RENEW_EVERY).unwrap()) {
            table.declare(ONE, &nothing(), at(time));
        }
        table
    }

    fn holder(table: &LeaseTable, now: Moment) -> Option<(DeviceId, bool)> {
        table.leases(STORE, now).leases.first().map(|lease| (lease.device, lease.is_sure))
    }

    #[test]
    fn the_first_of_two_tills_holds_the_sale_and_a_released_one_is_free() {
        let mut table = settled();
        assert!(table.declare(ONE, &says(false), at(TERM)));
        assert!(!table.declare(OTHER, &says(false), at(TERM + 1)));
        assert_eq!(holder(&table, at(TERM + 1)), Some((ONE, true)));
        assert!(table.declare(ONE, &nothing(), at(TERM + 2)));
        assert!(table.declare(OTHER, &says(false), at(TERM + 3)));
        assert_eq!(holder(&table, at(TERM + 3)), Some((OTHER, true)));
    }

    #[test]
    fn a_till_that_dies_frees_its_sale_when_its_lease_is_over() {
        let mut table = settled();
        table.declare(ONE, &says(false), at(TERM));
        table.declare(OTHER, &nothing(), at(TERM + 20_000));
        assert!(!table.lapse(at(2 * TERM - 1)));
        assert_eq!(holder(&table, at(2 * TERM - 1)), Some((ONE, true)));
        assert_eq!(holder(&table, at(2 * TERM)), None);
        assert!(table.lapse(at(2 * TERM)));
    }

    #[test]
    fn a_new_home_takes_over_what_was_granted_and_is_not_sure_of_anything_else_for_a_term() {
        let mut table = LeaseTable::default();
        table.declare(OTHER, &says(false), at(0));
        assert_eq!(holder(&table, at(0)), Some((OTHER, false)), "allowed, but another home may have granted it");
        table.declare(ONE, &says(true), at(1_000));
        assert_eq!(holder(&table, at(1_000)), Some((ONE, true)), "it had");
        table.declare(OTHER, &says(false), at(2_000));
        assert_eq!(holder(&table, at(2_000)), Some((ONE, true)));
        table.declare(ONE, &nothing(), at(3_000));
        for time in [4_000, 14_000, 24_000] {
            table.declare(OTHER, &says(false), at(time));
            assert_eq!(holder(&table, at(time)), Some((OTHER, false)));
        }
        table.declare(OTHER, &says(false), at(TERM));
        assert_eq!(holder(&table, at(TERM)), Some((OTHER, true)));
        table.declare(ONE, &says(true), at(TERM + 1));
        assert_eq!(holder(&table, at(TERM + 1)), Some((OTHER, true)), "too late");
    }

    #[test]
    fn a_home_that_slept_or_was_not_asked_is_a_new_home() {
        let nap = 60 * 60_000;
        let woke = Moment { wall: at(TERM).wall + nap, ..at(TERM + 1) };
        let set_back = Moment { wall: at(TERM).wall - nap, ..at(TERM + 1) };
        for now in [woke, set_back, at(3 * TERM)] {
            let mut table = settled();
            table.declare(OTHER, &says(false), now);
            assert_eq!(holder(&table, now), Some((OTHER, false)), "{now:?}");
        }
        let mut table = settled();
        table.declare(OTHER, &says(false), at(TERM + 1));
        assert_eq!(holder(&table, at(TERM + 1)), Some((OTHER, true)));
    }

    proptest! {
        /// Whatever tills say and when: a sale has one holder, no lease outlasts its term, and no sure one is lost before.
        #[test]
        fn a_sure_lease_stays_with_its_till_until_it_lapses_or_is_let_go(
            said in prop::collection::vec((any::<bool>(), any::<bool>(), any::<bool>(), 0_u64..40_000), 1..60),
        ) {
            let mut table = LeaseTable::default();
            let mut now = 0;
            for (is_one, wants, was_granted, pause) in said {
                let device = if is_one { ONE } else { OTHER };
                now += pause;
                let before = table.leases(STORE, at(now)).leases;
                table.declare(device, &if wants { says(was_granted) } else { nothing() }, at(now));
                let after = table.leases(STORE, at(now)).leases;
                prop_assert!(after.len() <= 1 && after.iter().all(|lease| lease.left <= TERM));
                if let Some(lease) = before.first() && lease.is_sure && lease.device != device && pause <= TERM {
                    prop_assert_eq!(after.first().map(|lease| lease.device), Some(lease.device));
                }
            }
        }
    }
}
