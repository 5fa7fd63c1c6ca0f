//! The stories that both journals must tell alike.

use std::time::Duration;

use comptoir_store::SignIn;
use comptoir_sync::enrolment::{EnrolError, Refused};
use comptoir_sync::message::Decline;
use comptoir_sync::transport::{Refusal, TransportError};

use crate::device::Device;
use crate::server::{Instance, On, Place};

/// Tells each story over each journal.
macro_rules! conformance {
    ($($story:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $story() { super::$story(super::On::Sqlite).await; })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $story() { super::$story(super::On::Postgres).await; })+
        }
    };
}

conformance!(
    a_business_is_brought_and_a_computer_joins,
    what_both_record_apart_is_even_at_both,
    the_same_again_changes_nothing,
    a_code_is_good_once_and_wrong_ones_are_counted,
    businesses_know_nothing_of_each_other,
    who_was_shut_out_hands_in_its_tail_and_gets_nothing,
    a_server_that_was_killed_has_lost_nothing,
    trap_05_what_was_paid_while_the_server_was_away_is_lost_in_no_order,
    what_was_recorded_without_authority_waits_until_it_is_confirmed,
);

/// A business at an instance, brought by the device that founded it.
pub(crate) async fn brought(instance: &Instance) -> Device {
    let founder = Device::found();
    bring(&founder, instance).await;
    founder
}

async fn bring(founder: &Device, instance: &Instance) {
    let (is_done, code) = instance.verb(&["invite-business"]);
    assert!(is_done, "{code}");
    founder.bring(instance, &code).await.unwrap();
    let standing = founder.even(instance).await;
    let receipt = standing.receipt.expect("the server's word for what it holds");
    assert_eq!(Some(receipt.holder_epoch), standing.epoch);
}

/// A device that joins the founder's business.
pub(crate) async fn joined(founder: &Device, instance: &Instance, name: &str) -> Device {
    let code = founder.invite(name);
    founder.even(instance).await;
    Device::join(instance, &code, &founder.session).await.unwrap()
}

async fn a_business_is_brought_and_a_computer_joins(on: On) {
    let place = Place::new(on);
    let instance = place.instance("one");
    let founder = brought(&instance).await;
    founder.hire("awa");
    let counter = joined(&founder, &instance, "Comptoir 2").await;
    founder.even(&instance).await;
    assert_eq!(founder.digests(), counter.digests());
    // What is sealed in the journal is read with the keys that went beside it, and passwords are known.
    assert!(counter.people().contains(&"awa Ngo".to_owned()), "{:?}", counter.people());
    let sign_in = SignIn::Password { login: "awa".to_owned(), password: "awa-secret".to_owned() };
    counter.store.sign_in(&sign_in).unwrap();
    assert!(instance.get("/metrics").contains("comptoir_businesses 1"));
    let (is_done, listed) = instance.verb(&["businesses"]);
    assert!(is_done && listed.contains(&founder.organisation().to_string()), "{listed}");
}

async fn what_both_record_apart_is_even_at_both(on: On) {
    let place = Place::new(on);
    let instance = place.instance("one");
    let founder = brought(&instance).await;
    let counter = joined(&founder, &instance, "Comptoir 2").await;
    for number in 0..20 {
        founder.record(&format!("A{number}"));
        counter.record(&format!("B{number}"));
    }
    tokio::join!(founder.even(&instance), counter.even(&instance));
    founder.even(&instance).await;
    counter.even(&instance).await;
    assert_eq!(founder.tips(), counter.tips());
    assert_eq!(founder.digests(), counter.digests());
}

async fn the_same_again_changes_nothing(on: On) {
    let place = Place::new(on);
    let instance = place.instance("one");
    let founder = brought(&instance).await;
    founder.record("A");
    let (first, second) = (founder.even(&instance).await, founder.even(&instance).await);
    assert_eq!((first.epoch, first.device), (second.epoch, second.device), "one life, whoever asks");
    assert_eq!(first.receipt.unwrap().tip, second.receipt.unwrap().tip);
    // A device that forgot what it has sent sends it again: a conversation begins without knowing what the other holds.
    let counter = joined(&founder, &instance, "Comptoir 2").await;
    let before = counter.digests();
    founder.even(&instance).await;
    counter.even(&instance).await;
    assert_eq!(before, counter.digests());
}

async fn a_code_is_good_once_and_wrong_ones_are_counted(on: On) {
    let place = Place::new(on);
    let instance = place.instance("one");
    let code = instance.code.clone().unwrap();
    let founder = Device::found();
    founder.bring(&instance, &code).await.unwrap();
    let again = founder.bring(&instance, &code).await;
    assert_eq!(again.unwrap(), founder.bring(&instance, "").await.unwrap(), "its own device needs no code");
    founder.even(&instance).await;
    let other = Device::found();
    assert!(matches!(other.bring(&instance, &code).await, Err(EnrolError::Refused(Refused::CodeUnknown))));
    let invited = founder.invite("Comptoir 2");
    founder.even(&instance).await;
    Device::join(&instance, &invited, &founder.session).await.unwrap();
    let used = Device::join(&instance, &invited, &founder.session).await;
    assert!(matches!(used, Err(EnrolError::Refused(Refused::CodeUsed))));
    for _ in 0..4 {
        assert!(matches!(other.bring(&instance, "AAAA-AAAA").await, Err(EnrolError::Refused(Refused::CodeUnknown))));
    }
    assert!(matches!(other.bring(&instance, "AAAA-AAAA").await, Err(EnrolError::Refused(Refused::TooManyTries))));
}

