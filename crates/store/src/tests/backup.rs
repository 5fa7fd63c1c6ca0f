//! Backups come back whole or not at all, on another computer too, and never give a paper number twice.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::dump;
use super::shop::{MORNING, SetClock, Shop, found, key, open, open_shift, pay, push, submit};
use crate::backup::{BackupError, Replaced, Restored, Unlock, inspect, list, prepare};
use crate::database::DatabaseKey;
use crate::error::StoreError;
use crate::one_time_code::normalise_code;
use crate::recovery::SealedKey;
use crate::store::Store;

const CODE: &str = "ABCD-EFGH-JKMN-PQRS-TUVW-XYZ2-3456";

struct Business {
    directory: tempfile::TempDir,
    store: Store,
    shop: Shop,
    clock: SetClock,
}

fn business() -> Business {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let store = open(&directory.path().join("shop"), &clock);
    let shop = found(&store, 1, 2);
    store.set_recovery(&SealedKey::seal(&key(), &normalise_code(CODE)).unwrap()).unwrap();
    open_shift(&store, &shop, 0);
    let sale = submit(&store, &shop, 0, 2);
    pay(&store, &shop, &sale);
    Business { directory, store, shop, clock }
}

fn restore(backup: &Path, target: &Path, used: Option<u32>) -> Result<(Restored, DatabaseKey), BackupError> {
    let prepared = prepare(backup, &Unlock::Code("abcd efgh jkmn pqrs tuvw xyz2 3456"), target, &Replaced::Nothing)?;
    let (series, key) = (prepared.next_series(used), prepared.key().clone());
    Ok((prepared.apply(series, &Replaced::Nothing, comptoir_domain::Timestamp(MORNING))?, key))
}

#[test]
fn a_backup_comes_back_elsewhere_and_opens_the_next_series() {
    let business = business();
    let made = business.store.backup().unwrap();
    assert!(made.path.ends_with("backups/comptoir-2026-11-20-090000.comptoir"), "{}", made.path.display());
    let lost = submit(&business.store, &business.shop, 0, 1);
    assert_eq!(lost.number, "AKW-C1-2026-000002");

    let target = business.directory.path().join("elsewhere");
    let (restored, key) = restore(&made.path, &target, None).unwrap();
    assert_eq!(restored.series, 1);
    let there = Store::open_with_clock(&target, &key, Box::new(business.clock.clone())).unwrap();
    assert_eq!(there.verify().unwrap().faults, Vec::<String>::new());
    let next = submit(&there, &business.shop, 0, 1);
    assert_eq!(next.number, "AKW-C1-2026B-000001");
    pay(&there, &business.shop, &next);
    assert_eq!(
        std::fs::read_dir(&target)
            .unwrap()
            .filter(|entry| { entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("restoring") })
            .count(),
        0
    );

    // The device of the backup was not lost after all: what it recorded since comes home, and no number meets another.
    let log = business.store.logs().unwrap()[0];
    let held = there.logs().unwrap()[0].last_seq;
    let run = business.store.read_log(&log, held, 1_000).unwrap().unwrap();
    assert!(there.ingest(&run).unwrap().events > 0);
    let numbers = dump::column(&there, "SELECT number FROM sale_row ORDER BY number");
    assert_eq!(numbers, ["AKW-C1-2026-000001", "AKW-C1-2026-000002", "AKW-C1-2026B-000001"]);
}

#[test]
fn two_restores_of_one_backup_do_not_share_a_letter() {
    let business = business();
    let made = business.store.backup().unwrap();
    let (first, _) = restore(&made.path, &business.directory.path().join("one"), None).unwrap();
    let (second, _) = restore(&made.path, &business.directory.path().join("two"), Some(first.series)).unwrap();
    assert_eq!((first.series, second.series), (1, 2));
}

