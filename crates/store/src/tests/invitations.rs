//! A computer comes with a code: to any device that holds the invitation, once, in time.

use comptoir_domain::Refusal;
use comptoir_domain::people::{self, CancelInvitation, DeviceClass, InviteDevice, Invited, RevokeDevice};
use comptoir_domain::signature::{DeviceKey, PublicKey};
use serde_json::{Value, json};
use tempfile::tempdir;

use super::shop::{self, SetClock, Shop};
use crate::error::ExecuteError;
use crate::execute::{Clock as _, SystemClock};
use crate::store::Store;

fn key(byte: u8) -> PublicKey {
    DeviceKey::from_bytes(&[byte; 32]).public()
}

fn invite(store: &Store, shop: &Shop) -> Invited {
    let invite = InviteDevice { name: "Caisse 2".into(), class: DeviceClass::Terminal, store: Some(shop.store) };
    shop::tell(store, &shop.session, &invite)
}

fn refused(outcome: Result<crate::Accepted, ExecuteError>) -> people::Refusal {
    match outcome {
        Err(ExecuteError::Refused(Refusal::People(refusal))) => refusal,
        other => panic!("{other:?}"),
    }
}

fn devices(store: &Store, shop: &Shop) -> Value {
    store.query(&shop.session, "people.devices", json!({})).unwrap()
}

#[test]
fn a_code_lets_one_computer_in_and_its_lost_answer_is_given_again() {
    let (directory, clock) = (tempdir().unwrap(), SetClock::at(SystemClock.now().0));
    let store = shop::open(directory.path(), &clock);
    let shop = shop::found(&store, 1, 1);
    assert!(!store.has_open_invitation().unwrap());
    let invited = invite(&store, &shop);
    assert!(store.has_open_invitation().unwrap());
    let typed = invited.code.to_lowercase().replace('-', " ");
    let accepted = store.use_invitation(&typed, key(1)).unwrap();
    assert_eq!((accepted.device, accepted.name.as_str()), (key(1).device(), "Caisse 2"));
    let events = store.verify().unwrap().events;
    assert_eq!(store.use_invitation(&invited.code, key(1)).unwrap(), accepted);
    assert_eq!(store.verify().unwrap().events, events, "the same computer again changes nothing");
    assert_eq!(refused(store.use_invitation(&invited.code, key(2))), people::Refusal::InvitationUsed);
    assert!(store.roster().unwrap().iter().any(|entry| entry.key == key(1) && !entry.is_revoked));
    let listed = devices(&store, &shop);
    assert_eq!(listed["devices"][1]["enrolled_by_name"], "Awa Ngo");
    assert_eq!(listed["invitations"][0]["used_by"], json!([key(1).device()]));
}

#[test]
fn a_code_that_was_taken_back_lets_nobody_in() {
    let (directory, clock) = (tempdir().unwrap(), SetClock::at(SystemClock.now().0));
    let store = shop::open(directory.path(), &clock);
    let shop = shop::found(&store, 1, 1);
    let invited = invite(&store, &shop);
    shop::tell(&store, &shop.session, &CancelInvitation { invitation: invited.invitation });
    assert!(!store.has_open_invitation().unwrap());
    assert_eq!(devices(&store, &shop)["invitations"][0]["is_cancelled"], true);
    assert_eq!(refused(store.use_invitation(&invited.code, key(1))), people::Refusal::InvitationUnknown);
}

#[test]
fn wrong_late_and_revoked_are_told_apart() {
    let (directory, clock) = (tempdir().unwrap(), SetClock::at(SystemClock.now().0));
    let store = shop::open(directory.path(), &clock);
    let shop = shop::found(&store, 1, 1);
    let (first, second) = (invite(&store, &shop), invite(&store, &shop));
    for wrong in ["", "ABCD-EFGH", "é"] {
        assert_eq!(refused(store.use_invitation(wrong, key(1))), people::Refusal::InvitationUnknown);
    }
    let accepted = store.use_invitation(&first.code, key(1)).unwrap();
    let reason = "volé".to_owned();
    shop::tell(&store, &shop.session, &RevokeDevice { device: accepted.device, reason });
    assert_eq!(refused(store.use_invitation(&second.code, key(1))), people::Refusal::DeviceRevoked);
    clock.advance(InviteDevice::VALID_MS);
    assert_eq!(refused(store.use_invitation(&second.code, key(2))), people::Refusal::InvitationExpired);
    clock.advance(24 * 60 * 60 * 1_000);
    assert_eq!(refused(store.use_invitation(&second.code, key(2))), people::Refusal::InvitationUnknown);
}

#[test]
fn devices_apart_may_each_let_one_in_and_the_list_shows_both() {
    let (directory, clock) = (tempdir().unwrap(), SetClock::at(SystemClock.now().0));
    let open = |name: &str| shop::open(&directory.path().join(name), &clock);
    let (office, relay) = (open("office"), open("relay"));
    let shop = shop::found(&office, 1, 1);
    shop::enrol(&office, &shop, &relay);
    let invited = invite(&office, &shop);
    shop::push(&office, &relay, 1_000);
    office.use_invitation(&invited.code, key(1)).unwrap();
    // The relay does not know yet, and has no internet.
    relay.use_invitation(&invited.code, key(2)).unwrap();
    shop::push(&office, &relay, 1_000);
    shop::push(&relay, &office, 1_000);
    assert_eq!(office.digests().unwrap(), relay.digests().unwrap());
    let listed = devices(&office, &shop);
    assert_eq!(listed["invitations"][0]["used_by"].as_array().unwrap().len(), 2);
    let before = office.digests().unwrap();
    office.rebuild().unwrap();
    assert_eq!(before, office.digests().unwrap());
}
