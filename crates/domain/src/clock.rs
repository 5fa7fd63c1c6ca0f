//! Two kinds of time: [`HybridTime`] orders events, [`Timestamp`] says when something happened. Neither replaces the other.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Milliseconds since 1970-01-01 UTC.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize, TS,
)]
#[cbor(transparent)]
#[ts(type = "number")]
pub struct Timestamp(#[n(0)] pub i64);

/// A hybrid logical clock reading: 47 bits of milliseconds, 16 of counter. It only orders.
///
/// Source: Kulkarni et al., "Logical Physical Clocks", 2014.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct HybridTime(#[n(0)] u64);

const COUNTER_BITS: u32 = 16;

impl HybridTime {
    /// The reading after `self` at physical time `now`: later than `self` whatever the clock says.
    #[must_use]
    pub fn tick(self, now: Timestamp) -> Self {
        let physical = u64::try_from(now.0).unwrap_or(0).min((1 << 47) - 1) << COUNTER_BITS;
        Self(physical.max(self.0.saturating_add(1)))
    }

    /// False for a reading that no honest clock gives (after the year 4000): merging it would leave no room for later ones.
    #[must_use]
    pub const fn is_plausible(self) -> bool {
        self.0 >> COUNTER_BITS < 1 << 46
    }

    /// The later of both, as a device notes it when it receives an event.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        self.max(other)
    }

    /// The physical part.
    #[must_use]
    pub fn physical(self) -> Timestamp {
        Timestamp(i64::try_from(self.0 >> COUNTER_BITS).unwrap_or(i64::MAX))
    }

    /// The reading as an integer that fits SQLite's.
    #[must_use]
    pub fn to_i64(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }

    /// The inverse of [`HybridTime::to_i64`]; a negative integer gives the beginning of time.
    #[must_use]
    pub fn from_i64(value: i64) -> Self {
        Self(u64::try_from(value).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_goes_backwards_still_orders() {
        let noon = HybridTime::default().tick(Timestamp(1_000_000));
        let after_the_jump = noon.tick(Timestamp(5));
        assert!(after_the_jump > noon);
        assert_eq!(after_the_jump.physical(), noon.physical());
    }
}
