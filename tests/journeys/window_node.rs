//! Two desks, as two windows have them: one serves the shop's network, the other has joined. Each hears of the other's work.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use comptoir::desk::Desk;
use comptoir::keys::{self, PlainFile};
use comptoir::network::{self, PeerAt, Surroundings};
use comptoir::shell;
use comptoir_domain::CommandId;
use serde_json::{Value, json};
use uuid::Uuid;

const PATIENCE: Duration = Duration::from_secs(20);

fn hears(desk: &Desk) -> Receiver<Vec<String>> {
    let (heard, hearing) = channel();
    desk.news().listen(move |topics| {
        let _ = heard.send(topics.iter().map(|&topic| topic.to_owned()).collect());
    });
    hearing
}

fn wait_for(hearing: &Receiver<Vec<String>>, topic: &str) {
    let last = Instant::now() + PATIENCE;
    loop {
        let left = last.saturating_duration_since(Instant::now());
        let topics = hearing.recv_timeout(left).unwrap_or_else(|_| panic!("nobody spoke of {topic}"));
        if topics.iter().any(|heard| heard == topic) {
            return;
        }
    }
}

fn sign_in(desk: &Desk) {
    let body = json!({ "means": "password", "login": "etienne", "password": "direction-demo" });
    shell::call(desk, "session.sign_in", body).unwrap();
}

fn execute(desk: &Desk, name: &str, body: Value) -> Value {
    desk.execute(CommandId(Uuid::now_v7()), name, body).unwrap().answer
}

fn status(desk: &Desk) -> Value {
    shell::call(desk, "sync.status", json!({})).unwrap()
}

fn relay(directory: &Path) -> Arc<Desk> {
    let desk = Arc::new(Desk::open(directory, None).unwrap());
    desk.synchronise(Surroundings::Peers).unwrap();
    shell::call(&desk, "device.create_demonstration", json!({})).unwrap();
    sign_in(&desk);
    desk
}

fn joined(directory: &Path, at: &PeerAt, code: &str) -> Desk {
    let desk = Desk::open(directory, None).unwrap();
    let key = keys::create(directory, Some("une phrase assez longue"), PlainFile::Refused).unwrap();
    let store = desk.open_with(&key).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(network::join(store, at, code)).unwrap();
    sign_in(&desk);
    desk
}

#[test]
fn a_window_serves_its_shop_and_both_sides_hear_what_the_other_records() {
    let folder = tempfile::tempdir().unwrap();
    let here = relay(&folder.path().join("here"));
    assert_eq!(status(&here)["addresses"], json!([]), "nobody asked it to answer");

    let hearing = hears(&here);
    shell::call(&here, "sync.listen", json!({ "setting": "always", "address": "127.0.0.1:0" })).unwrap();
    let serving = status(&here);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let at = PeerAt { address: text(&serving["addresses"][0]), fingerprint: text(&serving["fingerprint"]) };
    let invited = execute(&here, "people.invite_device", json!({ "name": "Bureau", "class": "office" }));
    let there = joined(&folder.path().join("there"), &at, invited["code"].as_str().unwrap());
    wait_for(&hearing, "people");

    let hearing_there = hears(&there);
    there.synchronise(Surroundings::Peers).unwrap();
    let last = Instant::now() + PATIENCE;
    while status(&here)["connected"].as_array().unwrap().is_empty() || status(&there)["peers"][0]["is_even"] != true {
        assert!(Instant::now() < last, "{} {}", status(&here), status(&there));
        std::thread::sleep(Duration::from_millis(20));
    }
    execute(&here, "people.invite_device", json!({ "name": "Direction", "class": "office" }));
    wait_for(&hearing_there, "people");
    while hearing.try_recv().is_ok() {}
    execute(&there, "people.invite_device", json!({ "name": "Comptabilité", "class": "office" }));
    wait_for(&hearing, "people");

    // Switched off, it answers nobody; the other one says so.
    shell::call(&here, "sync.listen", json!({ "setting": "never" })).unwrap();
    assert_eq!(status(&here)["addresses"], json!([]));
    let last = Instant::now() + PATIENCE;
    while status(&there)["peers"][0]["trouble"].is_null() {
        assert!(Instant::now() < last, "{}", status(&there));
        std::thread::sleep(Duration::from_millis(20));
    }
    there.stop_synchronising();
    here.stop_synchronising();
}
