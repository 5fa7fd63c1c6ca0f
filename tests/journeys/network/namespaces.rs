//! Computers on a network that is cut: the seller hands over to the cashier while the server is away; the relay is killed, or its
//! cable is pulled; the server comes back.

use std::path::Path;
use std::time::Duration;

use comptoir_tests::cli_shop::Shop;
use comptoir_tests::lan::Lan;
use comptoir_tests::network::{Computer, Running, Server, act, knows, sell, session, wait_for};
use serde_json::json;
use uuid::Uuid;

#[test]
fn a_shop_hands_over_while_the_server_is_away_and_its_relay_dies() {
    let lan = match Lan::make("fixed") {
        Ok(lan) => lan,
        Err(reason) => return println!("skipped: network namespaces are not allowed here ({reason})"),
    };
    let folder = tempfile::tempdir().unwrap();
    let computer = |host: &str| Computer::new(&folder.path().join(host), Some(&lan.namespace(host)));
    let (seller, cashier) = (computer("seller"), computer("cashier"));
    let shop = cashier.found();
    let address = format!("{}:4433", Lan::address("server"));
    let mut server = Server::start(&folder.path().join("server"), &address, Some(&lan.namespace("server")));
    cashier.meet("connect", &address, &server.fingerprint, &server.code.clone().unwrap()).unwrap();
    let register = json!({ "store": shop.store, "code": "C2", "name": "Caisse 2" });
    let register = cashier.terminal.exec("people.create_register", &register).unwrap();
    let code = cashier.invite("Comptoir", &shop.store);

    // The seller's computer joins at the relay; the server is away already.
    lan.cable("server", "down");
    let listen = format!("{}:4433", Lan::address("cashier"));
    let (relay, shown) = cashier.sync(&["--listen", &listen]);
    let fingerprint = shown["fingerprint"].as_str().unwrap().to_owned();
    seller.meet("join", &listen, &fingerprint, &code).unwrap();
    seller.open().choose_register(&session(&shop), serde_json::from_value(register).unwrap()).unwrap();
    let _selling = seller.sync(&[]);
    let (at_seller, at_cashier) = (seller.open(), cashier.open());

    let mut waits = Vec::new();
    let mut hand_over = |at_most: u64| {
        let sale = Uuid::now_v7();
        sell(&at_seller, &shop, sale);
        let at_most = Duration::from_secs(at_most);
        waits.push(wait_for("the sale at the relay", at_most, || knows(&at_cashier, &shop, sale)));
        let [.., collect] = shop.sale(sale, 1);
        act(&at_cashier, &shop, collect.0, collect.1).unwrap();
        sale
    };
    let mut sales: Vec<Uuid> = (0..10).map(|_| hand_over(20)).collect();

    relay.kill();
    let unheard = Uuid::now_v7();
    sell(&at_seller, &shop, unheard);
    sales.push(unheard);
    assert!(!knows(&at_cashier, &shop, unheard));
    let (relay, _) = cashier.sync(&["--listen", &listen]);
    let _ = wait_for("the sale that waited", Duration::from_secs(60), || knows(&at_cashier, &shop, unheard));
    sales.extend((0..5).map(|_| hand_over(20)));

    lan.cable("server", "up");
    waits.sort();
    println!("counter to till over the LAN, server away: median {:?}, most {:?}", waits[7], waits[14]);
    let _ = wait_for("equal digests", Duration::from_secs(60), || {
        at_seller.digests().unwrap() == at_cashier.digests().unwrap()
    });
    // The server has heard of everything when a third computer learns it there. It is asked once it holds the invitation: codes that
    // it does not know are counted.
    relay.kill();
    let code = cashier.invite("Comptoir 3", &shop.store);
    cashier.sync_once();
    let (_relay, _) = cashier.sync(&["--listen", &listen]);
    let third = Computer::new(&folder.path().join("third"), Some(&lan.namespace("seller")));
    third.meet("join", &address, &server.fingerprint, &code).unwrap();
    third.sync_once();
    assert!(sales.iter().all(|sale| knows(&third.open(), &shop, *sale)));
    let _ = wait_for("equal digests everywhere", Duration::from_secs(60), || {
        third.sync_once();
        third.digest() == cashier.digest() && cashier.digest() == seller.digest()
    });
    assert!(server.stop());
}

