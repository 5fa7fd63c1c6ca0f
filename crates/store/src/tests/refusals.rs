//! What `ingest` refuses, and that a refused run leaves nothing behind.

use comptoir_domain::Timestamp;
use comptoir_domain::event::ChainHash;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{DeviceId, EpochId};
use comptoir_domain::people::Audience;
use comptoir_domain::signature::DeviceKey;
use serde_json::{Value, json};
use uuid::Uuid;

use super::dump;
use super::shop::{MORNING, SetClock, Shop, copy_disk, enrol, found, open, open_shift, pay, push, submit};
use crate::error::IngestError;
use crate::journal::{Item, LogRun, copied_journals, line};
use crate::store::Store;

struct Pair {
    _directory: tempfile::TempDir,
    here: Store,
    there: Store,
    run: LogRun,
}

fn pair() -> Pair {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let here = open(&directory.path().join("here"), &clock);
    let shop = found(&here, 1, 2);
    open_shift(&here, &shop, 0);
    let there = open(&directory.path().join("there"), &clock);
    push(&here, &there, 1_000);
    let sale = submit(&here, &shop, 0, 1);
    pay(&here, &shop, &sale);
    let log = here.logs().unwrap()[0];
    let held = there.logs().unwrap()[1].last_seq;
    let run = here.read_log(&log, held, 1_000).unwrap().unwrap();
    Pair { _directory: directory, here, there, run }
}

fn refused(pair: &Pair, run: &LogRun) -> IngestError {
    let (rows, logs) = (dump::rows(&pair.there), pair.there.logs().unwrap());
    let error = pair.there.ingest(run).unwrap_err();
    assert_eq!((rows, logs), (dump::rows(&pair.there), pair.there.logs().unwrap()), "a refused run changes nothing");
    error
}

#[test]
fn a_run_that_cannot_be_verified_is_refused_and_changes_nothing() {
    let pair = pair();
    let key = pair.here.device_key().unwrap();
    let changed = |change: &dyn Fn(&mut LogRun)| {
        let mut run = pair.run.clone();
        change(&mut run);
        run
    };
    // What is altered on the way loses its author's word.
    for altered in [
        changed(&|run| run.first_seq += 1),
        changed(&|run| drop(run.items.pop())),
        changed(&|run| run.before = ChainHash(Hash([9; 32]))),
        changed(&|run| run.epoch = comptoir_domain::ids::EpochId(uuid::Uuid::from_u128(5))),
        changed(&|run| run.series += 1),
        changed(&|run| run.items[0] = Item::Event(vec![0xff; 40].into())),
        changed(&|run| run.signature.0[7] ^= 1),
        changed(&|run| run.key = device_key().public()),
    ] {
        let error = refused(&pair, &altered);
        assert!(matches!(error, IngestError::BadSignature { .. }), "{error}");
    }
    // What its own author sends wrong is refused for what it is.
    let sent = |change: &dyn Fn(&mut LogRun)| {
        let mut run = changed(change);
        let head = *run.chains().last().unwrap();
        run.signature = key.sign(&run.statement(head).message());
        refused(&pair, &run)
    };
    let other_beginning = sent(&|run| {
        (run.epoch, run.first_seq) = (EpochId(Uuid::from_u128(5)), 1);
    });
    assert!(matches!(other_beginning, IngestError::BadSignature { seq: 1 }), "a log begins as its device and life say");
    let gap = sent(&|run| {
        run.first_seq += 1;
    });
    assert!(matches!(gap, IngestError::Gap { .. }), "{gap}");
    let half = sent(&|run| drop(run.items.pop()));
    assert!(matches!(half, IngestError::NotWhole { .. }), "{half}");
    let stranger = sent(&|run| run.before = ChainHash(Hash([9; 32])));
    assert!(matches!(stranger, IngestError::Gap { .. }), "{stranger}");
    let other_epoch = sent(&|run| run.epoch = comptoir_domain::ids::EpochId(uuid::Uuid::from_u128(5)));
    assert!(matches!(other_epoch, IngestError::Gap { .. }), "{other_epoch}");
    let noise = sent(&|run| run.items[0] = Item::Event(vec![0xff; 40].into()));
    assert!(matches!(noise, IngestError::Unreadable { .. }), "{noise}");
    let large = sent(&|run| run.items[0] = Item::Event(vec![0; crate::ingest::EVENT_BYTES_MAX + 1].into()));
    assert!(matches!(large, IngestError::TooLarge { .. }), "{large}");
    let empty = sent_empty(&pair);
    assert!(matches!(empty, IngestError::TooLarge { .. }), "{empty}");
}

