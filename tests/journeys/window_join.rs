//! A computer joins through the window's own verbs: every refusal, a history that is cut in the middle, a restart, giving up.

use std::path::Path;
use std::time::Duration;

use comptoir_tests::desk::{DeskWindow, with};
use serde_json::{Value, json};

const PASSPHRASE: &str = "une phrase assez longue";

/// The demonstration's business, answering on this computer alone.
fn inviting(directory: &Path) -> DeskWindow {
    let window = DeskWindow::open(directory);
    window.ask("device.create_demonstration");
    window.sign_in();
    window.call("sync.listen", json!({ "setting": "always", "address": "127.0.0.1:0" })).unwrap();
    window
}

/// A new invitation, as the form is filled in with it.
fn invitation(window: &DeskWindow, name: &str) -> Value {
    let store = window.query("people.current_place")["store"].clone();
    let invite = json!({ "name": name, "class": "terminal", "store": store });
    let code = window.execute("people.invite_device", invite)["code"].clone();
    let status = window.ask("sync.status");
    json!({
        "address": status["addresses"][0],
        "fingerprint": status["fingerprint"],
        "code": code,
        "passphrase": PASSPHRASE,
    })
}

#[test]
fn a_computer_joins_chooses_its_register_and_sells() {
    let folder = tempfile::tempdir().unwrap();
    let here = inviting(&folder.path().join("here"));
    let form = invitation(&here, "Comptoir 9");
    let there = DeskWindow::open(&folder.path().join("there"));
    assert_eq!(there.state(), "new");
    assert!(there.ask("device.join_progress").is_null());
    let joined = there.call("device.join", form.clone()).unwrap();
    assert_eq!((&joined["name"], &joined["class"]), (&json!("Comptoir 9"), &json!("terminal")));
    there.wait("the history comes", |there| there.state() == "locked");
    assert!(there.ask("device.join_progress").is_null());

    // Nobody said yet where it stands: the others stand at their registers.
    there.sign_in();
    let unknown = there.0.query("people.current_place", json!({})).unwrap_err();
    assert_eq!(unknown.code, "people.register_unknown");
    let list = there.query("people.registers");
    assert_eq!(list["store"], joined["store"]);
    assert!(list["here"].is_null());
    let choices = list["registers"].as_array().unwrap();
    let taken = choices.iter().find(|choice| choice["taken_by"] != json!([])).expect("the first computer has one");
    let at_home = here.query("people.current_place")["register"].clone();
    assert_eq!(taken["register"], at_home);
    let free = choices.iter().find(|one| one["taken_by"] == json!([]) && one["store"] == joined["store"]).unwrap();
    there.call("device.choose_register", json!({ "register": free["register"] })).unwrap();
    assert_eq!(there.query("people.current_place")["register"], free["register"]);

    // The first computer hears it, over the network that began by itself.
    let is_known = |window: &DeskWindow| {
        let choices = window.query("people.registers");
        let chosen = choices["registers"].as_array().unwrap().iter().find(|one| one["register"] == free["register"]);
        chosen.is_some_and(|one| one["taken_by"] == json!(["Comptoir 9"]))
    };
    here.wait("the register is known to be taken", is_known);
    let refused = there.call("device.join", form).unwrap_err();
    assert_eq!(refused.code, "people.already_founded");
}

#[test]
fn every_refusal_says_what_it_is_and_leaves_the_computer_new() {
    let folder = tempfile::tempdir().unwrap();
    let here = inviting(&folder.path().join("here"));
    let form = invitation(&here, "Comptoir 9");
    let there = DeskWindow::open(&folder.path().join("there"));
    let refused = |form: Value| there.call("device.join", form).unwrap_err().code;
    assert_eq!(refused(with(&form, "fingerprint", "4K7N")), "sync.bad_fingerprint");
    assert!(there.0.store().is_err(), "a slip of the finger makes no database");
    assert_eq!(refused(with(&form, "address", "not an address")), "sync.bad_address");
    assert_eq!(refused(with(&form, "address", "127.0.0.1:1")), "sync.unreachable");
    assert_eq!(refused(with(&form, "fingerprint", "0000-0000-0000-0000")), "sync.not_the_peer");
    assert_eq!(refused(with(&form, "code", "0000-0000")), "sync.code_unknown");
    assert_eq!(there.state(), "new");

    // Of two addresses the one that answers is kept.
    let two = format!("127.0.0.1:1 {}", form["address"].as_str().unwrap());
    there.call("device.join", with(&form, "address", &two)).unwrap();
    there.wait("the history comes", |there| there.state() == "locked");
    there.sign_in();
    assert_eq!(there.ask("sync.status")["peers"][0]["address"], form["address"]);

    let third = DeskWindow::open(&folder.path().join("third"));
    assert_eq!(third.call("device.join", form.clone()).unwrap_err().code, "sync.code_used");
    // What was not joined is no business yet: another door may be taken.
    let founded = third.call("device.create_demonstration", json!({}));
    assert!(founded.is_ok(), "{founded:?}");
}

