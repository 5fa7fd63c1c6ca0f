//! Random bytes that are the same in every run of the same seed, on this thread: for the simulation, never in a product.

use std::cell::Cell;

thread_local! {
    static STATE: Cell<Option<u64>> = const { Cell::new(None) };
}

/// Makes all that this thread draws from now on follow from `seed`; `None` gives the system's chance back.
pub fn seed(seed: Option<u64>) {
    STATE.set(seed);
}

/// The next number of the thread's seed (`splitmix64`), if it has one.
pub fn next() -> Option<u64> {
    let state = STATE.get()?.wrapping_add(0x9e37_79b9_7f4a_7c15);
    STATE.set(Some(state));
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    Some(mixed ^ (mixed >> 31))
}

/// Fills `bytes`, if the thread has a seed.
pub(crate) fn fill(bytes: &mut [u8]) -> bool {
    for piece in bytes.chunks_mut(8) {
        let Some(number) = next() else { return false };
        piece.iter_mut().zip(number.to_le_bytes()).for_each(|(byte, drawn)| *byte = drawn);
    }
    true
}