/// Three terminals that were told no address. They are `seller`, `cashier` and `stock`, in the order of relays.
struct Store {
    shop: Shop,
    computers: Vec<(&'static str, Computer)>,
}

impl Store {
    /// Founds them at a server, and cuts that off.
    fn found(lan: &Lan, folder: &Path, server: &Server) -> Self {
        let computer = |host: &str| Computer::new(&folder.join(host), Some(&lan.namespace(host)));
        let cashier = computer("cashier");
        let shop = cashier.found();
        cashier.meet("connect", &server.address, &server.fingerprint, &server.code.clone().unwrap()).unwrap();
        let register = json!({ "store": shop.store, "code": "C2", "name": "Caisse 2" });
        let register = cashier.terminal.exec("people.create_register", &register).unwrap();
        let codes = ["seller", "stock"].map(|host| (host, cashier.invite(host, &shop.store)));
        cashier.sync_once();
        let mut computers = vec![("cashier", cashier)];
        for (host, code) in codes {
            let joining = computer(host);
            joining.meet("join", &server.address, &server.fingerprint, &code).unwrap();
            let register = serde_json::from_value(register.clone()).unwrap();
            joining.open().choose_register(&session(&shop), register).unwrap();
            computers.push((host, joining));
        }
        // Who joined first hears of who joined later.
        computers.iter().for_each(|(_, computer)| computer.sync_once());
        computers.sort_by_key(|(_, computer)| computer.open().device_key().unwrap().public());
        lan.cable("server", "down");
        Self { shop, computers }
    }

    fn begin(&self, index: usize) -> Running {
        self.computers[index].1.sync(&["--find", "--listen", "0.0.0.0:4433"]).0
    }

    /// A sale of one computer is paid at another; how long it takes there.
    fn hand_over(&self, from: usize, to: usize, sales: &mut Vec<Uuid>) -> Duration {
        let [seller, cashier] = [from, to].map(|index| self.computers[index].1.open());
        let sale = Uuid::now_v7();
        sell(&seller, &self.shop, sale);
        let took = wait_for("the sale at the till", Duration::from_secs(60), || knows(&cashier, &self.shop, sale));
        let [.., collect] = self.shop.sale(sale, 1);
        act(&cashier, &self.shop, collect.0, collect.1).unwrap();
        sales.push(sale);
        took
    }

    fn is_equal(&self) -> bool {
        let digests: Vec<_> = self.computers.iter().map(|(_, computer)| computer.digest()).collect();
        digests.windows(2).all(|pair| pair[0] == pair[1])
    }
}

#[test]
fn a_store_that_was_told_no_address_finds_itself_and_loses_one_relay_after_the_other() {
    let lan = match Lan::make("found") {
        Ok(lan) => lan,
        Err(reason) => return println!("skipped: network namespaces are not allowed here ({reason})"),
    };
    let folder = tempfile::tempdir().unwrap();
    let address = format!("{}:4433", Lan::address("server"));
    let mut server = Server::start(&folder.path().join("server"), &address, Some(&lan.namespace("server")));
    let store = Store::found(&lan, folder.path(), &server);
    let mut sales = Vec::new();
    let relay = store.begin(0);
    let mut others = [store.begin(1), store.begin(2)].map(Some);
    let first = store.hand_over(1, 2, &mut sales);
    let mut waits: Vec<_> = (0..10).map(|_| store.hand_over(1, 2, &mut sales)).collect();
    waits.sort();
    println!("found by multicast: the first sale {first:?}, then median {:?}, most {:?}", waits[5], waits[9]);

    relay.kill();
    let killed = store.hand_over(1, 2, &mut sales);
    let back = store.hand_over(2, 1, &mut sales);
    println!("the relay killed: {killed:?}, and back {back:?}");

    // It is there again, and its cable is pulled: nothing says that it is away.
    let relay = store.begin(0);
    let _ = store.hand_over(0, 1, &mut sales);
    lan.cable(store.computers[0].0, "down");
    let apart = store.hand_over(1, 2, &mut sales);
    let alone = Uuid::now_v7();
    sell(&store.computers[0].1.open(), &store.shop, alone);
    sales.push(alone);
    println!("its cable pulled: {apart:?}");

    // Each of them is off and on again, as cables and routers are; who was alone is heard.
    lan.cable(store.computers[1].0, "down");
    lan.cable(store.computers[0].0, "up");
    let at_third = store.computers[2].1.open();
    let heard = wait_for("the sale made alone", Duration::from_secs(90), || knows(&at_third, &store.shop, alone));
    lan.cable(store.computers[1].0, "up");
    let joined = store.hand_over(1, 0, &mut sales);
    println!("cables plugged in: {heard:?}, {joined:?}");

    lan.cable("server", "up");
    let _ = wait_for("equal digests", Duration::from_secs(90), || store.is_equal());
    // Even with the server too, and a computer that learns everything there holds the same.
    others[1].take().unwrap().kill();
    store.computers[2].1.sync_once();
    let code = store.computers[2].1.invite("Comptoir 4", &store.shop.store);
    store.computers[2].1.sync_once();
    let fresh = Computer::new(&folder.path().join("fresh"), Some(&lan.namespace("stock")));
    fresh.meet("join", &address, &server.fingerprint, &code).unwrap();
    fresh.sync_once();
    assert!(sales.iter().all(|sale| knows(&fresh.open(), &store.shop, *sale)));
    let _ = wait_for("equal digests everywhere", Duration::from_secs(90), || {
        store.computers[2].1.sync_once();
        fresh.sync_once();
        store.is_equal() && fresh.digest() == store.computers[0].1.digest()
    });
    drop((relay, others));
    assert!(server.stop());
}