/// Somebody restored it a second time at another computer, which could not know of the first.
#[test]
fn two_restores_of_one_backup_that_meet_each_go_on_in_a_series_of_their_own() {
    let business = business();
    let made = business.store.backup().unwrap();
    let [one, two] = ["one", "two"].map(|name| {
        let target = business.directory.path().join(name);
        let (restored, key) = restore(&made.path, &target, None).unwrap();
        assert_eq!(restored.series, 1);
        Store::open_with_clock(&target, &key, Box::new(business.clock.clone())).unwrap()
    });
    for restored in [&one, &two] {
        assert_eq!(submit(restored, &business.shop, 0, 1).number, "AKW-C1-2026B-000001");
    }
    push(&one, &two, 1_000);
    push(&two, &one, 1_000);
    let [here, there] = [&one, &two].map(|restored| submit(restored, &business.shop, 0, 1).number);
    assert!(here.ends_with("-000001") && there.ends_with("-000001"), "{here} {there}: each begins a series");
    assert_ne!(here, there);
}

#[test]
fn a_folder_with_a_business_is_refused_and_stays_as_it_is() {
    let business = business();
    let made = business.store.backup().unwrap();
    let folder = business.directory.path().join("shop");
    let before = dump::rows(&business.store);
    let unlock = Unlock::Code(CODE);
    let founded = prepare(&made.path, &unlock, &folder, &Replaced::Key(&key())).err().unwrap();
    assert!(matches!(founded, BackupError::TargetFounded { .. }), "{founded}");
    let unknown = prepare(&made.path, &unlock, &folder, &Replaced::Nothing).err().unwrap();
    assert!(matches!(unknown, BackupError::TargetUnreadable), "{unknown}");
    let wrong = prepare(&made.path, &Unlock::Code("AAAA"), &business.directory.path().join("x"), &Replaced::Nothing);
    assert!(matches!(wrong.err().unwrap(), BackupError::Store(StoreError::Sealed)));
    assert_eq!(dump::rows(&business.store), before);
}

#[test]
fn a_dry_run_leaves_no_trace() {
    let business = business();
    let made = business.store.backup().unwrap();
    let target = business.directory.path().join("dry");
    let prepared = prepare(&made.path, &Unlock::Code(CODE), &target, &Replaced::Nothing).unwrap();
    let report = prepared.report();
    assert_eq!((report.sales, report.sets_aside), (1, false));
    assert!(report.last_event_at.is_some() && report.manifest.events > 10);
    drop(prepared);
    assert_eq!(std::fs::read_dir(&target).unwrap().count(), 0);
}

#[test]
fn a_backup_with_any_byte_altered_or_cut_is_refused() {
    let business = business();
    let made = business.store.backup().unwrap();
    let whole = std::fs::read(&made.path).unwrap();
    let altered = business.directory.path().join("altered.comptoir");
    let target = business.directory.path().join("target");
    let step = whole.len() / 60;
    for place in (0..16).chain((600..whole.len()).step_by(step)) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x10;
        std::fs::write(&altered, &bytes).unwrap();
        assert!(
            prepare(&altered, &Unlock::Key(&key()), &target, &Replaced::Nothing).is_err() || place < 1_200,
            "{place}"
        );
    }
    for length in (0..whole.len()).step_by(step) {
        std::fs::write(&altered, &whole[..length]).unwrap();
        assert!(prepare(&altered, &Unlock::Key(&key()), &target, &Replaced::Nothing).is_err(), "cut at {length}");
    }
    assert!(std::fs::read_dir(&target).map_or(0, Iterator::count) == 0);
}