#[test]
fn a_history_that_is_cut_goes_on_after_a_restart_without_a_code() {
    let folder = tempfile::tempdir().unwrap();
    let here = inviting(&folder.path().join("here"));
    let form = invitation(&here, "Comptoir 9");
    let directory = folder.path().join("there");
    let there = DeskWindow::open(&directory);
    there.call("device.join", form.clone()).unwrap();
    // The other computer goes away before half of it is here.
    here.call("sync.listen", json!({ "setting": "never" })).unwrap();
    there.wait("the cut is noticed", |there| !there.ask("device.join_progress")["peer"]["trouble"].is_null());
    let progress = there.ask("device.join_progress");
    assert_eq!(progress["joined"]["name"], "Comptoir 9");
    assert_eq!(there.state(), "joining");
    let body = json!({ "means": "password", "login": "etienne", "password": "direction-demo" });
    let early = there.call("session.sign_in", body).unwrap_err();
    assert_eq!(early.code, "device.history_under_way");
    let received = progress["received"].as_i64().unwrap();
    drop(there);

    let there = DeskWindow::open(&directory);
    assert_eq!(there.state(), "passphrase_needed");
    there.call("device.unlock", json!({ "passphrase": PASSPHRASE })).unwrap();
    assert_eq!(there.state(), "joining");
    assert!(there.ask("device.join_progress")["received"].as_i64().unwrap() >= received);
    let at = form["address"].as_str().unwrap();
    here.call("sync.listen", json!({ "setting": "always", "address": at })).unwrap();
    there.wait("the rest comes by itself", |there| there.state() == "locked");
    there.sign_in();
    let (ours, theirs) = (here.0.store().unwrap(), there.0.store().unwrap());
    here.wait("both hold the same", |_| ours.tips().unwrap() == theirs.tips().unwrap());
}

#[test]
fn a_history_is_stopped_resumed_with_the_same_code_or_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let here = inviting(&folder.path().join("here"));
    let form = invitation(&here, "Comptoir 9");
    let there = DeskWindow::open(&folder.path().join("there"));
    there.call("device.join", form.clone()).unwrap();
    there.ask("device.stop_join");
    let stopped = there.ask("device.join_progress");
    assert_eq!((&stopped["is_stopped"], &stopped["peer"]), (&json!(true), &Value::Null));
    let received = stopped["received"].clone();
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(there.ask("device.join_progress")["received"], received, "nothing comes while it is stopped");
    // The same code is good for the same computer, as often as it asks; resuming needs none.
    there.call("device.join", form.clone()).unwrap();
    there.ask("device.stop_join");
    there.ask("device.resume_join");
    there.wait("the history comes", |there| there.state() == "locked");
    let founded = there.call("device.forget_join", json!({})).unwrap_err();
    assert_eq!(founded.code, "people.already_founded", "what came whole is not thrown away");

    let other = DeskWindow::open(&folder.path().join("other"));
    other.call("device.join", invitation(&here, "Comptoir 10")).unwrap();
    other.ask("device.stop_join");
    other.ask("device.forget_join");
    assert_eq!(other.state(), "new");
    let again = other.call("device.join", invitation(&here, "Comptoir 11")).unwrap();
    assert_eq!(again["name"], "Comptoir 11");
    other.wait("the history comes", |other| other.state() == "locked");
}
