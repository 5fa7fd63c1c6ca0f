//! Secrets beside the events: kept when the journal bears them out, asked for when they are missing, and never believed.

use comptoir_domain::ids::PersonId;
use comptoir_domain::people::{self, Audience, CreateUser, SetPassword, SetPin, SignInMeans, verifier_hash};
use tempfile::{TempDir, tempdir};

use super::shop::{self, MORNING, SetClock, Shop};
use crate::error::ExecuteError;
use crate::people::session::SignIn;
use crate::secrets::Secret;
use crate::store::Store;

/// Two computers of a business.
struct Business {
    owner: Store,
    other: Store,
    shop: Shop,
    clock: SetClock,
    _directory: TempDir,
}

fn business() -> Business {
    let (directory, clock) = (tempdir().unwrap(), SetClock::at(MORNING));
    let owner = shop::open(&directory.path().join("owner"), &clock);
    let other = shop::open(&directory.path().join("other"), &clock);
    let shop = shop::found(&owner, 1, 1);
    shop::enrol(&owner, &shop, &other);
    Business { owner, other, shop, clock, _directory: directory }
}

impl Business {
    /// One computer gives the other what it lacks, with these secrets.
    fn give_with(&self, secrets: &[Secret]) {
        let runs = self.owner.read_lacking(&self.other.tips().unwrap(), &Audience::EveryStore, usize::MAX).unwrap();
        self.other.ingest_all(&runs, secrets).into_iter().for_each(|outcome| drop(outcome.unwrap()));
    }

    fn give(&self) {
        let runs = self.owner.read_lacking(&self.other.tips().unwrap(), &Audience::EveryStore, usize::MAX).unwrap();
        self.give_with(&self.owner.secrets_for(&runs).unwrap());
    }

    fn take_back(&self) {
        let runs = self.other.read_lacking(&self.owner.tips().unwrap(), &Audience::EveryStore, usize::MAX).unwrap();
        let secrets = self.other.secrets_for(&runs).unwrap();
        self.owner.ingest_all(&runs, &secrets).into_iter().for_each(|outcome| drop(outcome.unwrap()));
    }

    fn person(&self) -> PersonId {
        PersonId(self.shop.session.user.0)
    }

    fn secrets(&self, store: &Store) -> Vec<Secret> {
        store.secrets_of(&[self.person()], &Audience::Everything).unwrap()
    }

    fn verifier(&self, verifier: &str) -> Secret {
        Secret::Verifier { user: self.shop.session.user, means: SignInMeans::Password, verifier: verifier.to_owned() }
    }

    fn name_at(&self, store: &Store) -> String {
        store.person(&self.shop.session).unwrap().name
    }
}