fn sent_empty(pair: &Pair) -> IngestError {
    refused(pair, &LogRun { items: Vec::new(), ..pair.run.clone() })
}

fn device_key() -> DeviceKey {
    DeviceKey::from_bytes(&[3; 32])
}

#[test]
fn the_log_of_a_device_that_nobody_took_in_is_refused_until_somebody_does() {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let stores = ["here", "there", "stranger"].map(|name| open(&directory.path().join(name), &clock));
    let [here, there, stranger] = &stores;
    let shop = found(here, 1, 2);
    push(here, there, 1_000);
    push(here, stranger, 1_000);
    stranger.choose_register(&shop.session, shop.registers[0]).unwrap();
    submit(stranger, &shop, 0, 1);
    let own = stranger.logs().unwrap()[0];
    let run = stranger.read_log(&own, 0, 1_000).unwrap().unwrap();
    assert!(matches!(there.ingest(&run), Err(IngestError::NotEnrolled { .. })));
    enrol(here, &shop, stranger);
    push(here, there, 1_000);
    assert_eq!(there.ingest(&run).unwrap().events, 0, "it was kept, and taken in by itself");
    assert!(there.logs().unwrap().iter().any(|log| log.device == own.device && log.last_seq == run.last_seq()));
}

#[test]
fn the_same_run_again_changes_nothing_and_a_longer_one_adds_its_end() {
    let pair = pair();
    assert_eq!(pair.there.ingest(&pair.run).unwrap().events, pair.run.items.len());
    assert_eq!(pair.there.ingest(&pair.run).unwrap().events, 0);
    let whole = pair.here.read_log(&pair.here.logs().unwrap()[0], 0, 10_000).unwrap().unwrap();
    assert_eq!(pair.there.ingest(&whole).unwrap().events, 0);
    assert_eq!(pair.here.digests().unwrap(), pair.there.digests().unwrap());
    assert_eq!(pair.there.verify().unwrap().faults, Vec::<String>::new());
}

#[test]
fn another_business_is_refused() {
    let pair = pair();
    let directory = tempfile::tempdir().unwrap();
    let stranger = open(directory.path(), &SetClock::at(MORNING));
    found(&stranger, 1, 1);
    let run = stranger.read_log(&stranger.logs().unwrap()[0], 0, 1_000).unwrap().unwrap();
    assert!(matches!(refused(&pair, &run), IngestError::OtherOrganisation));
}

/// Gives each everything that the other lacks, until both hold the same.
fn meet(one: &Store, other: &Store) {
    for _ in 0..4 {
        for (from, to) in [(one, other), (other, one)] {
            for run in from.read_lacking(&to.tips().unwrap(), &Audience::Everything, usize::MAX).unwrap() {
                to.ingest(&run).unwrap();
            }
        }
    }
    assert_eq!(one.tips().unwrap(), other.tips().unwrap());
    assert_eq!(one.digests().unwrap(), other.digests().unwrap());
    assert_eq!(one.verify().unwrap().faults, Vec::<String>::new());
}

/// What the list of computers says of copies of the only one of the shop.
fn copied(store: &Store, shop: &Shop) -> Value {
    let listed = store.query(&shop.session, "people.devices", json!({})).unwrap();
    listed["devices"][0]["copied"].clone()
}

#[test]
fn a_device_that_lost_the_end_of_its_own_log_gets_it_back_and_goes_on_in_a_new_epoch() {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let path = directory.path().join("device");
    let device = open(&path, &clock);
    let shop = found(&device, 1, 1);
    drop(device);
    copy_disk(&path, &directory.path().join("copy"));
    let device = open(&path, &clock);
    let lost = submit(&device, &shop, 0, 1).number;
    let peer = open(&directory.path().join("peer"), &clock);
    push(&device, &peer, 1_000);
    drop(device);

    let restored = open(&directory.path().join("copy"), &clock);
    let before = restored.own_epoch().unwrap();
    meet(&restored, &peer);
    assert_ne!(restored.own_epoch().unwrap(), before, "its numbers could meet those that it has forgotten");
    assert!(restored.forks().unwrap().is_empty(), "one continuation is no fork");
    let told = json!({ "forks": 0, "apart_since": MORNING });
    assert_eq!(copied(&restored, &shop), told, "there may be another computer");
    assert_eq!(copied(&peer, &shop), Value::Null, "nothing was recorded yet in the new epoch");
    assert_eq!(lost, "AKW-C1-2026-000001");
    let number = submit(&restored, &shop, 0, 3).number;
    assert!(number.starts_with("AKW-C1-2026") && number.ends_with("-000001") && number.len() == 22, "{number}");
    meet(&restored, &peer);
    assert_eq!(copied(&peer, &shop), told);
}

