//! A small shop for tests: one administrator who may do everything, a few products, a clock that is set.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use comptoir_domain::catalog::{CreateProduct, ProductFields};
use comptoir_domain::ids::{ProductId, RegisterId, SaleId, ShiftId, StoreId};
use comptoir_domain::people::{
    CreateRegister, CreateStore, DeviceClass, EnrolDevice, FirstAdministrator, FoundOrganisation, Founded, StoreFields,
    TaxRates,
};
use comptoir_domain::sales::{
    GoodsChoice, PaymentMeans, PaymentRecorded, ProductRef, RecordPayment, ReplaceLines, SubmitSale, Submitted, Tender,
    WantedLine,
};
use comptoir_domain::stock::{ReceiptLine, ReceiveGoods};
use comptoir_domain::till::OpenShift;
use comptoir_domain::{BasisPoints, Command, CommandId, Currency, Money, Quantity, Timestamp, Zone};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::database::{DatabaseKey, Durability, Medium};
use crate::error::ExecuteError;
use crate::execute::Clock;
use crate::people::session::Session;
use crate::store::Store;

/// 2026-11-20 09:00 in Douala.
pub(super) const MORNING: i64 = 1_795_161_600_000;
pub(super) const PRICE: i64 = 1_500;
pub(super) const UNHURRIED: Medium = Medium { vfs: None, durability: Durability::None };

/// A clock that the test sets.
#[derive(Clone, Default)]
pub(super) struct SetClock(pub(super) Arc<AtomicI64>);

impl SetClock {
    pub(super) fn at(time: i64) -> Self {
        Self(Arc::new(AtomicI64::new(time)))
    }