async fn businesses_know_nothing_of_each_other(on: On) {
    let place = Place::new(on);
    let instance = place.instance("one");
    let (one, other) = (brought(&instance).await, brought(&instance).await);
    one.record("A");
    other.record("B");
    let (first, second) = (one.even(&instance).await, other.even(&instance).await);
    assert_ne!(first.device, second.device, "the server is another device in each");
    for asked in
        [one.exchange(&instance, other.organisation()).await, other.exchange(&instance, one.organisation()).await]
    {
        assert!(matches!(asked, Err(TransportError::Refused(Refusal::UnknownPath))), "as if it were not here");
    }
    // Nor does who brings a business of the same name get it.
    assert!(matches!(
        one.exchange(&instance, Device::found().organisation()).await,
        Err(TransportError::Refused(Refusal::UnknownPath))
    ));
    let stranger = Device::found();
    let asked = stranger.exchange(&instance, one.organisation()).await;
    assert!(matches!(asked, Err(TransportError::Refused(Refusal::NotAdmitted))), "{asked:?}");
}

async fn who_was_shut_out_hands_in_its_tail_and_gets_nothing(on: On) {
    let place = Place::new(on);
    let instance = place.instance("one");
    let founder = brought(&instance).await;
    let counter = joined(&founder, &instance, "Comptoir 2").await;
    founder.even(&instance).await;
    founder.revoke(&counter);
    founder.record("A");
    founder.even(&instance).await;
    counter.record("B");
    let standing = counter.even(&instance).await;
    assert_eq!(standing.declined, Some(Decline::Revoked));
    founder.even(&instance).await;
    let own = counter.tips().into_iter().find(|tip| tip.device == counter.store.device().unwrap()).unwrap();
    assert!(founder.tips().contains(&own), "its tail arrived");
    assert_ne!(founder.digests(), counter.digests(), "and it got nothing");
}

/// The seller's device knows the sale as unpaid, and so does the server; the till's, which reaches neither, collects it.
async fn trap_05_what_was_paid_while_the_server_was_away_is_lost_in_no_order(on: On) {
    let place = Place::new(on);
    let instance = place.instance("one");
    for order in ["st", "ts", "sts", "tst", "sst", "tts"] {
        let seller = brought(&instance).await;
        let product = seller.record("A");
        seller.receive(seller.shop, product);
        let register = seller.add_register(seller.shop);
        let till = joined(&seller, &instance, "Caisse 2").await;
        let submitted = seller.submit(product);
        seller.even(&instance).await;
        till.even(&instance).await;
        till.collect(&submitted, register);
        seller.submit(product);
        for meets in order.chars() {
            let device = if meets == 's' { &seller } else { &till };
            device.even(&instance).await;
        }
        for device in [&seller, &till, &seller] {
            device.even(&instance).await;
        }
        assert_eq!(seller.digests(), till.digests(), "{order}");
        for device in [&seller, &till] {
            let sale = device.sale(submitted.sale);
            assert_eq!(sale["payments"].as_array().map(Vec::len), Some(1), "{order}: {sale}");
            assert_eq!(sale["status"], "paid", "{order}: {sale}");
        }
    }
}

async fn a_server_that_was_killed_has_lost_nothing(on: On) {
    let place = Place::new(on);
    let mut instance = place.instance("one");
    let founder = brought(&instance).await;
    for number in 0..5 {
        founder.record(&format!("A{number}"));
        let before = founder.even(&instance).await;
        instance.kill();
        instance.begin();
        let after = founder.even(&instance).await;
        assert_eq!(before.epoch, after.epoch, "nothing was lost: it is the same life");
    }
    let counter = joined(&founder, &instance, "Comptoir 2").await;
    founder.even(&instance).await;
    assert_eq!(founder.digests(), counter.digests());
    assert!(instance.stop(), "SIGTERM is an end like any other");
}

/// Somebody who was dismissed at one device, and has not heard of it at another, records something there.
pub(crate) async fn without_authority(founder: &Device, counter: &Device, at: &Instance) {
    let awa = founder.hire("awa");
    founder.promote(awa);
    founder.even(at).await;
    counter.even(at).await;
    founder.dismiss(awa);
    // Within one millisecond two clocks that have not heard of each other do not say which was first.
    tokio::time::sleep(Duration::from_millis(2)).await;
    let awa = comptoir_store::Session { user: awa };
    let fields = serde_json::json!({ "sku": "X", "name": "Produit X", "price": 500 });
    let body = serde_json::json!({ "fields": fields });
    let command = comptoir_domain::CommandId(uuid::Uuid::now_v7());
    counter.store.execute(Some(&awa), command, "catalog.create_product", body).unwrap();
}

async fn what_was_recorded_without_authority_waits_until_it_is_confirmed(on: On) {
    let place = Place::new(on);
    let instance = place.instance("one");
    let founder = brought(&instance).await;
    let counter = joined(&founder, &instance, "Comptoir 2").await;
    without_authority(&founder, &counter, &instance).await;
    founder.even(&instance).await;
    counter.even(&instance).await;
    founder.even(&instance).await;
    assert_eq!((founder.objections().len(), counter.objections().len()), (1, 1), "the server judged");
    assert_eq!((founder.products(), counter.products()), (0, 0));
    assert_eq!(founder.digests(), counter.digests());
    founder.confirm(&founder.objections()[0]);
    founder.even(&instance).await;
    counter.even(&instance).await;
    assert_eq!((founder.products(), counter.products()), (1, 1));
    assert_eq!((founder.objections().len(), counter.objections().len()), (0, 0));
    assert_eq!(founder.digests(), counter.digests());
}