#[test]
fn a_cloned_device_forks_its_log_and_nothing_of_either_is_lost() {
    for clone_first in [true, false] {
        let directory = tempfile::tempdir().unwrap();
        let clock = SetClock::at(MORNING);
        let path = directory.path().join("device");
        let device = open(&path, &clock);
        let shop = found(&device, 1, 1);
        let peer = open(&directory.path().join("peer"), &clock);
        let other = open(&directory.path().join("other"), &clock);
        meet(&device, &peer);
        submit(&device, &shop, 0, 1);
        drop(device);
        copy_disk(&path, &directory.path().join("clone"));
        let (device, clone) = (open(&path, &clock), open(&directory.path().join("clone"), &clock));
        submit(&device, &shop, 0, 2);
        submit(&clone, &shop, 0, 3);
        submit(&clone, &shop, 0, 4);
        // Two peers each know one of them; then they meet.
        let (first, second) = if clone_first { (&clone, &device) } else { (&device, &clone) };
        meet(first, &peer);
        meet(second, &other);
        meet(&peer, &other);
        for store in [&device, &clone] {
            meet(store, &peer);
        }
        for store in [&device, &other, &clone] {
            meet(store, &peer);
            let forks = store.forks().unwrap();
            assert_eq!(forks.len(), 1);
        }
        let numbers =
            dump::column(&peer, "SELECT CAST(count(DISTINCT id) AS TEXT) FROM sale_row WHERE number IS NOT NULL");
        assert_eq!(numbers, ["4"]);
        assert_ne!(device.own_epoch().unwrap(), clone.own_epoch().unwrap());
        let (one, two) = (submit(&device, &shop, 0, 1).number, submit(&clone, &shop, 0, 1).number);
        assert!(one.ends_with("-000001") && two.ends_with("-000001"), "{one} {two}: each begins a series");
        assert_ne!(one, two, "neither knew which series the other would take");
        meet(&device, &peer);
        meet(&clone, &peer);
        meet(&device, &peer);
        assert_eq!(dump::column(&device, "SELECT rule FROM anomaly_row WHERE rule = 'number_twice'").len(), 1);
    }
}

#[test]
fn the_list_of_computers_says_which_one_was_copied_and_since_when_its_papers_are_apart() {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let path = |name: &str| directory.path().join(name);
    let device = open(&path("device"), &clock);
    let shop = found(&device, 1, 1);
    let (peer, other) = (open(&path("peer"), &clock), open(&path("other"), &clock));
    meet(&device, &peer);
    assert_eq!(copied(&peer, &shop), Value::Null);
    drop(device);
    copy_disk(&path("device"), &path("clone"));
    let (device, clone) = (open(&path("device"), &clock), open(&path("clone"), &clock));
    submit(&device, &shop, 0, 1);
    submit(&clone, &shop, 0, 2);
    meet(&device, &peer);
    meet(&clone, &other);
    assert_eq!(copied(&peer, &shop), Value::Null, "nobody knows of both yet");
    meet(&peer, &other);
    assert_eq!(copied(&peer, &shop), json!({ "forks": 1, "apart_since": null }), "neither of the two has heard of it");
    clock.advance(60_000);
    meet(&device, &peer);
    let told = json!({ "forks": 1, "apart_since": MORNING + 60_000 });
    assert_eq!(copied(&device, &shop), told);
    submit(&device, &shop, 0, 3);
    meet(&device, &peer);
    assert_eq!(copied(&peer, &shop), told);
}

#[test]
fn a_series_that_follows_another_is_a_restored_backup_and_no_copy() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path(), &SetClock::at(MORNING));
    for (number, series) in [(1, 1), (2, 20_000), (3, 20_001)] {
        let (device, epoch) = (DeviceId(Uuid::from_u128(number)), EpochId(Uuid::from_u128(number)));
        line::begin(&store.writer().connection, device, epoch, series, Timestamp(MORNING)).unwrap();
    }
    let copied = copied_journals(&store.reader()).unwrap();
    assert_eq!(copied.keys().copied().collect::<Vec<_>>(), [DeviceId(Uuid::from_u128(2))]);
}

