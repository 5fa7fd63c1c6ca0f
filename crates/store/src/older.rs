//! A Comptoir of before some events existed, played by this one: what it cannot read, and does not record. For the simulation; in a
//! product the question is answered `false` when it is compiled.

#[cfg(any(test, feature = "fault-injection"))]
thread_local! {
    static PRETENDS: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// The events that it does not know: of each sort one that others follow from, a ledger's, a shift's, an authority's.
#[cfg(any(test, feature = "fault-injection"))]
const NEWER: [(&str, u16); 5] = [
    ("sale.serial_corrected", 1),
    ("conflict.resolved", 3),
    ("stock.counted", 1),
    ("shift.cash_moved", 1),
    ("verdict.confirmed", 1),
];

/// From now on this thread is an older Comptoir, or is not.
#[cfg(any(test, feature = "fault-injection"))]
pub fn pretend(older: bool) {
    PRETENDS.set(older);
}

/// True for an event that came with a newer Comptoir than this thread plays.
#[cfg(any(test, feature = "fault-injection"))]
pub(crate) fn is_newer(kind: &str, version: u16) -> bool {
    PRETENDS.get() && NEWER.contains(&(kind, version))
}

/// A product plays nothing.
#[cfg(not(any(test, feature = "fault-injection")))]
pub(crate) const fn is_newer(_: &str, _: u16) -> bool {
    false
}
