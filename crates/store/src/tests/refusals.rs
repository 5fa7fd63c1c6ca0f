//! What `ingest` refuses, and that a refused run leaves nothing behind.

use comptoir_domain::event::ChainHash;
use comptoir_domain::hash::Hash;

use super::dump;
use super::shop::{MORNING, SetClock, found, open, open_shift, pay, push, submit};
use crate::error::IngestError;
use crate::journal::LogRun;
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
    let cut = |change: &dyn Fn(&mut LogRun)| {
        let mut run = pair.run.clone();
        change(&mut run);
        refused(&pair, &run)
    };
    let gap = cut(&|run| run.first_seq += 1);
    assert!(matches!(gap, IngestError::Gap { .. }), "{gap}");
    let half = cut(&|run| drop(run.events.pop()));
    assert!(matches!(half, IngestError::NotWhole { .. }), "{half}");
    let altered = cut(&|run| {
        let last = run.events.last_mut().and_then(|bytes| bytes.last_mut()).unwrap();
        *last ^= 1;
    });
    assert!(matches!(altered, IngestError::BrokenChain { .. } | IngestError::Unreadable { .. }), "{altered}");
    let stranger = cut(&|run| run.before = ChainHash(Hash([9; 32])));
    assert!(matches!(stranger, IngestError::Fork { .. }), "{stranger}");
    let other_epoch = cut(&|run| run.epoch = comptoir_domain::ids::EpochId(uuid::Uuid::from_u128(5)));
    assert!(matches!(other_epoch, IngestError::Gap { .. }), "{other_epoch}");
    let noise = cut(&|run| run.events[0] = vec![0xff; 40]);
    assert!(matches!(noise, IngestError::Unreadable { .. }), "{noise}");
    let large = cut(&|run| run.events[0] = vec![0; crate::ingest::EVENT_BYTES_MAX + 1]);
    assert!(matches!(large, IngestError::TooLarge { .. }), "{large}");
}

#[test]
fn the_same_run_again_changes_nothing_and_a_longer_one_adds_its_end() {
    let pair = pair();
    assert_eq!(pair.there.ingest(&pair.run).unwrap().events, pair.run.events.len());
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

#[test]
fn a_device_that_lost_the_end_of_its_own_log_is_told_so() {
    let directory = tempfile::tempdir().unwrap();
    let clock = SetClock::at(MORNING);
    let (path, copy) = (directory.path().join("device"), directory.path().join("copy"));
    let device = open(&path, &clock);
    let shop = found(&device, 1, 1);
    drop(device);
    std::fs::create_dir(&copy).unwrap();
    std::fs::copy(path.join("comptoir.db"), copy.join("comptoir.db")).unwrap();
    let device = open(&path, &clock);
    submit(&device, &shop, 0, 1);
    let peer = open(&directory.path().join("peer"), &clock);
    push(&device, &peer, 1_000);

    let restored = open(&copy, &clock);
    let held = restored.logs().unwrap()[0].last_seq;
    let run = peer.read_log(&peer.logs().unwrap()[1], held, 1_000).unwrap().unwrap();
    assert!(matches!(restored.ingest(&run), Err(IngestError::OwnLogAhead { .. })));
    submit(&restored, &shop, 0, 2);
    assert!(matches!(restored.ingest(&run), Err(IngestError::Fork { .. })));

    // In a new epoch the lost end comes home, and what was recorded since stands beside it.
    let device_id = restored.device().unwrap();
    let mut writer = restored.writer();
    writer.connection.execute("DELETE FROM event WHERE seq > ?1", [held]).unwrap();
    writer.open_epoch(device_id, 1, crate::store::Epoch::Next).unwrap();
    drop(writer);
    assert_eq!(restored.ingest(&run).unwrap().events, run.events.len());
    let number = submit(&restored, &shop, 0, 3).number;
    assert_eq!(number, "AKW-C1-2026B-000001");
}
