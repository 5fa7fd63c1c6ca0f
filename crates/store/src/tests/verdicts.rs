//! What was recorded without authority is kept, and told; money and goods count, decisions wait for somebody who may confirm them: on
//! every device, whatever arrives first.

use comptoir_domain::catalog::{ChangeProduct, CreateProduct, ProductFields};
use comptoir_domain::conflicts::ResolveConflict;
use comptoir_domain::ids::{PersonId, ProductId, UserId};
use comptoir_domain::people::{
    Audience, BuiltInRole, CreateUser, DeviceClass, EnrolDevice, GrantRole, RevokeDevice, RoleRef, SetPassword, SetPin,
    SetUserActive, WithdrawRole,
};
use comptoir_domain::{Money, Refusal};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::dump::{self, difference};
use super::shop::{self, MORNING, PRICE, SetClock, Shop, attempt, copy_disk, enrol, found, open, push, submit, tell};
use crate::error::ExecuteError;
use crate::people::session::{Session, SignIn};
use crate::store::Store;

const MANAGER: RoleRef = RoleRef::BuiltIn(BuiltInRole::Manager);
const SELLER: RoleRef = RoleRef::BuiltIn(BuiltInRole::Seller);

/// The owner's computer, which judges, two terminals, and a manager who works at either.
struct Town {
    owner: Store,
    terminal: Store,
    other: Store,
    paul: Session,
    shop: Shop,
    clock: SetClock,
    directory: TempDir,
}

impl Town {
    fn new() -> Self {
        let (directory, clock) = (tempfile::tempdir().unwrap(), SetClock::at(MORNING));
        let [owner, terminal, other] =
            ["owner", "terminal", "other"].map(|name| open(&directory.path().join(name), &clock));
        let shop = found(&owner, 3, 2);
        enrol(&owner, &shop, &terminal);
        enrol(&owner, &shop, &other);
        let paul = Session { user: create(&owner, &shop, "paul") };
        grant(&owner, &shop, paul.user, MANAGER);
        let town = Self { owner, terminal, other, paul, shop, clock, directory };
        town.meet();
        town.terminal.choose_register(&town.shop.session, town.shop.registers[1]).unwrap();
        town.other.choose_register(&town.shop.session, town.shop.registers[2]).unwrap();
        town.meet();
        town
    }

    /// Everybody hears everything.
    fn meet(&self) {
        for _ in 0..2 {
            for store in [&self.terminal, &self.other] {
                push(store, &self.owner, 1_000);
                push(&self.owner, store, 1_000);
            }
        }
        self.clock.advance(1_000);
    }

    fn all(&self) -> [&Store; 3] {
        [&self.owner, &self.terminal, &self.other]
    }

    fn dismiss(&self, at: &Store) {
        tell(at, &self.shop.session, &SetUserActive { user: self.paul.user, active: false });
        self.clock.advance(1_000);
    }

    /// Paul sets a price, where he sits.
    fn reprice(&self, at: &Store, price: i64) {
        let fields = ProductFields { price: Some(Money::from_minor(price)), ..ProductFields::default() };
        tell(at, &self.paul, &ChangeProduct { product: self.shop.products[0], fields });
        self.clock.advance(1_000);
    }

    fn price(&self, at: &Store) -> i64 {
        let product = json!({ "product": self.shop.products[0] });
        at.query(&self.shop.session, "catalog.product", product).unwrap()["price"].as_i64().unwrap()
    }

    fn prices(&self) -> [i64; 3] {
        self.all().map(|store| self.price(store))
    }

    fn conflicts(&self, at: &Store) -> Vec<Value> {
        let page = at.query(&self.shop.session, "conflicts.list", json!({})).unwrap();
        let rows = page["rows"].as_array().unwrap().clone();
        let read = |row: &Value| json!({ "conflict": row["conflict"] });
        rows.iter().map(|row| at.query(&self.shop.session, "conflicts.read", read(row)).unwrap()).collect()
    }

