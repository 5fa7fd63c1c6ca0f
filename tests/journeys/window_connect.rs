//! A business that stood alone is brought to a server through the window's own verbs, lets it go and comes back; and nobody does so who
//! may not.

use comptoir_tests::desk::{DeskWindow, with};
use comptoir_tests::network::{Server, free_port};
use serde_json::{Value, json};

/// The demonstration's business with a server beside it, not connected yet.
struct Alone {
    window: DeskWindow,
    server: Server,
    _folder: tempfile::TempDir,
}

impl Alone {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let window = DeskWindow::open(&folder.path().join("window"));
        window.ask("device.create_demonstration");
        window.sign_in();
        let server = Server::start(&folder.path().join("server"), &format!("127.0.0.1:{}", free_port()), None);
        Self { window, server, _folder: folder }
    }

    /// What the form is filled in with.
    fn form(&self) -> Value {
        let Server { address, fingerprint, code, .. } = &self.server;
        json!({ "address": address, "fingerprint": fingerprint, "code": code })
    }

    fn refusal(&self, verb: &str, body: Value) -> String {
        self.window.call(verb, body).unwrap_err().code
    }

    fn wait_until_even(&self) {
        self.window.wait("both hold the same", |window| window.ask("sync.status")["peers"][0]["is_even"] == true);
    }
}

#[test]
fn a_business_goes_to_a_server_whole_lets_it_go_and_comes_back() {
    let alone = Alone::new();
    let form = alone.form();
    assert_eq!(alone.refusal("sync.connect", with(&form, "fingerprint", "hello")), "sync.bad_fingerprint");
    assert_eq!(alone.refusal("sync.connect", with(&form, "address", "127.0.0.1:9")), "sync.unreachable");
    assert_eq!(alone.refusal("sync.connect", with(&form, "code", "ABCD-EFGH")), "sync.code_unknown");
    assert_eq!(alone.window.ask("sync.status")["peers"], json!([]), "nothing is kept of what was refused");

    alone.window.call("sync.connect", form.clone()).unwrap();
    alone.wait_until_even();
    let (is_done, businesses) = alone.server.verb(&["businesses"]);
    assert!(is_done && businesses.lines().count() == 1, "{businesses}");
    assert_eq!(alone.window.ask("sync.status")["peers"][0]["to_come"], 0);

    let fingerprint = &form["fingerprint"];
    let unknown = json!({ "fingerprint": "AAAA AAAA AAAA AAAA" });
    assert_eq!(alone.refusal("sync.forget_peer", unknown), "sync.peer_unknown");
    alone.window.call("sync.forget_peer", json!({ "fingerprint": fingerprint })).unwrap();
    assert_eq!(alone.window.ask("sync.status")["peers"], json!([]));

    let at = json!({ "address": form["address"], "fingerprint": fingerprint });
    alone.window.call("sync.add_peer", at).unwrap();
    alone.wait_until_even();
}

#[test]
fn whoever_may_not_manage_devices_changes_nothing_about_the_peers() {
    let alone = Alone::new();
    let form = alone.form();
    let at = json!({ "address": form["address"], "fingerprint": form["fingerprint"] });
    alone.window.call("session.lock", json!({})).unwrap();
    alone.window.sign_in_as("clarisse", "vendeur-demo");
    assert_eq!(alone.refusal("sync.connect", form.clone()), "people.forbidden");
    assert_eq!(alone.refusal("sync.add_peer", at), "people.forbidden");
    let known = json!({ "fingerprint": form["fingerprint"] });
    assert_eq!(alone.refusal("sync.forget_peer", known), "people.forbidden");
}