    pub(super) fn advance(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::Relaxed);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

pub(super) fn key() -> DatabaseKey {
    DatabaseKey::from_bytes([7; 32])
}

/// What is the same on every device of the shop.
#[derive(Clone)]
pub(super) struct Shop {
    pub(super) session: Session,
    pub(super) store: StoreId,
    pub(super) registers: Vec<RegisterId>,
    pub(super) products: Vec<ProductId>,
}

pub(super) fn open(directory: &Path, clock: &SetClock) -> Store {
    Store::open_on(directory, &key(), Box::new(clock.clone()), UNHURRIED).unwrap()
}

/// Executes a command that is not refused.
pub(super) fn tell<C: Command>(store: &Store, session: &Session, command: &C) -> C::Answer
where
    C::Answer: DeserializeOwned,
{
    serde_json::from_value(attempt(store, session, command).unwrap()).unwrap()
}

/// Executes a command that may be refused; a fault of the machinery stops the test.
pub(super) fn attempt<C: Command>(
    store: &Store,
    session: &Session,
    command: &C,
) -> Result<serde_json::Value, ExecuteError> {
    let body = serde_json::to_value(command).unwrap();
    match store.execute(Some(session), CommandId(Uuid::now_v7()), C::NAME, body) {
        Ok(executed) => Ok(executed.answer),
        Err(refused @ ExecuteError::Refused(_)) => Err(refused),
        Err(error) => panic!("{}: {error}", C::NAME),
    }
}

/// Founds the shop: `registers` registers, `products` products of which there are a hundred each.
pub(super) fn found(store: &Store, registers: usize, products: usize) -> Shop {
    let taxes = TaxRates { standard: BasisPoints(1_925), reduced: BasisPoints(0), prices_include_tax: true };
    let fields = StoreFields {
        code: Some("AKW".into()),
        name: Some("Akwa".into()),
        currency: Some(Currency::XAF),
        zone: Some(Zone::default()),
        taxes: Some(taxes),
        allow_negative_stock: Some(true),
        ..StoreFields::default()
    };
    let organisation = FoundOrganisation {
        name: "Tekno".into(),
        country: "CM".into(),
        currency: Currency::XAF,
        zone: Zone::default(),
        store: fields,
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
    };
    let body = serde_json::to_value(&organisation).unwrap();
    let executed = store.execute(None, CommandId(Uuid::now_v7()), FoundOrganisation::NAME, body).unwrap();
    let founded: Founded = serde_json::from_value(executed.answer).unwrap();
    let session = Session { user: founded.administrator };
    let mut shop = Shop { session, store: founded.store, registers: vec![founded.register], products: Vec::new() };
    for number in 2..=registers {
        let create = CreateRegister { store: shop.store, code: format!("C{number}"), name: format!("Caisse {number}") };
        shop.registers.push(tell(store, &shop.session, &create));
    }
    for number in 1..=products {
        shop.products.push(create_product(store, &shop, number));
    }
    receive(store, &shop, 100);
    shop
}

fn create_product(store: &Store, shop: &Shop, number: usize) -> ProductId {
    let fields = ProductFields {
        sku: Some(format!("SKU-{number}")),
        name: Some(format!("Câble réseau {number} m")),
        barcodes: Some(vec![format!("69353640512{number:02}")]),
        price: Some(Money::from_minor(PRICE)),
        cost: Some(Money::from_minor(1_000)),
        ..ProductFields::default()
    };
    tell(store, &shop.session, &CreateProduct { fields })
}

pub(super) fn receive(store: &Store, shop: &Shop, units: i64) {
    let (quantity, unit_cost) = (Quantity::from_units(units), Money::from_minor(1_000));
    let line = |&product| ReceiptLine { product, quantity, unit_cost, serials: Vec::new() };
    let (supplier, reference) = (String::new(), String::new());
    let lines = shop.products.iter().map(line).collect();
    tell(store, &shop.session, &ReceiveGoods { store: shop.store, supplier, reference, lines });
}

pub(super) fn open_shift(store: &Store, shop: &Shop, register: usize) -> ShiftId {
    let register = shop.registers[register];
    store.choose_register(&shop.session, register).unwrap();
    tell(store, &shop.session, &OpenShift { register, float: Money::from_minor(50_000) })
}

pub(super) fn wanted(product: ProductId, units: i64) -> Vec<WantedLine> {
    let quantity = Quantity::from_units(units);
    vec![WantedLine {
        product: ProductRef::Id(product),
        quantity,
        unit_price: None,
        discount: None,
        serials: Vec::new(),
    }]
}

/// Prepares and submits a sale of one product.
pub(super) fn submit(store: &Store, shop: &Shop, product: usize, units: i64) -> Submitted {
    let sale = SaleId(Uuid::now_v7());
    let lines = wanted(shop.products[product], units);
    attempt(store, &shop.session, &ReplaceLines { sale, lines }).unwrap();
    tell(store, &shop.session, &SubmitSale { sale })
}

pub(super) fn cash(sale: SaleId, amount: Money) -> RecordPayment {
    RecordPayment { sale, tenders: vec![Tender { means: PaymentMeans::Cash, amount }], goods: GoodsChoice::Reserve }
}

pub(super) fn pay(store: &Store, shop: &Shop, submitted: &Submitted) -> PaymentRecorded {
    tell(store, &shop.session, &cash(submitted.sale, submitted.total))
}

/// Takes another device into the business.
pub(super) fn enrol(founder: &Store, shop: &Shop, other: &Store) {
    let key = other.device_key().unwrap().public().0.iter().map(|byte| format!("{byte:02x}")).collect();
    let (name, class) = ("poste".to_owned(), DeviceClass::Terminal);
    tell(founder, &shop.session, &EnrolDevice { key, name, class, store: Some(shop.store) });
}

/// Gives one device the keys of persons that another holds, without the events that name them.
pub(super) fn share_vault(from: &Store, to: &Store) {
    let keys: Vec<(Vec<u8>, Vec<u8>)> = {
        let writer = from.writer();
        let mut statement = writer.connection.prepare("SELECT person, key FROM person_key").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let writer = to.writer();
    for key in keys {
        writer.connection.execute("INSERT OR IGNORE INTO person_key VALUES (?1, ?2)", key).unwrap();
    }
}

/// Gives one device all that another holds and it lacks, in runs of at most about `events_max` events.
pub(super) fn push(from: &Store, to: &Store, events_max: usize) -> usize {
    share_vault(from, to);
    let held = to.logs().unwrap();
    let mut given = 0;
    for log in from.logs().unwrap() {
        let known = held.iter().find(|other| (other.device, other.epoch) == (log.device, log.epoch));
        let mut after = known.map_or(0, |known| known.last_seq);
        while let Some(run) = from.read_log(&log, after, events_max).unwrap() {
            given += to.ingest(&run).unwrap().events;
            after = run.last_seq();
        }
    }
    given
}

/// Copies a device's disk while nobody writes to it.
pub(super) fn copy_disk(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for name in ["comptoir.db", "comptoir.db-wal"].into_iter().filter(|name| from.join(name).exists()) {
        std::fs::copy(from.join(name), to.join(name)).unwrap();
    }
}

/// Another store of the business.
pub(super) fn second_store(owner: &Store, shop: &Shop) -> StoreId {
    let taxes = TaxRates { standard: BasisPoints(1_925), reduced: BasisPoints(0), prices_include_tax: true };
    let fields = StoreFields {
        code: Some("BON".into()),
        name: Some("Bonanjo".into()),
        currency: Some(Currency::XAF),
        zone: Some(Zone::default()),
        taxes: Some(taxes),
        ..StoreFields::default()
    };
    tell(owner, &shop.session, &CreateStore { fields })
}
