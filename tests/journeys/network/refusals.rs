//! Who does not belong hears a clear no.

use comptoir_store::Store;
use comptoir_sync::node::Verb;
use comptoir_sync::transport::{Client, DeviceKey, Expect, Refusal, TransportError};
use comptoir_tests::network::{Computer, act, knows, sell};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::together::connected;

fn code(outcome: Result<Value, Value>) -> String {
    outcome.unwrap_err()["code"].as_str().unwrap().to_owned()
}

#[test]
fn wrong_codes_and_fingerprints_are_told_apart() {
    let business = connected();
    let server = &business.server;
    let fresh = Computer::new(&business.folder.path().join("fresh"), None);
    let join = |fingerprint: &str, code: &str| fresh.meet("join", &server.address, fingerprint, code);
    let other = "0000-0000-0000-0000";
    assert_eq!(code(join(other, "ABCD-EFGH")), "sync.not_the_peer");
    assert_eq!(code(join("hello", "ABCD-EFGH")), "sync.bad_fingerprint");
    assert_eq!(code(fresh.meet("join", "127.0.0.1", &server.fingerprint, "ABCD-EFGH")), "sync.bad_address");
    assert_eq!(code(fresh.meet("join", "127.0.0.1:9", &server.fingerprint, "ABCD-EFGH")), "sync.unreachable");
    // A code of the server's is not one of the business's, and is used.
    let used = server.code.clone().unwrap();
    for wrong in ["ABCD-EFGH", &used, "", "ABCD-EFGJ", "ABCD-EFGK"] {
        assert_eq!(code(join(&server.fingerprint, wrong)), "sync.code_unknown");
    }
    let good = business.till.invite("Comptoir 2", &business.shop.store);
    business.till.sync_once();
    assert_eq!(code(join(&server.fingerprint, &good)), "sync.too_many_tries", "even the right one");
    let another = Computer::new(&business.folder.path().join("another"), None);
    another.meet("join", &server.address, &server.fingerprint, &good).unwrap();
    let late = Computer::new(&business.folder.path().join("late"), None);
    assert_eq!(code(late.meet("join", &server.address, &server.fingerprint, &good)), "sync.code_used");
}

#[test]
fn a_revoked_computer_hands_in_its_tail_and_is_given_nothing() {
    let business = connected();
    let (till, shop) = (&business.till, &business.shop);
    let counter = business.join("Comptoir 2");
    let (at_till, at_counter) = (till.open(), counter.open());
    till.sync_once();
    let device = at_counter.device().unwrap();
    let tail = Uuid::now_v7();
    sell(&at_counter, shop, tail);
    act(&at_till, shop, "people.revoke_device", json!({ "device": device, "reason": "volé" })).unwrap();
    let secret = Uuid::now_v7();
    sell(&at_till, shop, secret);
    till.sync_once();
    let last = counter.run(&["sync", "--for", "4"]).unwrap();
    assert_eq!((&last["declined"], &last["is_even"]), (&json!("revoked"), &json!(false)));
    till.sync_once();
    assert!(knows(&at_till, shop, tail), "what it recorded came in");
    assert!(!knows(&at_counter, shop, secret), "it is given nothing");
    assert_eq!(at_counter.roster().unwrap().iter().filter(|known| known.is_revoked).count(), 0);
}

fn client(store: &Store, address: &str, fingerprint: &str) -> Client {
    let expect = Expect::Fingerprint(fingerprint.parse().unwrap());
    Client::new(&DeviceKey::from(&store.device_key().unwrap()), expect, [address]).unwrap()
}

#[test]
fn businesses_on_one_server_do_not_see_each_other() {
    let business = connected();
    let server = &business.server;
    let neighbour = Computer::new(&business.folder.path().join("neighbour"), None);
    let _ = neighbour.found();
    let wrong = neighbour.meet("connect", &server.address, &server.fingerprint, "ABCD-EFGH");
    assert_eq!(code(wrong), "sync.code_unknown");
    let (printed, invitation) = server.verb(&["invite-business"]);
    assert!(printed, "{invitation}");
    neighbour.meet("connect", &server.address, &server.fingerprint, &invitation).unwrap();
    assert_eq!(server.verb(&["businesses"]).1.lines().count(), 2);
    let (ours, theirs) = (business.till.open(), neighbour.open());
    assert_ne!(ours.organisation().unwrap(), theirs.organisation().unwrap());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let client = client(&theirs, &server.address, &server.fingerprint);
        let nonsense = client.ask(&Verb::Lease.path(theirs.organisation().unwrap().unwrap()), vec![0xFF].into()).await;
        assert!(matches!(nonsense, Err(TransportError::Refused(Refusal::Unreadable))), "its own fault: {nonsense:?}");
        for verb in [Verb::Exchange, Verb::Listen, Verb::Lease] {
            let asked = client.ask(&verb.path(ours.organisation().unwrap().unwrap()), Vec::new().into()).await;
            let is_unknown = matches!(asked, Err(TransportError::Refused(Refusal::UnknownPath)));
            assert!(is_unknown, "as if it were not there: {asked:?}");
        }
    });
}