/// Whoever hears of the last parting first splits the line there, and again where the other parted before.
#[test]
fn three_continuations_of_one_journal_end_up_as_the_same_lines_in_every_order() {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let path = |name: &str| directory.path().join(name);
    let device = open(&path("device"), &clock);
    let shop = found(&device, 1, 1);
    submit(&device, &shop, 0, 1);
    drop(device);
    copy_disk(&path("device"), &path("early"));
    let device = open(&path("device"), &clock);
    submit(&device, &shop, 0, 2);
    drop(device);
    copy_disk(&path("device"), &path("late"));
    // Each is off when it is copied, so nothing waits in a write-ahead log.
    for (name, units) in ["device", "early", "late"].into_iter().zip(3..) {
        submit(&open(&path(name), &clock), &shop, 0, units);
    }
    let mut seen = Vec::new();
    for (number, order) in
        [["device", "late", "early"], ["early", "late", "device"], ["late", "early", "device"]].into_iter().enumerate()
    {
        let peer = open(&path(&format!("peer {number}")), &clock);
        for name in order {
            let copied = path(&format!("{name} {number}"));
            copy_disk(&path(name), &copied);
            meet(&open(&copied, &clock), &peer);
        }
        assert_eq!(peer.forks().unwrap().len(), 2);
        assert_eq!(dump::column(&peer, "SELECT number FROM sale_row").len(), 5, "each sale once");
        seen.push((peer.tips().unwrap(), peer.digests().unwrap()));
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]));
}

/// What a device keeps apart: why, and how many events.
fn apart(store: &Store, shop: &Shop) -> Vec<(String, u64)> {
    let rows = store.query(&shop.session, "people.quarantined_runs", json!({})).unwrap();
    let rows = rows["runs"].as_array().unwrap().clone();
    rows.iter().map(|row| (row["why"].as_str().unwrap().to_owned(), row["events"].as_u64().unwrap())).collect()
}

#[test]
fn what_cannot_be_verified_is_kept_apart_once_until_it_can_be() {
    let directory = tempfile::tempdir().unwrap();
    let [owner, terminal] =
        ["owner", "terminal"].map(|name| open(&directory.path().join(name), &SetClock::at(MORNING)));
    let shop = found(&owner, 2, 1);
    enrol(&owner, &shop, &terminal);
    push(&owner, &terminal, 1_000);
    terminal.choose_register(&shop.session, shop.registers[1]).unwrap();
    submit(&terminal, &shop, 0, 1);

    // Another of the owner's computers hears of the terminal's sale before it hears of the terminal.
    let office = open(&directory.path().join("office"), &SetClock::at(MORNING));
    let founding = owner.read_log(&owner.logs().unwrap()[0], 0, 1).unwrap().unwrap();
    office.ingest(&founding).unwrap();
    let own = |store: &Store| store.logs().unwrap().into_iter().find(|log| log.is_own).unwrap();
    let sale = terminal.read_log(&own(&terminal), 0, 1_000).unwrap().unwrap();
    for _ in 0..2 {
        assert!(matches!(office.ingest(&sale), Err(IngestError::NotEnrolled { .. })));
    }
    assert_eq!(office.quarantined_hashes().unwrap().len(), 1, "once, however often it is sent");

    let mut altered = sale.clone();
    altered.signature = DeviceKey::from_bytes(&[9; 32]).sign(b"anything");
    assert!(matches!(office.ingest(&altered), Err(IngestError::BadSignature { .. })));
    assert_eq!(office.quarantined_hashes().unwrap().len(), 2);

    // The terminal may be gone when the word comes that it belongs to the business.
    push(&owner, &office, 1_000);
    assert_eq!(office.tips().unwrap().len(), 2, "the sale was taken in");
    assert_eq!(apart(&office, &shop), [], "and what it said under a false signature is held, too");

    let mut other = sale.clone();
    let Some(Item::Event(bytes)) = other.items.last_mut() else { panic!("an event") };
    *bytes = bytes.iter().map(|byte| byte ^ 1).collect::<Vec<_>>().into();
    let events = u64::try_from(other.items.len()).unwrap();
    assert!(office.ingest(&other).is_err());
    assert_eq!(apart(&office, &shop), [("bad_signature".to_owned(), events)]);
    assert_eq!(apart(&terminal, &shop), []);
}
