//! A business that stood alone comes to a server; other computers join; a sale of one is collected at another.

use std::time::Duration;

use comptoir_domain::ids::RegisterId;
use comptoir_tests::cli_shop::Shop;
use comptoir_tests::network::{Computer, Server, act, knows, sell, session, wait_for};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// A business at a server, and the till where it was founded.
pub(crate) struct Business {
    pub(crate) folder: TempDir,
    pub(crate) server: Server,
    pub(crate) till: Computer,
    pub(crate) shop: Shop,
    pub(crate) counter_register: RegisterId,
}

/// Founds a business and brings it to a server.
pub(crate) fn connected() -> Business {
    let folder = tempfile::tempdir().unwrap();
    let till = Computer::new(&folder.path().join("till"), None);
    let shop = till.found();
    let address = format!("127.0.0.1:{}", comptoir_tests::network::free_port());
    let server = Server::start(&folder.path().join("server"), &address, None);
    let code = server.code.clone().unwrap();
    let connected = till.meet("connect", &server.address, &server.fingerprint, &code).unwrap();
    assert!(connected["organisation"].is_string());
    let register = json!({ "store": shop.store, "code": "C2", "name": "Caisse 2" });
    let register = till.terminal.exec("people.create_register", &register).unwrap();
    Business { folder, server, till, shop, counter_register: serde_json::from_value(register).unwrap() }
}

impl Business {
    /// A computer that joins at the server, as a counter.
    pub(crate) fn join(&self, name: &str) -> Computer {
        let code = self.till.invite(name, &self.shop.store);
        self.till.sync_once();
        let computer = Computer::new(&self.folder.path().join(name), None);
        let joined = computer.meet("join", &self.server.address, &self.server.fingerprint, &code).unwrap();
        assert_eq!((&joined["name"], &joined["organisation_name"]), (&json!(name), &json!("Tekno")));
        computer.open().choose_register(&session(&self.shop), self.counter_register).unwrap();
        computer
    }
}

#[test]
fn a_counter_sells_a_till_collects_and_all_hold_the_same() {
    let business = connected();
    let (shop, till) = (&business.shop, &business.till);
    let counter = business.join("Comptoir 2");
    let syncing = [till.sync(&[]), counter.sync(&[])];
    let (at_till, at_counter) = (till.open(), counter.open());
    let mut waits: Vec<Duration> = Vec::new();
    for _ in 0..20 {
        let sale = Uuid::now_v7();
        sell(&at_counter, shop, sale);
        waits.push(wait_for("the sale at the till", Duration::from_secs(20), || knows(&at_till, shop, sale)));
        let [.., collect] = shop.sale(sale, 1);
        act(&at_till, shop, collect.0, collect.1).unwrap();
    }
    // The first one waits for the stream of hints.
    waits.sort();
    println!("counter to till through a server: median {:?}, most {:?}", waits[10], waits[19]);
    let equal = || till.digest() == counter.digest();
    let _ = wait_for("equal digests", Duration::from_secs(20), equal);
    // Everything that the third computer has comes from the server.
    drop(syncing);
    let third = business.join("Comptoir 3");
    let devices = third.terminal.query("people.devices", &json!({})).unwrap();
    assert_eq!(devices["devices"].as_array().unwrap().len(), 4, "till, server and two counters");
    // The question was a sign-in, which the others have not heard of.
    third.sync_once();
    till.sync_once();
    counter.sync_once();
    assert_eq!(third.digest(), till.digest());
    assert_eq!(third.digest(), counter.digest());
    let verified = third.run(&["verify"]).unwrap();
    assert_eq!(verified["faults"], Value::Array(Vec::new()));
}
