//! Several instances on one PostgreSQL: whichever is asked, it is the same server.

use std::time::{Duration, Instant};

use bytes::Bytes;
use comptoir_sync::enrolment::{EnrolError, Refused};
use comptoir_sync::message::digest;
use comptoir_sync::node::{Hint, Verb};

use crate::conformance::{brought, joined, without_authority};
use crate::device::Device;
use crate::server::{Instance, On, PATIENCE, Place};

fn both(place: &Place) -> (Instance, Instance) {
    (place.instance("one"), place.instance("other"))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_at_one_is_known_at_the_other() {
    let place = Place::new(On::Postgres);
    let (one, other) = both(&place);
    assert_eq!(one.fingerprint, other.fingerprint, "devices pin one key");
    // A code of one is good at the other, once.
    let (is_done, code) = one.verb(&["invite-business"]);
    assert!(is_done, "{code}");
    let founder = Device::found();
    let server = founder.bring(&other, &code).await.unwrap();
    assert!(matches!(Device::found().bring(&one, &code).await, Err(EnrolError::Refused(Refused::CodeUnknown))));
    assert_eq!(founder.bring(&one, "").await.unwrap(), server, "the same device of the business");
    founder.hire("awa");
    let at_other = founder.even(&other).await;
    let at_one = founder.even(&one).await;
    assert_eq!((at_one.device, at_one.epoch), (at_other.device, at_other.epoch), "one journal, one life");
    // Invited over one, taken in by the other, heard by the first.
    let counter = joined(&founder, &one, "Comptoir 2").await;
    let second = founder.invite("Comptoir 3");
    founder.even(&one).await;
    let third = Device::join(&other, &second, &founder.session).await.unwrap();
    let late = Device::join(&one, &second, &founder.session).await;
    assert!(matches!(late, Err(EnrolError::Refused(Refused::CodeUsed))), "both know that it was used");
    third.record("C");
    third.even(&one).await;
    counter.even(&other).await;
    founder.even(&one).await;
    third.even(&other).await;
    assert_eq!(counter.digests(), founder.digests());
    assert_eq!(third.digests(), founder.digests());
    assert!(third.people().contains(&"awa Ngo".to_owned()), "keys of persons are shared, too");
    // Shut out at one, shut out at the other.
    founder.revoke(&third);
    founder.even(&one).await;
    assert!(third.even(&other).await.declined.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_are_counted_over_all() {
    let place = Place::new(On::Postgres);
    let (one, other) = both(&place);
    let stranger = Device::found();
    for instance in [&one, &other, &one, &other, &one] {
        assert!(matches!(stranger.bring(instance, "AAAA-AAAA").await, Err(EnrolError::Refused(Refused::CodeUnknown))));
    }
    for instance in [&one, &other] {
        assert!(matches!(stranger.bring(instance, "AAAA-AAAA").await, Err(EnrolError::Refused(Refused::TooManyTries))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_writers_at_both_lose_nothing_and_agree() {
    const WRITERS: usize = 8;
    const ROUNDS: usize = 12;
    let place = Place::new(On::Postgres);
    let (one, other) = both(&place);
    let founder = brought(&one).await;
    let mut writers = Vec::new();
    for number in 0..WRITERS {
        writers.push(joined(&founder, &one, &format!("Comptoir {number}")).await);
    }
    let work = writers.iter().enumerate().map(|(number, writer)| {
        let (one, other) = (&one, &other);
        async move {
            for round in 0..ROUNDS {
                writer.record(&format!("{number}-{round}"));
                let instance = if (number + round) % 2 == 0 { one } else { other };
                writer.exchange(instance, writer.organisation()).await.unwrap();
            }
        }
    });
    join_all(work.collect()).await;
    // All at once, at both.
    let together: Vec<_> = writers
        .iter()
        .enumerate()
        .map(|(number, writer)| {
            writer.record(&format!("last-{number}"));
            writer.even(if number % 2 == 0 { &one } else { &other })
        })
        .collect();
    join_all(together).await;
    for instance in [&one, &other] {
        for writer in &writers {
            writer.even(instance).await;
        }
    }
    for writer in &writers {
        assert_eq!(writer.tips(), writers[0].tips());
        assert_eq!(writer.digests(), writers[0].digests());
        assert!(writer.store.forks().unwrap().is_empty(), "no epoch was continued twice");
    }
    let (tips, held) = (writers[0].tips().len(), place.postgres.as_ref().unwrap().sql("SELECT count(*) FROM tip"));
    assert_eq!(held, tips.to_string());
    // Positions have no hole and no double: they are the order of commits.
    let holes = "SELECT max(position) - count(*) FROM run";
    assert_eq!(place.postgres.as_ref().unwrap().sql(holes), "0");
}

async fn join_all(futures: Vec<impl Future>) {
    let mut futures: Vec<_> = futures.into_iter().map(Box::pin).collect();
    std::future::poll_fn(|context| {
        futures.retain_mut(|future| future.as_mut().poll(context).is_pending());
        if futures.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
}

/// Listens at one instance while a device gives to the other; how long until the listener is told what the giver holds.
async fn hears(listener: &Device, at: &Instance, giver: &Device, to: &Instance) -> Duration {
    let client = listener.client(at);
    let mut listening = client.listen(&Verb::Listen.path(listener.organisation()), Bytes::new()).await.unwrap();
    assert!(listening.next().await.unwrap().is_some(), "a hint at once");
    giver.record("heard");
    giver.even(to).await;
    let (given, held) = (Instant::now(), digest(&giver.tips()));
    loop {
        let frame = tokio::time::timeout(PATIENCE, listening.next()).await.expect("a hint in time").unwrap().unwrap();
        if minicbor::decode::<Hint>(&frame).unwrap().holds == held {
            return given.elapsed();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_listens_at_one_hears_of_what_came_to_the_other() {
    let place = Place::new(On::Postgres);
    let (one, other) = both(&place);
    let founder = brought(&one).await;
    let counter = joined(&founder, &one, "Comptoir 2").await;
    founder.even(&other).await;
    let waited = hears(&counter, &one, &founder, &other).await;
    println!("heard through the other instance after {waited:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hint_that_is_lost_is_made_good_by_looking() {
    let place = Place::new(On::Postgres);
    // Found before PostgreSQL's own by every connection: nothing is ever told.
    let postgres = place.postgres.as_ref().unwrap();
    postgres.sql("CREATE SCHEMA deaf");
    postgres.sql("CREATE FUNCTION deaf.pg_notify(text, text) RETURNS void LANGUAGE sql AS ''");
    postgres.sql("ALTER DATABASE comptoir SET search_path = deaf, pg_catalog, public");
    let (one, other) = both(&place);
    let founder = brought(&one).await;
    let counter = joined(&founder, &one, "Comptoir 2").await;
    founder.even(&other).await;
    let waited = hears(&counter, &one, &founder, &other).await;
    println!("heard by looking after {waited:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_may_be_thrown_away() {
    let place = Place::new(On::Postgres);
    let (mut one, other) = both(&place);
    let founder = brought(&one).await;
    let counter = joined(&founder, &one, "Comptoir 2").await;
    let before = founder.even(&one).await;
    assert!(one.stop());
    std::fs::remove_dir_all(one.data.join("replicas")).unwrap();
    counter.record("meanwhile");
    counter.even(&other).await;
    one.begin();
    let after = founder.even(&one).await;
    assert_eq!((before.device, before.epoch), (after.device, after.epoch), "no life ended");
    assert_eq!(founder.digests(), counter.digests());
    // A damaged one is thrown away by itself.
    assert!(one.stop());
    let replica = one.data.join("replicas").join(founder.organisation().to_string()).join("comptoir.db");
    std::fs::write(&replica, vec![7; 100_000]).unwrap();
    one.begin();
    founder.record("after");
    assert_eq!(founder.even(&one).await.epoch, after.epoch);
    counter.even(&other).await;
    assert_eq!(founder.digests(), counter.digests());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_judged_the_other_does_not_judge_again() {
    let place = Place::new(On::Postgres);
    let (one, other) = both(&place);
    let founder = brought(&one).await;
    let counter = joined(&founder, &one, "Comptoir 2").await;
    without_authority(&founder, &counter, &one).await;
    founder.even(&other).await;
    counter.even(&one).await;
    for instance in [&other, &one, &other] {
        founder.even(instance).await;
        counter.even(instance).await;
    }
    assert_eq!(founder.digests(), counter.digests());
    let journal = founder.store.query(&founder.session, "people.audit", serde_json::json!({ "kind": "verdict." }));
    assert_eq!(journal.unwrap()["rows"].as_array().unwrap().len(), 1, "one verdict, whoever was asked");
    assert_eq!(founder.objections().len(), 1);
}
