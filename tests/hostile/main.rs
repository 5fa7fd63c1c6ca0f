//! Bytes that a stranger, or a broken computer, sends: every message that faces the network is read without a panic and within bounds of
//! memory, and whatever is answered to it leaves a sound journal behind.
//!
//! The corpus holds real messages of each kind (`cargo test --test hostile write_corpus -- --ignored` writes it anew) and whatever once broke
//! something. It is also the fixture of the wire: what was sent once must be readable for ever.

mod business;
mod mutate;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use comptoir_domain::event::{Content, Envelope, Event};
use comptoir_domain::people::Audience;
use comptoir_store::{LogRun, Secret, Tip, Wanted};
use comptoir_sync::answer::answer;
use comptoir_sync::answer_revoked::answer_revoked;
use comptoir_sync::enrolment::{Bring, Brought, Enrol, Enrolled};
use comptoir_sync::message::{Answer, Exchange, Receipt};
use comptoir_sync::node::Hint;
use minicbor::Decode;
use peak_alloc::PeakAlloc;
use proptest::prelude::*;

use crate::business::Business;
use crate::mutate::{mutated, mutations};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What reading may take beside the bytes themselves: a list of small things takes some times more than its bytes.
const TIMES: usize = 64;
const BESIDE: usize = 1 << 20;

/// Reads bytes as a message. What comes of it does not matter here.
type Read = fn(&[u8]);

fn read<T: for<'b> Decode<'b, ()>>(bytes: &[u8]) {
    drop(minicbor::decode::<T>(bytes));
}

fn read_event(bytes: &[u8]) {
    drop(Envelope::from_bytes(bytes));
    let _ = Envelope::scope_of(bytes);
    if let Ok(content) = Content::from_bytes(bytes) {
        drop(Event::decode(content.stream.kind, &content.kind, content.version, &content.payload));
    }
}

/// Every message that faces the network.
const READERS: &[(&str, Read)] = &[
    ("exchange", read::<Exchange>),
    ("answer", read::<Answer>),
    ("enrol", read::<Enrol>),
    ("enrolled", read::<Enrolled>),
    ("bring", read::<Bring>),
    ("brought", read::<Brought>),
    ("hint", read::<Hint>),
    ("receipt", read::<Receipt>),
    ("run", read::<LogRun>),
    ("tip", read::<Tip>),
    ("wanted", read::<Wanted>),
    ("secret", read::<Secret>),
    ("event", read_event),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("hostile/corpus")
}

/// The messages that are kept, by name: `exchange.1`.
fn corpus() -> BTreeMap<String, Vec<u8>> {
    let files = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let named = |path: PathBuf| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap());
    files.map(named).collect()
}

/// Reads with every reader, whatever the bytes were meant to be, and looks what that takes.
fn read_in_every_way(bytes: &[u8]) {
    for (name, reader) in READERS {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        reader(bytes);
        let taken = MEMORY.peak_usage().saturating_sub(before);
        assert!(taken <= bytes.len() * TIMES + BESIDE, "{name} took {taken} bytes of memory to read {}", bytes.len());
    }
}

#[test]
fn what_was_once_sent_is_still_readable() {
    let corpus = corpus();
    for (name, _) in READERS.iter().filter(|(name, _)| *name != "tip" && *name != "wanted") {
        assert!(corpus.keys().any(|file| file.starts_with(&format!("{name}."))), "no {name} is kept");
    }
    for (file, bytes) in &corpus {
        let is_read = match file.split('.').next().unwrap() {
            "exchange" => minicbor::decode::<Exchange>(bytes).is_ok(),
            "answer" => minicbor::decode::<Answer>(bytes).is_ok(),
            "enrol" => minicbor::decode::<Enrol>(bytes).is_ok(),
            "enrolled" => minicbor::decode::<Enrolled>(bytes).is_ok(),
            "bring" => minicbor::decode::<Bring>(bytes).is_ok(),
            "brought" => minicbor::decode::<Brought>(bytes).is_ok(),
            "hint" => minicbor::decode::<Hint>(bytes).is_ok(),
            "receipt" => minicbor::decode::<Receipt>(bytes).is_ok_and(|receipt| receipt.is_genuine()),
            "run" => minicbor::decode::<LogRun>(bytes).is_ok_and(|run| is_signed(&run)),
            "secret" => minicbor::decode::<Secret>(bytes).is_ok(),
            "event" => Content::from_bytes(bytes).is_ok() && Envelope::from_bytes(bytes).is_ok(),
            "broken" => true,
            other => panic!("nobody reads {other}"),
        };
        assert!(is_read, "{file}");
    }
}

fn is_signed(run: &LogRun) -> bool {
    let head = *run.chains().last().unwrap();
    run.key.verifies(&run.statement(head).message(), &run.signature)
}

#[test]
fn altered_messages_are_read_without_a_panic_and_in_bounded_memory() {
    let corpus: Vec<Vec<u8>> = corpus().into_values().collect();
    proptest!(ProptestConfig::with_cases(3_000), |(which in 0..corpus.len(), wishes in mutations())| {
        read_in_every_way(&mutated(&corpus[which], &wishes));
    });
}

#[test]
fn bytes_without_any_sense_are_read_without_a_panic_and_in_bounded_memory() {
    proptest!(ProptestConfig::with_cases(3_000), |(bytes in proptest::collection::vec(any::<u8>(), 0..400))| {
        read_in_every_way(&bytes);
    });
}

#[test]
fn lengths_that_promise_more_than_there_is_take_no_memory() {
    // Arrays, maps, byte and text strings of 2^63 - 1, alone and where a message has its lists.
    for head in [0x9b_u8, 0xbb, 0x5b, 0x7b] {
        let endless = [&[head][..], &i64::MAX.to_be_bytes()].concat();
        read_in_every_way(&endless);
        for bytes in corpus().values() {
            for place in 0..bytes.len().min(200) {
                read_in_every_way(&[&bytes[..place], &endless, &bytes[place..]].concat());
            }
        }
    }
}

#[test]
fn whatever_a_device_asks_the_journal_stays_sound() {
    let business = Business::open();
    let questions = business.questions();
    let asker = business.other.device().unwrap();
    proptest!(ProptestConfig::with_cases(400), |(which in 0..questions.len(), wishes in mutations(), is_shut_out: bool)| {
        let Ok(exchange) = minicbor::decode::<Exchange>(&mutated(&questions[which], &wishes)) else { return Ok(()) };
        let before = business.store.tips().unwrap();
        if is_shut_out {
            answer_revoked(&business.store, asker, &exchange);
        } else {
            answer(&business.store, asker, &exchange);
        }
        for tip in before {
            prop_assert!(business.holds(&tip), "{tip:?} was held");
        }
    });
    assert_eq!(business.store.verify().unwrap().faults, Vec::<String>::new());
    let digests = business.store.digests().unwrap();
    business.store.rebuild().unwrap();
    assert_eq!(business.store.digests().unwrap(), digests);
}

#[test]
#[ignore = "writes the corpus anew"]
fn write_corpus() {
    let business = Business::open();
    let runs = business.other.read_lacking(&[], &Audience::Everything, usize::MAX).unwrap();
    for (name, bytes) in business.messages(&runs) {
        std::fs::write(folder().join(name), bytes).unwrap();
    }
}
