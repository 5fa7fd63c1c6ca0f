//! A counter and a till, each in a real window with a database of its own, on a network where each is a computer of its own: what one
//! submits the other collects while the server is away; the till, which is the relay, dies amid it all, or its cable is pulled; then
//! the server comes back.

use std::path::Path;
use std::time::Instant;

use comptoir_domain::ids::RegisterId;
use comptoir_store::SignIn;
use comptoir_tests::cli_shop::{ADMINISTRATOR, Shop};
use comptoir_tests::lan::Lan;
use comptoir_tests::network::{Computer, Server, free_port, session};
use comptoir_tests::window::Window;
use fantoccini::key::Key;
use serde_json::{Value, json};

const PIN: &str = "4816";

/// The two computers, which were founded at a server that is away since.
struct Business {
    /// Where this system allows it; else all of them are on loopback.
    lan: Option<Lan>,
    shop: Shop,
    server: Server,
    till: Computer,
    counter: Computer,
}

impl Business {
    fn found(folder: &Path) -> Self {
        let lan = Lan::make("windows").inspect_err(|reason| println!("on loopback: {reason}")).ok();
        let computer = |name: &str, host: &str| {
            let namespace = lan.as_ref().map(|lan| lan.namespace(host));
            Computer::new(&folder.join(name), namespace.as_deref())
        };
        let address = |host: &str| match lan {
            Some(_) => format!("{}:4433", Lan::address(host)),
            None => format!("127.0.0.1:{}", free_port()),
        };
        let (till, counter) = (computer("till", "cashier"), computer("counter", "seller"));
        let shop = till.found();
        let namespace = lan.as_ref().map(|lan| lan.namespace("server"));
        let mut server = Server::start(&folder.join("server"), &address("server"), namespace.as_deref());
        till.meet("connect", &server.address, &server.fingerprint, &server.code.clone().unwrap()).unwrap();
        till.terminal.exec("people.set_pin", &json!({ "user": shop.administrator, "pin": PIN })).unwrap();
        let register = json!({ "store": shop.store, "code": "C2", "name": "Comptoir" });
        let register: Value = till.terminal.exec("people.create_register", &register).unwrap();
        let code = till.invite("Comptoir", &shop.store);
        let address = address("cashier");
        let (relay, shown) = till.sync(&["--listen", &address]);
        counter.meet("join", &address, shown["fingerprint"].as_str().unwrap(), &code).unwrap();
        counter.sync_once();
        relay.kill();
        let here = till.open();
        here.set_device_setting("relay_part", "always").unwrap();
        here.set_device_setting("relay", &address).unwrap();
        let there = counter.open();
        there.choose_register(&session(&shop), serde_json::from_value::<RegisterId>(register).unwrap()).unwrap();
        for store in [here, there] {
            let (login, password) = (ADMINISTRATOR.0.to_owned(), ADMINISTRATOR.1.to_owned());
            store.sign_in(&SignIn::Password { login, password }).unwrap();
        }
        server.kill();
        Self { lan, shop, server, till, counter }
    }
}

async fn open(computer: &Computer, ports: (u16, u16), screen: &str) -> Window {
    let window = Window::open_within(computer.namespace(), &computer.terminal.directory, ports).await;
    window.sees("Awa Ngo").await;
    window.write("1").await;
    window.sees("Tapez votre code").await;
    window.write(PIN).await;
    window.press(&[Key::Enter]).await;
    window.sees("Ventes").await;
    window.run(&format!("location.hash = '#/{screen}'; arguments[0](null);")).await;
    window
}

/// Sells a cable at the counter; gives when it was submitted.
async fn sell(counter: &Window) -> Instant {
    counter.press(&[Key::F2]).await;
    counter.write("cab-1").await;
    counter.sees("CAB-1").await;
    counter.press(&[Key::Enter]).await;
    counter.sees("1 ligne").await;
    counter.press(&[Key::F9]).await;
    let submitted = Instant::now();
    counter.sees("Envoyée à la caisse").await;
    submitted
}

async fn picture(window: &Window, name: &str) {
    window.raise().await;
    window.shoot(&format!("two-windows-{name}")).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a display: ./x test runs it"]
async fn what_the_counter_submits_the_till_collects_with_the_server_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut business = Business::found(folder.path());
    let till = open(&business.till, (4_552, 4_553), "till").await;
    let counter = open(&business.counter, (4_554, 4_555), "counter").await;
    till.sees("À encaisser").await;
    counter.sees("Scannez un produit").await;

    let submitted = sell(&counter).await;
    till.sees("C2-").await;
    println!("from the counter's window to the till's: {:?}", submitted.elapsed());
    picture(&counter, "1-counter").await;
    picture(&till, "2-till").await;
    till.press(&[Key::F2]).await;
    till.write("c2-").await;
    till.press(&[Key::Enter]).await;
    till.sees("Reste à payer").await;
    till.write("2000").await;
    till.sees("À rendre").await;
    picture(&till, "3-change").await;
    till.press(&[Key::F9]).await;
    till.sees("payée.").await;

    // The till is the relay. The counter goes on without it.
    till.kill();
    let _ = sell(&counter).await;
    picture(&counter, "4-alone").await;
    let till = open(&business.till, (4_556, 4_557), "till").await;
    till.sees("C2-").await;
    picture(&till, "5-back").await;

    // The counter's cable is pulled, and plugged in again.
    if let Some(lan) = &business.lan {
        lan.cable("seller", "down");
        let _ = sell(&counter).await;
        picture(&counter, "6-unplugged").await;
        lan.cable("seller", "up");
        till.sees("n° C2-3").await;
    }

    // Nobody does anything for the server to hear of it all.
    business.server.begin();
    till.run("location.hash = '#/sales'; arguments[0](null);").await;
    till.sees("C2-").await;
    let open = "[...document.querySelectorAll('[role=row], tr')].find((row) => row.textContent.includes('C2-2026-000001')).click();";
    till.run(&format!("{open} arguments[0](null);")).await;
    till.sees("Enregistrée sur 2 postes et sur le serveur").await;
    picture(&till, "7-recorded").await;
    till.close().await;
    counter.close().await;
    business.till.sync_once();
    assert_eq!(business.till.digest(), business.counter.digest());
    assert!(business.server.stop());
    assert_eq!(business.till.open().verify().unwrap().faults, Vec::<String>::new());
    let waiting = if business.lan.is_some() { 2 } else { 1 };
    assert_eq!(paid(&business), [1, waiting], "one is paid, the others wait");
}

/// How many sales are paid at the till's computer, and how many wait.
fn paid(business: &Business) -> [usize; 2] {
    let store = business.till.open();
    let sales = store.query(&session(&business.shop), "sales.list", json!({})).unwrap();
    let rows = sales["rows"].as_array().or_else(|| sales.as_array()).cloned().unwrap_or_default();
    ["paid", "pending_payment"].map(|status| rows.iter().filter(|row| row["status"] == status).count())
}
