//! What breaks: an instance between its two commits, PostgreSQL under way.

use std::time::Duration;

use crate::conformance::{brought, joined};
use crate::device::Device;
use crate::postgres::Postgres;
use crate::server::{Instance, On, Place};

/// From now on a commit that keeps a run waits for so many seconds.
fn slow_commit(seconds: u32) -> String {
    format!(
        "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql
             AS 'BEGIN PERFORM pg_sleep({seconds}); RETURN NULL; END';
         CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON run DEFERRABLE INITIALLY DEFERRED
             FOR EACH ROW EXECUTE FUNCTION wait()"
    )
}

const USUAL_COMMIT: &str = "DROP TRIGGER wait ON run; DROP FUNCTION wait()";
const WAITING: &str = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";

const ROLL_BACK: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";

/// What becomes of a commit whose instance is killed while it waits.
#[derive(Clone, Copy)]
enum Fate {
    RolledBack,
    Committed,
}

impl Fate {
    /// Decides it, and waits until it is.
    async fn seal(self, postgres: &Postgres) {
        if matches!(self, Self::RolledBack) {
            postgres.sql(ROLL_BACK);
        }
        until(postgres, |waiting| waiting == "0").await;
        postgres.sql(USUAL_COMMIT);
    }

    fn slow_commit(self) -> String {
        slow_commit(match self {
            Self::RolledBack => 600,
            // Long enough to kill the instance meanwhile; nobody is there any more when it is done.
            Self::Committed => 3,
        })
    }
}

