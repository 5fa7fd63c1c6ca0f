//! The business before anything goes wrong: founded on one device, the others taken in, all of them even. Made once; every run
//! starts from copies of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use comptoir_domain::catalog::{CreateProduct, ProductFields};
use comptoir_domain::ids::{OrganisationId, PersonId, ProductId, RegisterId, StoreId, UserId};
use comptoir_domain::people::{
    BuiltInRole, CreateRegister, CreateStore, CreateUser, DeviceClass, EnrolDevice, FirstAdministrator,
    FoundOrganisation, Founded, GrantRole, RoleRef, SignInMeans, StoreFields, TaxRates,
};
use comptoir_domain::signature::PublicKey;
use comptoir_domain::stock::{ReceiptLine, ReceiveGoods};
use comptoir_domain::{BasisPoints, Command, CommandId, Currency, Money, Quantity, Timestamp, Zone};
use comptoir_store::{Clock, DatabaseKey, Secret, Session, Store};
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// 2026-11-20 09:00 in Douala.
pub(crate) const MORNING: i64 = 1_795_161_600_000;
/// The server, and three terminals of which the first is the relay.
pub(crate) const FOUNDED: usize = 4;
pub(crate) const SERVER: usize = 0;
pub(crate) const RELAY: usize = 1;
pub(crate) const PRICE: i64 = 1_500;
/// The last product is sold by serial number: so many boxes of it are sold again and again.
pub(crate) const BOXES: usize = 24;
const PRODUCTS: usize = 4;

/// A clock that the simulation sets.
#[derive(Clone, Default)]
pub(crate) struct SetClock(Arc<AtomicI64>);