fn sign_in(store: &Store, password: &str) -> Result<(), people::Refusal> {
    let sign_in = SignIn::Password { login: "awa".into(), password: password.into() };
    match store.sign_in(&sign_in) {
        Ok(_) => Ok(()),
        Err(ExecuteError::Refused(comptoir_domain::Refusal::People(refusal))) => Err(refusal),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_password_opens_wherever_its_event_came_with_what_checks_it() {
    let business = business();
    business.give();
    sign_in(&business.other, "mot-de-passe").unwrap();
    let set =
        SetPassword { user: business.shop.session.user, old: Some("mot-de-passe".into()), new: "un-autre-mot".into() };
    shop::tell(&business.other, &business.shop.session, &set);
    business.take_back();
    sign_in(&business.owner, "un-autre-mot").unwrap();
    assert_eq!(sign_in(&business.owner, "mot-de-passe"), Err(people::Refusal::CredentialsWrong));
}

/// A stolen terminal may send what it likes: nobody's password is replaced by it.
#[test]
fn what_the_journal_does_not_name_checks_nothing() {
    let business = business();
    business.give();
    let before = business.secrets(&business.other);
    let forged = [business.verifier("$argon2id$v=19$m=19456,t=2,p=1$Zm9yZ2Vk$Zm9yZ2Vk")];
    assert!(!business.other.keep_secrets(&forged).unwrap());
    // Beside a run of something else, too.
    shop::tell(&business.owner, &business.shop.session, &person("paul"));
    business.give_with(&forged);
    assert_eq!(business.secrets(&business.other), before);
    sign_in(&business.other, "mot-de-passe").unwrap();
}

#[test]
fn a_key_that_opens_nothing_is_not_kept() {
    let business = business();
    let forged = Secret::PersonKey { person: business.person(), key: [9; 32] };
    business.give_with(std::slice::from_ref(&forged));
    assert_eq!((business.name_at(&business.other).as_str(), business.secrets(&business.other)), ("", Vec::new()));
    // A key of nobody is nobody's.
    let nobody = Secret::PersonKey { person: PersonId(uuid::Uuid::from_u128(1)), key: [9; 32] };
    assert!(!business.other.keep_secrets(&[forged, nobody]).unwrap());
    let keys = |store: &Store| -> u32 {
        store.reader().query_row("SELECT count(*) FROM person_key", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(keys(&business.other), 0);
    assert!(business.other.keep_secrets(&business.secrets(&business.owner)).unwrap());
    assert_eq!(business.name_at(&business.other), "Awa Ngo");
}

#[test]
fn what_did_not_come_is_wanted_until_it_comes() {
    let business = business();
    business.give_with(&[]);
    assert_eq!(business.other.secrets_wanted(10).unwrap(), [business.person()]);
    assert_eq!(sign_in(&business.other, "mot-de-passe"), Err(people::Refusal::CredentialsWrong));
    assert!(business.other.keep_secrets(&business.secrets(&business.owner)).unwrap());
    assert_eq!(business.other.secrets_wanted(10).unwrap(), []);
    sign_in(&business.other, "mot-de-passe").unwrap();
    // Nobody outside a scope is given what is sealed in it.
    assert_eq!(business.owner.secrets_of(&[business.person()], &Audience::nothing()).unwrap(), []);
}

/// Two PINs that are set apart: the later one stands everywhere, and the other opens nowhere.
#[test]
fn of_two_pins_set_apart_one_stands_on_both_computers() {
    let business = business();
    business.give();
    let user = business.shop.session.user;
    shop::tell(&business.owner, &business.shop.session, &SetPin { user, pin: "1111".into() });
    business.clock.advance(1_000);
    shop::tell(&business.other, &business.shop.session, &SetPin { user, pin: "2222".into() });
    let later = business.secrets(&business.other);
    let (owners, others) = (
        business.owner.read_lacking(&business.other.tips().unwrap(), &Audience::EveryStore, usize::MAX).unwrap(),
        business.owner.secrets_of(&[business.person()], &Audience::EveryStore).unwrap(),
    );
    business.take_back();
    business.other.ingest_all(&owners, &others).into_iter().for_each(|outcome| drop(outcome.unwrap()));
    assert_eq!(business.secrets(&business.other), later);
    assert_eq!(business.secrets(&business.owner), later);
    assert_eq!(business.owner.digests().unwrap(), business.other.digests().unwrap());
}

#[test]
fn a_refused_password_changes_nothing() {
    let business = business();
    let before = business.secrets(&business.owner);
    let set = SetPassword { user: business.shop.session.user, old: Some("faux".into()), new: "un-autre-mot".into() };
    assert!(shop::attempt(&business.owner, &business.shop.session, &set).is_err());
    assert_eq!(business.secrets(&business.owner), before);
}

#[test]
fn the_journal_names_what_checks_by_a_hash_of_person_and_verifier() {
    let user = comptoir_domain::ids::UserId(uuid::Uuid::from_u128(7));
    let other = comptoir_domain::ids::UserId(uuid::Uuid::from_u128(8));
    assert_ne!(verifier_hash(user, "$argon2id$a"), verifier_hash(other, "$argon2id$a"));
    assert_ne!(verifier_hash(user, "$argon2id$a"), verifier_hash(user, "$argon2id$b"));
}

fn person(user_name: &str) -> CreateUser {
    CreateUser {
        user_name: user_name.into(),
        name: "Paul Etoa".into(),
        password: "mot-de-passe".into(),
        language: "fr".into(),
        ..CreateUser::default()
    }
}