/// Waits until so many commits wait.
async fn until(postgres: &Postgres, holds: impl Fn(&str) -> bool) {
    while !holds(&postgres.sql(WAITING)) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// A device gives what it has to an instance, which is killed when its replica holds it and PostgreSQL does not yet.
async fn kill_while_given(place: &mut Place, instance: &mut Instance, device: &Device, fate: Fate) {
    place.postgres().sql(&fate.slow_commit());
    let (giving, kill) = (device.exchange(instance, device.organisation()), instance.killer());
    let killing = async {
        until(place.postgres.as_ref().unwrap(), |waiting| waiting != "0").await;
        kill();
    };
    let (given, ()) = tokio::join!(giving, killing);
    assert!(given.is_err(), "nothing was answered");
    instance.kill();
    fate.seal(place.postgres()).await;
}

async fn killed_between_commits(fate: Fate) {
    let mut place = Place::new(On::Postgres);
    let (mut one, other) = (place.instance("one"), place.instance("other"));
    let founder = brought(&one).await;
    let counter = joined(&founder, &one, "Comptoir 2").await;
    let epoch = founder.even(&one).await.epoch;
    founder.record("between");
    kill_while_given(&mut place, &mut one, &founder, fate).await;
    // Another device asks the one that is ahead: it is told nothing that PostgreSQL does not hold, and then all of it.
    one.begin();
    counter.even(&one).await;
    let told = counter.tips();
    counter.even(&other).await;
    assert_eq!(told, counter.tips(), "both instances hold the same");
    assert_eq!(founder.even(&other).await.epoch, epoch);
    assert_eq!(founder.even(&one).await.epoch, epoch);
    counter.even(&one).await;
    assert_eq!(founder.digests(), counter.digests());
    assert!(founder.store.forks().unwrap().is_empty());
    let doubled = "SELECT count(*) FROM (SELECT device, epoch, last_seq FROM run GROUP BY 1, 2, 3 HAVING count(*) > 1) AS doubled";
    assert_eq!(place.postgres().sql(doubled), "0", "nothing stands there twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instance_is_killed_between_its_commits_and_the_other_one_rolled_back() {
    killed_between_commits(Fate::RolledBack).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instance_is_killed_before_it_answers_what_it_committed() {
    killed_between_commits(Fate::Committed).await;
}

/// A place that is filled changes no link, so that the ends of the lines do not tell that PostgreSQL lacks it.
#[tokio::test(flavor = "multi_thread")]
async fn an_instance_is_killed_between_its_commits_when_it_was_given_what_it_held_bare() {
    let mut place = Place::new(On::Postgres);
    let (mut one, other) = (place.instance("one"), place.instance("other"));
    let founder = brought(&one).await;
    let counter = joined(&founder, &other, "Comptoir 2").await;
    founder.even(&one).await;
    let held = founder.tips();
    founder.open_shift();
    founder.give_bare(&one, &held).await;
    kill_while_given(&mut place, &mut one, &founder, Fate::RolledBack).await;
    one.begin();
    founder.even(&one).await;
    counter.even(&other).await;
    assert_eq!(founder.digests(), counter.digests(), "the other instance was given it");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instance_enrols_and_is_killed_between_its_commits() {
    let mut place = Place::new(On::Postgres);
    let (mut one, other) = (place.instance("one"), place.instance("other"));
    let founder = brought(&one).await;
    let code = founder.invite("Comptoir 2");
    founder.even(&one).await;
    let fate = Fate::RolledBack;
    place.postgres().sql(&fate.slow_commit());
    let (joining, kill) = (Device::join(&one, &code, &founder.session), one.killer());
    let killing = async {
        until(place.postgres.as_ref().unwrap(), |waiting| waiting != "0").await;
        kill();
    };
    let (joined, ()) = tokio::join!(joining, killing);
    assert!(joined.is_err(), "nothing was answered");
    one.kill();
    fate.seal(place.postgres()).await;
    // The other one takes another computer in with the code; the first one then tells of the one that it took in.
    let counter = Device::join(&other, &code, &founder.session).await.unwrap();
    one.begin();
    founder.even(&one).await;
    counter.even(&other).await;
    founder.even(&other).await;
    assert_eq!(founder.digests(), counter.digests());
    assert!(founder.store.forks().unwrap().is_empty());
    assert_eq!(founder.store.roster().unwrap().len(), 4, "founder, server, and both that came with the code");
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_stops_crashes_and_comes_back() {
    let mut place = Place::new(On::Postgres);
    let (one, other) = (place.instance("one"), place.instance("other"));
    let founder = brought(&one).await;
    let counter = joined(&founder, &other, "Comptoir 2").await;
    let epoch = founder.even(&one).await.epoch;
    for crash in [false, true] {
        if crash {
            place.postgres().crash();
        } else {
            place.postgres().stop();
        }
        founder.record(if crash { "crashed" } else { "stopped" });
        let asked = founder.exchange(&one, founder.organisation()).await;
        assert!(asked.is_err_and(|error| error.is_transient()), "later, and never a no");
        assert!(one.get("/healthz").starts_with("HTTP/1.1 200"), "it lives");
        let ready = one.get("/readyz");
        assert!(ready.starts_with("HTTP/1.1 503") && ready.contains("PostgreSQL does not answer"), "{ready}");
        place.postgres().begin();
        assert_eq!(founder.even(&one).await.epoch, epoch, "a start is no restore");
        counter.even(&other).await;
        assert_eq!(founder.digests(), counter.digests());
        assert!(one.get("/readyz").starts_with("HTTP/1.1 200"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_waits_for_its_database_and_says_so() {
    let mut place = Place::new(On::Postgres);
    place.postgres().stop();
    let mut one = place.instance_to_be("one");
    let output = one.spawn();
    one.wait_for_log("waiting for PostgreSQL");
    place.postgres().begin();
    let first = std::io::BufRead::lines(output).next().unwrap().unwrap();
    assert!(first.starts_with("address"), "{first}");
    assert!(one.stop());
    // And stops when it is told to, while it waits.
    place.postgres().stop();
    let mut other = place.instance_to_be("other");
    let _output = other.spawn();
    other.wait_for_log("waiting for PostgreSQL");
    assert!(other.stop());
}