    fn lacks(&self, at: &Store) -> Vec<String> {
        let lack = |card: &Value| card["authority"]["lack"]["lack"].as_str().unwrap_or_default().to_owned();
        self.conflicts(at).iter().map(lack).collect()
    }

    fn settle(&self, at: &Store, by: &Session, remedy: &str) -> Result<Value, ExecuteError> {
        let conflict = &self.conflicts(at)[0]["conflict"];
        let body = json!({ "conflict": conflict, "remedy": { "remedy": remedy }, "note": "vu" });
        let settled = attempt(at, by, &serde_json::from_value::<ResolveConflict>(body).unwrap());
        self.clock.advance(1_000);
        settled
    }

    /// All show the same, and so do devices that hear everything in other orders, and that fold everything again.
    fn check_same(&self) {
        self.meet();
        let rows = dump::rows(&self.owner);
        for store in [&self.terminal, &self.other] {
            assert!(dump::rows(store) == rows, "{}", difference(&dump::rows(store), &rows));
        }
        let logs = self.owner.logs().unwrap();
        for turn in 0..logs.len() {
            let fresh = open(&self.directory.path().join(format!("fresh-{turn}")), &self.clock);
            shop::share_vault(&self.owner, &fresh);
            let own = logs.iter().find(|log| log.is_own).unwrap();
            let mut rest: Vec<_> = logs.iter().filter(|log| !log.is_own).collect();
            rest.rotate_left(turn);
            // Its founding first; what it judged later after or before what it judged.
            let first = self.owner.read_log(own, 0, 8).unwrap().unwrap();
            fresh.ingest(&first).unwrap();
            let enrolments = self.owner.read_log(own, first.last_seq(), 12).unwrap();
            enrolments.iter().for_each(|run| drop(fresh.ingest(run).unwrap()));
            let after = enrolments.map_or(first.last_seq(), |run| run.last_seq());
            let later = self.owner.read_log(own, after, 10_000).unwrap();
            if turn % 2 == 0 {
                later.iter().for_each(|run| drop(fresh.ingest(run).unwrap()));
            }
            for log in rest {
                self.owner.read_log(log, 0, 10_000).unwrap().iter().for_each(|run| drop(fresh.ingest(run).unwrap()));
            }
            later.iter().for_each(|run| drop(fresh.ingest(run).unwrap()));
            assert!(dump::rows(&fresh) == rows, "{}", difference(&dump::rows(&fresh), &rows));
        }
        for store in self.all() {
            store.rebuild().unwrap();
            assert!(dump::rows(store) == rows, "{}", difference(&dump::rows(store), &rows));
        }
    }
}

fn create(at: &Store, shop: &Shop, name: &str) -> UserId {
    let (user_name, password) = (name.to_owned(), "mot-de-passe".to_owned());
    let create = CreateUser { name: user_name.clone(), user_name, password, ..CreateUser::default() };
    tell(at, &shop.session, &CreateUser { language: "fr".to_owned(), ..create })
}

fn grant(at: &Store, shop: &Shop, user: UserId, role: RoleRef) {
    tell(at, &shop.session, &GrantRole { user, role, store: None });
}

