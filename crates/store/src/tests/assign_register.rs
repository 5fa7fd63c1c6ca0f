//! Somebody says at which register another computer is to stand.

use comptoir_domain::ids::RegisterId;
use comptoir_domain::people::{AssignRegister, ChangeDevice, CreateRegister};
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use super::shop::{self, MORNING, SetClock, Shop, attempt, enrol, found, open, push, tell};
use crate::store::Store;

/// An owner's computer with a shop of three registers, and a terminal that stands at none.
struct Business {
    owner: Store,
    terminal: Store,
    shop: Shop,
    _directory: TempDir,
}

fn business() -> Business {
    let (directory, clock) = (tempdir().unwrap(), SetClock::at(MORNING));
    let [owner, terminal] = ["owner", "terminal"].map(|name| open(&directory.path().join(name), &clock));
    let shop = found(&owner, 3, 1);
    enrol(&owner, &shop, &terminal);
    push(&owner, &terminal, 1_000);
    Business { owner, terminal, shop, _directory: directory }
}

impl Business {
    fn assign(&self, register: RegisterId) {
        let assign = AssignRegister { device: self.terminal.device().unwrap(), register };
        tell(&self.owner, &self.shop.session, &assign);
        push(&self.owner, &self.terminal, 1_000);
    }

    fn place(&self) -> Value {
        self.terminal.query(&self.shop.session, "people.current_place", json!({})).unwrap()
    }

    /// The register that the list of computers shows for the terminal.
    fn listed(&self) -> Value {
        let list = self.owner.query(&self.shop.session, "people.devices", json!({})).unwrap();
        let device = json!(self.terminal.device().unwrap());
        let rows = list["devices"].as_array().unwrap();
        rows.iter().find(|row| row["device"] == device).unwrap()["register"].clone()
    }
}

#[test]
fn a_computer_that_stands_at_no_register_begins_at_the_one_that_it_is_told() {
    let business = business();
    assert_eq!(business.listed(), Value::Null);
    business.assign(business.shop.registers[1]);
    assert_eq!(business.place()["register"], json!(business.shop.registers[1]));
    assert_eq!(business.place()["assigned"], Value::Null, "it stands there");
    assert_eq!(business.listed(), json!(business.shop.registers[1]));
    assert!(shop::submit(&business.terminal, &business.shop, 0, 1).number.contains("-C2-"));
}

#[test]
fn one_where_somebody_works_is_asked_and_not_taken_away() {
    let business = business();
    let [_, second, third] = business.shop.registers[..] else { panic!("three registers") };
    business.terminal.choose_register(&business.shop.session, second).unwrap();
    push(&business.terminal, &business.owner, 1_000);
    business.assign(third);
    assert_eq!(business.place()["register"], json!(second));
    assert_eq!(business.place()["assigned"]["register"], json!(third));
    business.terminal.choose_register(&business.shop.session, third).unwrap();
    assert_eq!(business.place()["assigned"], Value::Null);

    // Who sits there may also stay: then nobody asks again.
    push(&business.terminal, &business.owner, 1_000);
    business.assign(second);
    business.terminal.choose_register(&business.shop.session, third).unwrap();
    assert_eq!(business.place()["assigned"], Value::Null);
    push(&business.terminal, &business.owner, 1_000);
    assert_eq!(business.listed(), json!(third));
}

#[test]
fn a_register_of_another_store_is_refused_and_one_left_behind_is_not_gone_to() {
    let business = business();
    let other = shop::second_store(&business.owner, &business.shop);
    let create = CreateRegister { store: other, code: "C9".into(), name: "Caisse 9".into() };
    let elsewhere = tell(&business.owner, &business.shop.session, &create);
    let device = business.terminal.device().unwrap();
    let assign = AssignRegister { device, register: elsewhere };
    let refused = attempt(&business.owner, &business.shop.session, &assign).unwrap_err().to_string();
    assert!(refused.contains("people.other_store"), "{refused}");

    business.terminal.choose_register(&business.shop.session, business.shop.registers[1]).unwrap();
    push(&business.terminal, &business.owner, 1_000);
    business.assign(business.shop.registers[2]);
    let change = ChangeDevice { device, name: None, store: Some(other) };
    tell(&business.owner, &business.shop.session, &change);
    push(&business.owner, &business.terminal, 1_000);
    assert_eq!(business.terminal.device_setting("register").unwrap(), None);
    assert_eq!(business.listed(), Value::Null, "its register is free");
    business.assign(elsewhere);
    assert_eq!(business.place()["register"], json!(elsewhere));
    let change = ChangeDevice { store: Some(business.shop.store), ..change };
    tell(&business.owner, &business.shop.session, &change);
    business.assign(business.shop.registers[1]);
    assert_eq!(business.place()["register"], json!(business.shop.registers[1]), "it came back");
}