impl SetClock {
    pub(crate) fn set(&self, time: i64) {
        self.0.store(time, Ordering::Relaxed);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

pub(crate) fn key() -> DatabaseKey {
    DatabaseKey::from_bytes([7; 32])
}

/// What is the same on every device.
#[derive(Clone)]
pub(crate) struct Founding {
    folder: PathBuf,
    pub(crate) organisation: OrganisationId,
    pub(crate) session: Session,
    /// Two shops. The owner's computer and the second one stand in the first, the third in the other.
    pub(crate) stores: [StoreId; 2],
    /// For each computer but the server: its register in either shop.
    pub(crate) registers: Vec<[RegisterId; 2]>,
    pub(crate) products: Vec<ProductId>,
    /// The key of each computer.
    pub(crate) keys: Vec<PublicKey>,
    /// A second administrator, who is dismissed now and then, and does not hear of it at once.
    pub(crate) dismissed: UserId,
    /// Somebody who works at any computer, and may do less now and more then.
    pub(crate) worker: UserId,
}

/// Executes a command that is not refused.
pub(crate) fn tell<C: Command>(store: &Store, session: Option<&Session>, command: &C) -> C::Answer
where
    C::Answer: DeserializeOwned,
{
    let body = serde_json::to_value(command).unwrap();
    let executed = store.execute(session, fresh_command(), C::NAME, body).unwrap();
    serde_json::from_value(executed.answer).unwrap()
}

pub(crate) fn fresh_command() -> CommandId {
    CommandId(fresh_id())
}

pub(crate) fn fresh_id() -> Uuid {
    let draw = || comptoir_store::chance::next().unwrap();
    Uuid::from_u64_pair(draw(), draw())
}

impl Founding {
    /// Founds the business in `folder`.
    pub(crate) fn make(folder: &Path) -> Self {
        comptoir_store::chance::seed(Some(1));
        let clock = SetClock::default();
        clock.set(MORNING);
        let open = |node: usize| {
            Store::open_with_clock(&folder.join(node.to_string()), &key(), Box::new(clock.clone())).unwrap()
        };
        let stores: Vec<Store> = (0..FOUNDED).map(open).collect();
        let founder = &stores[RELAY];
        let founded: Founded = tell(founder, None, &founding());
        let session = Session { user: founded.administrator };
        let second: StoreId = tell(founder, Some(&session), &CreateStore { fields: shop("BON", "Bonanjo") });
        let stores_of = [founded.store, second];
        let registers = registers(founder, &session, &founded, stores_of);
        for (number, store) in stores.iter().enumerate().filter(|(number, _)| *number != RELAY) {
            let is_server = number == SERVER;
            let class = if is_server { DeviceClass::Server } else { DeviceClass::Terminal };
            let key = store.device_key().unwrap().public().0.iter().map(|byte| format!("{byte:02x}")).collect();
            let place = (!is_server).then_some(stores_of[home(number)]);
            tell(founder, Some(&session), &EnrolDevice { key, name: format!("poste {number}"), class, store: place });
        }
        let dismissed = hire(founder, &session, "paul", &[BuiltInRole::Admin]);
        let worker = hire(founder, &session, "nadia", &[BuiltInRole::Manager, BuiltInRole::Cashier]);
        let products = (1..=PRODUCTS).map(|number| product(founder, &session, number)).collect::<Vec<_>>();
        for place in stores_of {
            receive(founder, &session, place, &products, 100);
        }
        for store in &stores {
            let audience = founder.audience(store.device().unwrap()).unwrap();
            for run in founder.read_lacking(&store.tips().unwrap(), &audience, usize::MAX).unwrap() {
                store.ingest(&run).unwrap();
            }
        }
        for (number, store) in stores.iter().enumerate().skip(1) {
            store.choose_register(&session, registers[number - 1][home(number)]).unwrap();
        }
        let (folder, organisation) = (folder.to_owned(), founded.organisation);
        let keys = stores.iter().map(|store| store.device_key().unwrap().public()).collect();
        Self { folder, organisation, session, stores: stores_of, registers, products, keys, dismissed, worker }
    }

    /// Another password for the owner, and another key for the owner's name, made up by somebody who has neither.
    pub(crate) fn forged_secrets(&self) -> Vec<Secret> {
        let user = self.session.user;
        let verifier = "$argon2id$v=19$m=19456,t=2,p=1$Zm9yZ2Vk$Zm9yZ2Vk".to_owned();
        let key = Secret::PersonKey { person: PersonId(user.0), key: [9; 32] };
        vec![Secret::Verifier { user, means: SignInMeans::Password, verifier }, key]
    }

    /// The product that is sold by serial number.
    pub(crate) fn tracked(&self) -> ProductId {
        self.products[PRODUCTS - 1]
    }

    /// A copy of one node's folder.
    pub(crate) fn copy(&self, node: usize, to: &Path) {
        std::fs::create_dir_all(to).unwrap();
        let from = Store::database_path(&self.folder.join(node.to_string()));
        std::fs::copy(from, Store::database_path(to)).unwrap();
    }
}

/// Which of the two shops a computer stands in at first.
pub(crate) const fn home(number: usize) -> usize {
    if number + 1 == FOUNDED { 1 } else { 0 }
}

fn registers(founder: &Store, session: &Session, founded: &Founded, stores: [StoreId; 2]) -> Vec<[RegisterId; 2]> {
    let create = |number: usize, store: StoreId| {
        let (code, name) = (format!("C{number}"), format!("Caisse {number}"));
        tell(founder, Some(session), &CreateRegister { store, code, name })
    };
    let first = |number| if number == RELAY { founded.register } else { create(number, stores[0]) };
    (1..FOUNDED).map(|number| [first(number), create(number, stores[1])]).collect()
}

fn shop(code: &str, name: &str) -> StoreFields {
    let taxes = TaxRates { standard: BasisPoints(1_925), reduced: BasisPoints(0), prices_include_tax: true };
    StoreFields {
        code: Some(code.into()),
        name: Some(name.into()),
        currency: Some(Currency::XAF),
        zone: Some(Zone::default()),
        taxes: Some(taxes),
        allow_negative_stock: Some(true),
        ..StoreFields::default()
    }
}

fn founding() -> FoundOrganisation {
    let store = shop("AKW", "Akwa");
    FoundOrganisation {
        name: "Tekno".into(),
        country: "CM".into(),
        currency: Currency::XAF,
        zone: Zone::default(),
        store,
        register_code: None,
        register_name: "Caisse 1".into(),
        administrator: FirstAdministrator {
            user_name: "awa".into(),
            name: "Awa Ngo".into(),
            password: "mot-de-passe".into(),
            pin: None,
            language: "fr".into(),
        },
        demonstration: false,
    }
}

fn hire(store: &Store, session: &Session, name: &str, roles: &[BuiltInRole]) -> UserId {
    let user = tell(store, Some(session), &person(name));
    for role in roles.iter().copied().map(RoleRef::BuiltIn) {
        tell(store, Some(session), &GrantRole { user, role, store: None });
    }
    user
}

fn person(name: &str) -> CreateUser {
    CreateUser {
        user_name: name.into(),
        name: name.into(),
        password: "mot-de-passe".into(),
        language: "fr".into(),
        ..CreateUser::default()
    }
}

fn product(store: &Store, session: &Session, number: usize) -> ProductId {
    let fields = ProductFields {
        sku: Some(format!("SKU-{number}")),
        name: Some(format!("Câble réseau {number} m")),
        price: Some(Money::from_minor(PRICE)),
        cost: Some(Money::from_minor(1_000)),
        serial_tracked: Some(number == PRODUCTS),
        ..ProductFields::default()
    };
    tell(store, Some(session), &CreateProduct { fields })
}

fn receive(store: &Store, session: &Session, place: StoreId, products: &[ProductId], units: i64) {
    let (quantity, unit_cost) = (Quantity::from_units(units), Money::from_minor(1_000));
    let line = |&product: &ProductId| ReceiptLine { product, quantity, unit_cost, serials: Vec::new() };
    let lines = products.iter().map(line).collect();
    let receive = ReceiveGoods { store: place, supplier: String::new(), reference: String::new(), lines };
    let body = serde_json::to_value(&receive).unwrap();
    store.execute(Some(session), fresh_command(), ReceiveGoods::NAME, body).unwrap();
}
