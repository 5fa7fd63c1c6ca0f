//! Every version of every event kind that ever shipped has a fixture: its bytes, and what they say. A fixture is never
//! changed. `COMPTOIR_NEW_GOLDEN=1 cargo test -p comptoir-domain --test golden` cuts those that are missing, and no others.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod samples;

use std::collections::BTreeSet;
use std::path::PathBuf;

use comptoir_domain::event::{Batch, Content, Event, StreamKind, StreamRef, TimeSource};
use comptoir_domain::fold::{Fold, Folded, Recorded};
use comptoir_domain::ids::{DeviceId, EventId, StoreId, UserId};
use comptoir_domain::{BusinessDate, CommandId, HybridTime, Timestamp};
use samples::uuid;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

fn wrapped(hex: &str) -> String {
    hex.as_bytes().chunks(120).map(|line| std::str::from_utf8(line).unwrap().to_owned() + "\n").collect()
}

/// Cuts the fixture if it is missing and that is asked for; reads it: bytes above the blank line, their meaning below.
fn fixture(name: &str, bytes: &[u8], meaning: &str) -> (Vec<u8>, String) {
    let path = path(name);
    if !path.exists() && std::env::var_os("COMPTOIR_NEW_GOLDEN").is_some() {
        std::fs::write(&path, format!("{}\n{meaning}\n", wrapped(&to_hex(bytes)))).unwrap();
    }
    let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{name} has no fixture: see this file's head"));
    let (hex, meaning) =
        text.split_once("\n\n").or_else(|| text.split_once("\n")).expect("bytes, a blank line, their meaning");
    (from_hex(hex), meaning.trim_end().to_owned())
}

/// What an event says, without the fields that came after its fixture was cut and that it does not use.
fn said(event: &impl std::fmt::Debug) -> String {
    let unused = ["serial_tracked: None,", "serial_tracked: false,", "serials: [],"];
    let text = format!("{event:#?}");
    let lines = text.lines().filter(|line| !unused.contains(&line.trim()));
    lines.collect::<Vec<_>>().join("\n")
}

fn stream_of(kind: &str) -> StreamKind {
    let has = |stream: &StreamKind| Event::kinds(*stream).iter().any(|(name, _)| *name == kind);
    StreamKind::ALL.into_iter().find(has).expect("every event belongs to a stream kind")
}

#[test]
fn every_kind_and_version_reads_as_when_it_shipped_and_writes_the_same_bytes() {
    let samples = samples::all();
    for stream in StreamKind::ALL {
        for (kind, version) in Event::kinds(stream) {
            let sample = samples.iter().find(|event| event.kind() == *kind && event.version() == *version);
            let (bytes, meaning) = sample.map(|event| (event.payload(), said(event))).unwrap_or_default();
            let (golden, golden_meaning) = fixture(&format!("{kind}.{version}"), &bytes, &meaning);
            let event = Event::decode(stream, kind, *version, &golden).expect(kind).expect(kind);
            assert_eq!(said(&event), golden_meaning, "{kind} {version} means something else now");
            assert_eq!(to_hex(&event.payload()), to_hex(&golden), "{kind} {version} is written otherwise now");
        }
    }
}

/// A field that came later leaves the version as it was: each event that uses one has a fixture of its own.
#[test]
fn what_came_with_serial_numbers_reads_as_when_it_shipped_and_writes_the_same_bytes() {
    for event in samples::with_serials() {
        let (kind, version) = (event.kind(), event.version());
        let (golden, golden_meaning) =
            fixture(&format!("{kind}.{version}{WITH_SERIALS}"), &event.payload(), &said(&event));
        let event = Event::decode(stream_of(kind), kind, version, &golden).expect(kind).expect(kind);
        assert_eq!(said(&event), golden_meaning, "{kind} {version} means something else now");
        assert_eq!(to_hex(&event.payload()), to_hex(&golden), "{kind} {version} is written otherwise now");
    }
}

const WITH_SERIALS: &str = ".with_serials";

#[test]
fn no_fixture_is_of_a_kind_that_was_withdrawn() {
    let declared: BTreeSet<String> = StreamKind::ALL
        .into_iter()
        .flat_map(|stream| Event::kinds(stream).iter().map(|(kind, version)| format!("{kind}.{version}")))
        .chain(["content", "states", "states.2", "states.3", "states.4", "states.5", "states.6"].map(str::to_owned))
        .collect();
    for file in std::fs::read_dir(path("")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let declared_as = name.strip_suffix(WITH_SERIALS).unwrap_or(&name);
        assert!(declared.contains(declared_as), "{name}: what shipped is read for ever");
    }
}

