//! Every decoder that faces the network, fed real messages, damaged ones and nonsense: none panics, none holds more than its
//! input allows, and what is read is what was written.
//!
//! `corpus/` holds messages of two devices that met, as they stood on the wire, and ones that were made to hurt.
//! `COMPTOIR_NEW_CORPUS=1` adds what is missing.

mod corpus;
mod damage;
mod decoders;

use peak_alloc::PeakAlloc;
use proptest::prelude::*;

use crate::corpus::{Sample, hostile, samples};
use crate::damage::{Damage, any_damage};
use crate::decoders::DECODERS;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Bytes that a decoder may hold for each byte that it is given. The densest message is a list of empty ids' worth of CBOR: what
/// takes four bytes on the wire (a bare place, an empty event) takes some forty in memory, twice while the list grows.
const HELD_PER_BYTE: usize = 48;
/// Bytes that it may hold whatever it is given.
const HELD_ALWAYS: usize = 64 * 1024;

/// Feeds the bytes to every decoder, and looks what each held meanwhile.
fn feed(bytes: &[u8]) {
    for (name, decode) in DECODERS {
        MEMORY.reset_peak_usage();
        let before = MEMORY.current_usage();
        decode(bytes);
        let held = MEMORY.peak_usage().saturating_sub(before);
        let allowed = HELD_ALWAYS + HELD_PER_BYTE * bytes.len();
        assert!(held <= allowed, "{name} held {held} bytes for {} that came", bytes.len());
    }
}

fn any_sample() -> impl Strategy<Value = Sample> {
    prop::sample::select(samples())
}

#[test]
fn real_messages_are_read_and_written_alike() {
    let samples = samples();
    assert!(samples.len() > 40, "{} samples", samples.len());
    for sample in samples {
        sample.check();
        feed(&sample.bytes);
    }
}

#[test]
fn what_was_made_to_hurt_does_not() {
    for (name, bytes) in hostile() {
        eprintln!("{name}");
        feed(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, ..ProptestConfig::default() })]

    #[test]
    fn damaged_messages_are_errors_or_other_messages(
        sample in any_sample(),
        other in any_sample(),
        damages in prop::collection::vec(any_damage(), 1..6),
    ) {
        let mut bytes = sample.bytes;
        damages.iter().for_each(|damage: &Damage| damage.inflict(&mut bytes, &other.bytes));
        feed(&bytes);
    }

    #[test]
    fn nonsense_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        feed(&bytes);
    }
}
