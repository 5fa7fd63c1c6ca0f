//! PostgreSQL is brought back to an earlier state: devices give again what it lost, and no receipt of before counts.

use crate::conformance::{brought, joined};
use crate::server::{On, Place};

#[tokio::test(flavor = "multi_thread")]
async fn a_dump_is_brought_back_and_everything_comes_again() {
    let place = Place::new(On::Postgres);
    let mut one = place.instance("one");
    let founder = brought(&one).await;
    founder.record("before");
    founder.even(&one).await;
    let file = place.folder.path().join("dump");
    place.postgres.as_ref().unwrap().dump(&file);
    // Known to PostgreSQL and these devices alone: also a computer that was taken in.
    let counter = joined(&founder, &one, "Comptoir 2").await;
    counter.record("after");
    let before = counter.even(&one).await;
    founder.even(&one).await;
    assert!(one.stop());
    std::fs::remove_dir_all(one.data.join("replicas")).unwrap();
    place.postgres.as_ref().unwrap().restore(&file);
    one.begin();
    one.wait_for_log("every business begins a new epoch");
    // The server does not know the counter any more; who took it in, and how, the founder knows.
    let after = founder.even(&one).await;
    assert_ne!(before.epoch, after.epoch, "another life: no receipt of before counts");
    counter.even(&one).await;
    assert_eq!(founder.digests(), counter.digests());
    assert_eq!(founder.even(&one).await.epoch, after.epoch, "once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_that_outlived_a_restore_gives_back_what_it_holds() {
    let place = Place::new(On::Postgres);
    let (mut one, mut other) = (place.instance("one"), place.instance("other"));
    let founder = brought(&one).await;
    founder.even(&other).await;
    let file = place.folder.path().join("dump");
    place.postgres.as_ref().unwrap().dump(&file);
    let counter = joined(&founder, &one, "Comptoir 2").await;
    counter.record("after");
    counter.even(&one).await;
    let lost = counter.tips();
    assert!(one.stop() && other.stop());
    place.postgres.as_ref().unwrap().restore(&file);
    // The one that held all is asked first; then the other one has it, too, without any device.
    one.begin();
    other.begin();
    founder.even(&one).await;
    assert_eq!(founder.tips(), lost, "from the replica, by way of PostgreSQL");
    assert!(founder.even(&other).await.is_even);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_the_files_is_brought_back_and_said_so() {
    let mut place = Place::new(On::Postgres);
    let mut one = place.instance("one");
    let founder = brought(&one).await;
    founder.even(&one).await;
    place.postgres().stop();
    let (data, copy) = (place.postgres().data(), place.folder.path().join("copy"));
    let copied = std::process::Command::new("cp").arg("-a").arg(&data).arg(&copy).status().unwrap();
    assert!(copied.success());
    place.postgres().begin();
    founder.record("after");
    let before = founder.even(&one).await;
    assert!(one.stop());
    std::fs::remove_dir_all(one.data.join("replicas")).unwrap();
    place.postgres().stop();
    std::fs::remove_dir_all(&data).unwrap();
    std::fs::rename(&copy, &data).unwrap();
    place.postgres().begin();
    let (is_done, said) = one.verb(&["begin-anew"]);
    assert!(is_done, "{said}");
    one.begin();
    let after = founder.even(&one).await;
    assert_ne!(before.epoch, after.epoch);
    assert!(after.is_even && after.receipt.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_the_files_that_nobody_mentions_is_noticed_by_a_replica() {
    let mut place = Place::new(On::Postgres);
    let mut one = place.instance("one");
    let founder = brought(&one).await;
    founder.even(&one).await;
    place.postgres().stop();
    let (data, copy) = (place.postgres().data(), place.folder.path().join("copy"));
    assert!(std::process::Command::new("cp").arg("-a").arg(&data).arg(&copy).status().unwrap().success());
    place.postgres().begin();
    let counter = joined(&founder, &one, "Comptoir 2").await;
    counter.record("after");
    let before = counter.even(&one).await;
    let lost = counter.tips();
    assert!(one.stop());
    place.postgres().stop();
    std::fs::remove_dir_all(&data).unwrap();
    std::fs::rename(&copy, &data).unwrap();
    place.postgres().begin();
    one.begin();
    let after = founder.even(&one).await;
    one.wait_for_log("the journal is not the one that was known");
    assert_ne!(before.epoch, after.epoch);
    assert_eq!(founder.tips(), lost);
}