#[test]
fn a_database_with_an_altered_byte_is_set_aside_at_the_start_and_never_deleted() {
    let business = business();
    let folder = business.directory.path().join("shop");
    let path = Store::database_path(&folder);
    let Business { store, clock, directory: _directory, .. } = business;
    drop(store);
    let whole = std::fs::read(&path).unwrap();
    for place in (4_096..whole.len()).step_by(whole.len() / 40) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x01;
        std::fs::write(&path, &bytes).unwrap();
        let opened = Store::open_with_clock(&folder, &key(), Box::new(clock.clone()));
        let Err(StoreError::Quarantined { path: kept }) = opened else {
            panic!("byte {place}: {:?}", opened.map(|_| ()));
        };
        assert!(std::fs::read(&kept).unwrap() == bytes, "byte {place}: kept as it was");
        assert!(!path.exists());
    }
    // The first page cannot be told from another business's: it is refused, and stays where it is.
    let mut bytes = whole;
    bytes[100] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    assert!(matches!(Store::open_with_clock(&folder, &key(), Box::new(clock)), Err(StoreError::WrongKey)));
    assert!(path.exists());
}

#[test]
fn a_backup_is_made_before_the_schema_changes() {
    let business = business();
    business.clock.advance(1_000);
    let folder = business.directory.path().join("shop");
    let Business { store, clock, directory: _directory, .. } = business;
    {
        let writer = store.writer();
        // As the schema was before devices were enrolled.
        let undo = "DROP TABLE device_key; DROP TABLE bare_event; DROP TABLE signed_head; DROP TABLE author_key;
             DROP TABLE device_row; DROP TABLE peer; DROP TABLE invitation_row;
             DROP TABLE neighbour; DROP TABLE claim_elsewhere; DROP TABLE secret_wanted; DROP TABLE holder;
             DROP TABLE verdict_row; DROP TABLE credential_before; DROP TABLE quarantined_run;
             DELETE FROM refinery_schema_history WHERE version >= 6";
        writer.connection.execute_batch(undo).unwrap();
    }
    assert_eq!(list(&store.backup_directory()).unwrap().len(), 0);
    drop(store);
    let store = Store::open_with_clock(&folder, &key(), Box::new(clock.clone())).unwrap();
    let backups = list(&store.backup_directory()).unwrap();
    assert_eq!((backups.len(), backups[0].has_recovery), (1, true));
    drop(store);
    let store = Store::open_with_clock(&folder, &key(), Box::new(clock)).unwrap();
    assert_eq!(list(&store.backup_directory()).unwrap().len(), 1, "once is enough");
}

#[test]
fn one_backup_a_day_is_made_by_itself_from_two_in_the_morning_on() {
    let business = business();
    let hour = 60 * 60 * 1_000;
    let due = || business.store.backup_if_due().unwrap().is_some();
    assert!(due());
    business.clock.advance(16 * hour);
    assert!(!due(), "01:00 is still yesterday's");
    business.clock.advance(hour);
    assert!(due() && !due());
    for _ in 0..20 {
        business.clock.advance(24 * hour);
        assert!(due());
    }
    assert_eq!(list(&business.store.backup_directory()).unwrap().len(), 14);
}

#[test]
fn a_backup_made_while_people_sell_shows_one_moment() {
    let business = business();
    let done = AtomicBool::new(false);
    let (store, shop, done) = (&business.store, &business.shop, &done);
    let backups = std::thread::scope(|scope| {
        let seller = scope.spawn(move || {
            let mut sales = 0;
            while !done.load(Ordering::Relaxed) {
                let sale = submit(store, shop, 1, 1);
                pay(store, shop, &sale);
                sales += 1;
            }
            sales
        });
        let backups: Vec<_> = (0..6).map(|_| store.backup().unwrap().path).collect();
        done.store(true, Ordering::Relaxed);
        assert!(seller.join().unwrap() > 6);
        backups
    });
    for (number, backup) in backups.iter().enumerate() {
        let target = business.directory.path().join(format!("restored-{number}"));
        let (_, key) = restore(backup, &target, None).unwrap();
        let there = Store::open_with_clock(&target, &key, Box::new(business.clock.clone())).unwrap();
        let before = dump::rows(&there);
        there.rebuild().unwrap();
        assert!(before == dump::rows(&there));
        assert!(inspect(backup).unwrap().events > 0);
    }
}