fn key_of(store: &Store) -> String {
    store.device_key().unwrap().public().0.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn given_a_dismissed_person_then_money_counts_and_decisions_wait() {
    let town = Town::new();
    town.dismiss(&town.owner);
    town.reprice(&town.terminal, 9_000);
    let sale = {
        let shop = Shop { session: town.paul.clone(), ..town.shop.clone() };
        submit(&town.terminal, &shop, 1, 2)
    };
    assert_eq!(town.price(&town.terminal), 9_000, "nobody there has heard of the dismissal");
    town.meet();
    assert_eq!(town.prices(), [PRICE; 3]);
    for store in town.all() {
        let read = json!({ "sale": sale.sale });
        let card = store.query(&town.shop.session, "sales.sale", read).unwrap();
        assert_eq!(card["total"].as_i64(), Some(sale.total.minor()), "{card}");
        assert_eq!(town.lacks(store), ["dismissed", "dismissed"]);
    }
    town.check_same();
}

#[test]
fn given_a_void_edit_when_it_is_confirmed_then_it_counts_everywhere() {
    let town = Town::new();
    town.dismiss(&town.owner);
    town.reprice(&town.terminal, 9_000);
    town.meet();
    let card = &town.conflicts(&town.terminal)[0];
    assert_eq!(card["fields"][0]["later"]["amount"], 9_000, "{card}");
    assert_eq!(card["fields"][0]["now"]["amount"], PRICE, "{card}");
    assert_eq!(
        (card["authority"]["by_name"].as_str(), card["authority"]["is_decision"].as_bool()),
        (Some("paul"), Some(true))
    );
    town.settle(&town.terminal, &town.shop.session, "confirm").unwrap();
    town.meet();
    assert_eq!(town.prices(), [9_000; 3]);
    assert!(town.conflicts(&town.owner).is_empty());
    let decided = town.owner.query(&town.shop.session, "conflicts.list", json!({ "state": "resolved" })).unwrap();
    assert_eq!(decided["rows"][0]["decision"]["taken"]["remedy"], "confirmed", "{decided}");
    town.check_same();
}

#[test]
fn given_a_void_edit_when_it_is_left_then_nothing_changes_and_nobody_is_asked_again() {
    let town = Town::new();
    town.dismiss(&town.owner);
    town.reprice(&town.terminal, 9_000);
    town.meet();
    town.settle(&town.owner, &town.shop.session, "leave_without_effect").unwrap();
    town.meet();
    assert_eq!(town.prices(), [PRICE; 3]);
    assert!(town.conflicts(&town.other).is_empty());
    town.check_same();
}

#[test]
fn given_who_might_not_have_done_the_same_then_they_confirm_nothing() {
    let town = Town::new();
    let nadia = Session { user: create(&town.owner, &town.shop, "nadia") };
    grant(&town.owner, &town.shop, nadia.user, MANAGER);
    grant(&town.owner, &town.shop, town.paul.user, RoleRef::BuiltIn(BuiltInRole::Admin));
    town.meet();
    let paul = town.paul.clone();
    tell(
        &town.owner,
        &town.shop.session,
        &WithdrawRole { user: paul.user, role: RoleRef::BuiltIn(BuiltInRole::Admin), store: None },
    );
    town.clock.advance(1_000);
    tell(
        &town.terminal,
        &paul,
        &GrantRole { user: nadia.user, role: RoleRef::BuiltIn(BuiltInRole::Admin), store: None },
    );
    town.meet();
    assert_eq!(town.lacks(&town.owner), ["permission"]);
    let refused = town.settle(&town.owner, &nadia, "confirm").unwrap_err();
    let expected = comptoir_domain::conflicts::Refusal::NotYoursToConfirm;
    assert!(matches!(&refused, ExecuteError::Refused(Refusal::Conflicts(found)) if *found == expected), "{refused}");
    town.settle(&town.owner, &town.shop.session, "confirm").unwrap();
    town.check_same();
}

#[test]
fn given_a_grant_that_comes_late_then_the_verdict_is_lifted() {
    let town = Town::new();
    let awa = Session { user: create(&town.owner, &town.shop, "awa2") };
    town.meet();
    // The other terminal gives the role, the first one hears of it, and the judge hears of the first one's edit alone.
    grant(&town.other, &town.shop, awa.user, MANAGER);
    town.clock.advance(1_000);
    push(&town.other, &town.terminal, 1_000);
    let fields = ProductFields { price: Some(Money::from_minor(8_000)), ..ProductFields::default() };
    tell(&town.terminal, &awa, &ChangeProduct { product: town.shop.products[0], fields });
    let own = town.terminal.logs().unwrap().into_iter().find(|log| log.is_own).unwrap();
    let held = town.owner.logs().unwrap().into_iter().find(|log| log.device == own.device).unwrap().last_seq;
    town.owner.ingest(&town.terminal.read_log(&own, held, 1_000).unwrap().unwrap()).unwrap();
    assert_eq!((town.price(&town.owner), town.lacks(&town.owner)), (PRICE, vec!["permission".to_owned()]));
    town.meet();
    assert_eq!(town.prices(), [8_000; 3]);
    assert!(town.conflicts(&town.owner).is_empty());
    town.check_same();
}

#[test]
fn given_a_withdrawal_that_comes_late_then_what_was_judged_is_judged_again() {
    let town = Town::new();
    tell(&town.other, &town.shop.session, &WithdrawRole { user: town.paul.user, role: MANAGER, store: None });
    town.clock.advance(1_000);
    town.reprice(&town.terminal, 9_000);
    push(&town.terminal, &town.owner, 1_000);
    assert_eq!(town.price(&town.owner), 9_000, "the judge has not heard of the withdrawal");
    town.meet();
    assert_eq!(town.prices(), [PRICE; 3]);
    assert_eq!(town.lacks(&town.terminal), ["permission"]);
    town.check_same();
}

#[test]
fn given_a_judge_that_was_set_back_then_what_others_bring_back_to_it_is_heeded() {
    let mut town = Town::new();
    let [folder, image] = ["owner", "image"].map(|name| town.directory.path().join(name));
    copy_disk(&folder, &image);
    town.dismiss(&town.owner);
    push(&town.owner, &town.other, 1_000);
    town.owner = open(&image, &town.clock);
    town.reprice(&town.terminal, 9_000);
    push(&town.terminal, &town.owner, 1_000);
    assert_eq!(town.price(&town.owner), 9_000, "the judge no longer knows of the dismissal");
    town.meet();
    assert_eq!(town.prices(), [PRICE; 3]);
    assert_eq!(town.lacks(&town.terminal), ["dismissed"]);
}

#[test]
fn given_a_judge_that_could_not_read_something_when_it_is_updated_then_that_is_judged() {
    let mut town = Town::new();
    town.dismiss(&town.owner);
    town.reprice(&town.terminal, 9_000);
    let own = town.terminal.logs().unwrap().into_iter().find(|log| log.is_own).unwrap();
    let held = town.owner.logs().unwrap().into_iter().find(|log| log.device == own.device).unwrap().last_seq;
    let run = town.terminal.read_log(&own, held, 1_000).unwrap().unwrap();
    // As a Comptoir that does not know of prices would have taken it in.
    town.owner.ingest_judged(&[run], &[]).into_iter().for_each(|outcome| drop(outcome.unwrap()));
    let unread = "INSERT INTO device_setting (name, value) SELECT 'unread_by_judge', max(position) FROM event";
    let older = "UPDATE device_setting SET value = 'older' WHERE name = 'folded_by'";
    for sql in [unread, older] {
        town.owner.writer().connection.execute(sql, []).unwrap();
    }
    assert_eq!((town.price(&town.owner), town.lacks(&town.owner).len()), (9_000, 0));
    let folder = town.directory.path().join("owner");
    town.owner = open(&folder, &town.clock);
    town.meet();
    assert_eq!(town.prices(), [PRICE; 3]);
    assert_eq!(town.lacks(&town.terminal), ["dismissed"]);
    town.check_same();
}

#[test]
fn given_a_return_that_becomes_void_then_what_the_person_did_since_is_judged_again() {
    let town = Town::new();
    let admin = Session { user: create(&town.owner, &town.shop, "admin2") };
    let role = RoleRef::BuiltIn(BuiltInRole::Admin);
    grant(&town.owner, &town.shop, admin.user, role);
    town.meet();
    tell(&town.other, &town.shop.session, &WithdrawRole { user: admin.user, role, store: None });
    town.clock.advance(1_000);
    town.dismiss(&town.owner);
    push(&town.owner, &town.terminal, 1_000);
    // Without its knowing, it is no longer for this administrator to take him back.
    tell(&town.terminal, &admin, &SetUserActive { user: town.paul.user, active: true });
    town.clock.advance(1_000);
    town.reprice(&town.terminal, 9_000);
    push(&town.terminal, &town.owner, 1_000);
    assert_eq!(
        (town.price(&town.owner), town.lacks(&town.owner).len()),
        (9_000, 0),
        "the judge has not heard of it either"
    );
    town.meet();
    assert_eq!(town.prices(), [PRICE; 3]);
    let mut lacks = town.lacks(&town.terminal);
    lacks.sort();
    assert_eq!(lacks, ["dismissed", "permission"]);
    town.check_same();
}

#[test]
fn given_a_void_withdrawal_then_what_it_would_have_made_void_counts() {
    let town = Town::new();
    let [admin, victim] = ["admin2", "victim"].map(|name| Session { user: create(&town.owner, &town.shop, name) });
    grant(&town.owner, &town.shop, admin.user, RoleRef::BuiltIn(BuiltInRole::Admin));
    grant(&town.owner, &town.shop, victim.user, MANAGER);
    town.meet();
    tell(&town.owner, &town.shop.session, &SetUserActive { user: admin.user, active: false });
    town.clock.advance(1_000);
    // Dismissed, and not aware of it, the second administrator dismisses in turn.
    tell(&town.other, &admin, &SetUserActive { user: victim.user, active: false });
    town.clock.advance(1_000);
    let fields = ProductFields { price: Some(Money::from_minor(7_000)), ..ProductFields::default() };
    tell(&town.terminal, &victim, &ChangeProduct { product: town.shop.products[0], fields });
    town.meet();
    assert_eq!(town.prices(), [7_000; 3]);
    assert_eq!(town.lacks(&town.terminal), ["dismissed"], "that of the dismissal alone");
    // Once somebody confirms the dismissal, the edit after it lacks authority.
    town.settle(&town.owner, &town.shop.session, "confirm").unwrap();
    town.meet();
    assert_eq!(town.prices(), [PRICE; 3]);
    town.check_same();
}

/// Administrators, and what somebody dismissed in turn did at the other terminal: it dismissed each of them, without effect.
fn dismissed_by_who_might_not<const N: usize>(town: &Town, names: [&str; N]) -> [Session; N] {
    let admin = |name| {
        let admin = Session { user: create(&town.owner, &town.shop, name) };
        grant(&town.owner, &town.shop, admin.user, RoleRef::BuiltIn(BuiltInRole::Admin));
        admin
    };
    let (by, admins) = (admin("admin2"), names.map(admin));
    town.meet();
    tell(&town.owner, &town.shop.session, &SetUserActive { user: by.user, active: false });
    town.clock.advance(1_000);
    for dismissed in &admins {
        tell(&town.other, &by, &SetUserActive { user: dismissed.user, active: false });
    }
    town.meet();
    admins
}

fn confirm_dismissal(town: &Town, of: &Session, at: &Store, by: &Session) -> Result<Value, ExecuteError> {
    let cards = town.conflicts(at);
    let card = cards.iter().find(|card| card["subject"]["id"] == json!(of.user)).unwrap();
    let body = json!({ "conflict": card["conflict"], "remedy": { "remedy": "confirm" }, "note": "vu" });
    attempt(at, by, &serde_json::from_value::<ResolveConflict>(body).unwrap())
}

#[test]
fn nobody_confirms_their_own_dismissal_nor_that_the_computer_before_them_was_shut_out() {
    let town = Town::new();
    let [nadia] = dismissed_by_who_might_not(&town, ["nadia"]);
    let refused = confirm_dismissal(&town, &nadia, &town.terminal, &nadia).unwrap_err();
    let expected = comptoir_domain::conflicts::Refusal::NotAboutYourself;
    assert!(matches!(&refused, ExecuteError::Refused(Refusal::Conflicts(found)) if *found == expected), "{refused}");
    confirm_dismissal(&town, &nadia, &town.terminal, &town.shop.session).unwrap();

    let town = Town::new();
    grant(&town.owner, &town.shop, town.paul.user, RoleRef::BuiltIn(BuiltInRole::Admin));
    town.meet();
    town.dismiss(&town.owner);
    let device = town.terminal.device().unwrap();
    tell(&town.other, &town.paul, &RevokeDevice { device, reason: "volé".into() });
    town.meet();
    let refused = town.settle(&town.terminal, &town.shop.session, "confirm").unwrap_err();
    let expected = comptoir_domain::people::Refusal::OwnDevice;
    assert!(matches!(&refused, ExecuteError::Refused(Refusal::People(found)) if *found == expected), "{refused}");
    town.settle(&town.owner, &town.shop.session, "confirm").unwrap();
}

#[test]
fn given_three_who_confirm_apart_each_the_next_ones_dismissal_then_the_judge_comes_to_an_end_and_people_decide() {
    let town = Town::new();
    let [one, two, three] = dismissed_by_who_might_not(&town, ["nadia", "victor", "zoe"]);
    // If the first one might, the second one had been dismissed, and might not; so the third one might, and the first one had been
    // dismissed, and might not.
    confirm_dismissal(&town, &two, &town.owner, &one).unwrap();
    confirm_dismissal(&town, &three, &town.terminal, &two).unwrap();
    confirm_dismissal(&town, &one, &town.other, &three).unwrap();
    town.meet();
    town.check_same();
    let confirmations =
        |at: &Store| town.conflicts(at).iter().filter(|card| card["subject"]["kind"] == "other").count();
    assert!(town.all().iter().all(|store| confirmations(store) > 0), "nobody else can say who might");
    for _ in 0..town.conflicts(&town.owner).len() {
        town.settle(&town.owner, &town.shop.session, "leave_without_effect").unwrap();
    }
    town.meet();
    assert!(town.all().iter().all(|store| town.conflicts(store).is_empty()));
    town.check_same();
}

#[test]
fn given_a_void_creation_then_there_is_nothing_to_see_until_it_is_confirmed() {
    let town = Town::new();
    town.dismiss(&town.owner);
    let fields = ProductFields {
        sku: Some("X-1".into()),
        name: Some("Câble".into()),
        price: Some(Money::from_minor(500)),
        ..ProductFields::default()
    };
    let product: ProductId = tell(&town.terminal, &town.paul, &CreateProduct { fields });
    town.meet();
    for store in town.all() {
        assert!(store.query(&town.shop.session, "catalog.product", json!({ "product": product })).is_err());
        let found = store.query(&town.shop.session, "catalog.search", json!({ "text": "X-1" }));
        assert!(!found.unwrap().to_string().contains("X-1"));
    }
    town.check_same();
    town.settle(&town.other, &town.shop.session, "confirm").unwrap();
    town.meet();
    for store in town.all() {
        assert!(store.query(&town.shop.session, "catalog.product", json!({ "product": product })).is_ok());
    }
}

#[test]
fn given_a_device_that_was_shut_out_then_what_nobody_held_comes_into_review() {
    let town = Town::new();
    town.reprice(&town.terminal, 9_000);
    push(&town.terminal, &town.owner, 1_000);
    // Backdated: the thief's clock says that this was before.
    town.reprice(&town.terminal, 1);
    let device = town.terminal.device().unwrap();
    tell(&town.owner, &town.shop.session, &RevokeDevice { device, reason: "volé".into() });
    assert_eq!(town.price(&town.owner), 9_000);
    push(&town.terminal, &town.owner, 1_000);
    assert_eq!(town.price(&town.owner), 9_000);
    assert_eq!(town.lacks(&town.owner), ["device_shut_out"]);
    assert_eq!(town.owner.rebuild().map(drop).ok(), Some(()));
    assert_eq!(town.price(&town.owner), 9_000);
}

#[test]
fn given_an_enrolment_by_who_might_not_then_the_device_is_given_nothing_and_its_log_is_kept() {
    let town = Town::new();
    grant(&town.owner, &town.shop, town.paul.user, RoleRef::BuiltIn(BuiltInRole::Admin));
    town.meet();
    town.dismiss(&town.owner);
    let guest = open(&town.directory.path().join("guest"), &town.clock);
    let (class, store) = (DeviceClass::Terminal, Some(town.shop.store));
    tell(&town.terminal, &town.paul, &EnrolDevice { key: key_of(&guest), name: "intrus".into(), class, store });
    let device = guest.device().unwrap();
    push(&town.owner, &guest, 1_000);
    push(&town.terminal, &guest, 1_000);
    guest.choose_register(&town.shop.session, town.shop.registers[2]).unwrap();
    town.meet();
    for store in town.all() {
        assert_eq!(store.audience(device).unwrap(), Audience::nothing());
        push(&guest, store, 1_000);
        assert!(store.roster().unwrap().iter().any(|known| known.device == device && known.is_revoked));
    }
    assert!(town.lacks(&town.owner).contains(&"device_shut_out".to_owned()));
}

#[test]
fn given_nothing_lacking_then_nothing_is_said() {
    let town = Town::new();
    town.reprice(&town.terminal, 2_000);
    town.reprice(&town.other, 2_500);
    grant(&town.other, &town.shop, town.paul.user, SELLER);
    town.meet();
    town.meet();
    for store in town.all() {
        assert!(town.lacks(store).iter().all(String::is_empty), "{:?}", town.conflicts(store));
    }
}

#[test]
fn given_a_password_set_by_who_might_not_then_the_one_before_still_opens() {
    let town = Town::new();
    grant(&town.owner, &town.shop, town.paul.user, RoleRef::BuiltIn(BuiltInRole::Admin));
    town.meet();
    town.dismiss(&town.owner);
    let (user, new) = (town.shop.session.user, "un-autre-mot".to_owned());
    tell(&town.terminal, &town.paul, &SetPassword { user, old: None, new: new.clone() });
    let opens = |at: &Store, password: &str| {
        let (login, password) = ("awa".to_owned(), password.to_owned());
        at.sign_in(&SignIn::Password { login, password }).is_ok()
    };
    assert!(opens(&town.terminal, &new));
    town.meet();
    assert!(opens(&town.owner, "mot-de-passe"));
    assert!(!opens(&town.terminal, &new), "it asks for the one before");
    town.settle(&town.owner, &town.shop.session, "confirm").unwrap();
    town.meet();
    assert!(opens(&town.terminal, &new), "where it was set, it is still known");
}

#[test]
fn given_pins_set_by_who_might_not_when_rows_are_made_anew_then_the_one_that_stands_is_not_lost() {
    let town = Town::new();
    grant(&town.owner, &town.shop, town.paul.user, RoleRef::BuiltIn(BuiltInRole::Admin));
    let user = town.shop.session.user;
    let set = |at: &Store, by: &Session, pin: &str| {
        tell(at, by, &SetPin { user, pin: pin.to_owned() });
        town.clock.advance(1_000);
    };
    set(&town.owner, &town.shop.session, "2580");
    town.meet();
    town.dismiss(&town.owner);
    for (at, pin) in [(&town.terminal, "1357"), (&town.other, "2468"), (&town.terminal, "9753")] {
        set(at, &town.paul, pin);
    }
    town.meet();
    let known = || town.owner.secrets_of(&[PersonId(user.0)], &Audience::Everything).unwrap();
    let before = known();
    town.owner.rebuild().unwrap();
    assert_eq!(known(), before);
    assert!(town.owner.secrets_wanted(10).unwrap().is_empty());
}