fn header(event: &Event, number: u8) -> Content {
    let stream = StreamRef::new(stream_of(event.kind()), uuid(99));
    Content {
        id: EventId(uuid(number)),
        stream,
        heads: if number > 100 { vec![EventId(uuid(number - 1))] } else { Vec::new() },
        scope: comptoir_domain::event::Scope::Store(StoreId(uuid(1))),
        clock: HybridTime::default().tick(Timestamp(1_795_000_000_000 + i64::from(number))),
        device: DeviceId(uuid(12)),
        actor: UserId(uuid(2)),
        occurred_at: Timestamp(1_795_000_000_000 + i64::from(number)),
        time_source: TimeSource::DeviceClock,
        business_date: BusinessDate::from_days(20_775),
        batch: Batch { command: CommandId(uuid(13)), index: 0, size: 1 },
        kind: event.kind().to_owned(),
        version: event.version(),
        payload: event.payload().into(),
    }
}

#[test]
fn the_envelope_reads_as_when_it_shipped_and_writes_the_same_bytes() {
    let content = header(&samples::all()[3], 101);
    let (golden, meaning) = fixture("content", &content.to_bytes(), &format!("{content:#?}"));
    let content = Content::from_bytes(&golden).unwrap();
    assert_eq!(format!("{content:#?}"), meaning);
    assert_eq!(to_hex(&content.to_bytes()), to_hex(&golden));
}

fn state_hash<S: Fold>(events: &[Event]) -> String
where
    S::Event: comptoir_domain::event::EventSet,
{
    use comptoir_domain::event::EventSet as _;
    let of_kind = events.iter().filter(|event| stream_of(event.kind()) == S::KIND);
    let recorded = of_kind.zip(100_u8..).map(|(event, number)| Recorded {
        header: header(event, number),
        event: S::Event::decode(event.kind(), event.version(), &event.payload()).unwrap().into(),
    });
    let folded = Folded::<S>::from_events(&recorded.collect::<Vec<_>>());
    format!("{:?} {}", S::KIND, folded.state_hash().to_hex())
}

/// A change of `apply` that alters these needs a new event version, or a new fold version with a rebuild.
#[test]
fn the_states_that_the_fixtures_fold_to_stand() {
    let all = samples::all();
    for (place, name) in ["states", "states.2", "states.3", "states.4", "states.5"].into_iter().enumerate() {
        let later = LATER[place..].concat();
        let then = all.iter().filter(|event| !later.contains(&(event.kind(), event.version()))).cloned();
        // Verdicts came with the fourth.
        let is_of_then = |state: &String| place >= 3 || !state.starts_with("Verdict ");
        let states = states(&then.collect::<Vec<_>>()).into_iter().filter(is_of_then).collect::<Vec<_>>().join("\n");
        let (_, golden) = fixture(name, b"", &states);
        assert_eq!(states, golden, "{name}");
    }
}

/// What came after the first fixture of the states was cut, each with a fixture of its own: without it the states are what they were.
const LATER: [&[(&str, u16)]; 5] = [
    &[("device.stationed", 1)],
    &[("user.credentials_set", 2), ("invitation.cancelled", 1)],
    &[("device.revoked", 2), ("conflict.resolved", 2)],
    &[("sale.serial_corrected", 1), ("conflict.resolved", 3)],
    &[("device.assigned", 1)],
];

fn states(events: &[Event]) -> Vec<String> {
    use comptoir_domain::{authority, catalog, conflicts, customers, people, sales, stock, till};
    let states = vec![
        state_hash::<people::Organisation>(events),
        state_hash::<people::Store>(events),
        state_hash::<people::Register>(events),
        state_hash::<people::User>(events),
        state_hash::<people::Role>(events),
        state_hash::<people::AccessLog>(events),
        state_hash::<people::Device>(events),
        state_hash::<people::Invitation>(events),
        state_hash::<catalog::Category>(events),
        state_hash::<catalog::Brand>(events),
        state_hash::<catalog::Product>(events),
        state_hash::<customers::Customer>(events),
        state_hash::<sales::Sale>(events),
        state_hash::<till::Shift>(events),
        state_hash::<stock::StockDocument>(events),
        state_hash::<stock::StockSetting>(events),
        state_hash::<conflicts::Resolution>(events),
        state_hash::<authority::Verdict>(events),
    ];
    assert_eq!(states.len(), StreamKind::ALL.len());
    states
}
