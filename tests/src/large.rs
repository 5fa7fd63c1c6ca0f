//! A shop that has traded for a year: as many products, customers and sales as wanted, through the same commands as ever.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use comptoir_domain::catalog::{CreateProduct, ProductFields};
use comptoir_domain::customers::{CreateCustomer, CustomerProfile};
use comptoir_domain::ids::{ProductId, SaleId, ShiftId};
use comptoir_domain::sales::{ProductRef, ReplaceLines, SubmitSale, Submitted, WantedLine};
use comptoir_domain::stock::{ReceiptLine, ReceiveGoods};
use comptoir_domain::till::{CloseShift, CountShift};
use comptoir_domain::{Command, CommandId, Money, Quantity, Timestamp};
use comptoir_store::{Clock, Request, Session, SystemClock};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::shop::{Shop, cash};

const YEAR_MS: i64 = 365 * 24 * 60 * 60 * 1_000;
/// Commands per transaction: one fsync for all of them.
const BATCH: usize = 3_000;
/// Sales of one shift.
const SHIFT: usize = 500;
const KINDS: [&str; 8] =
    ["Routeur", "Câble réseau", "Onduleur", "Caméra", "Disque", "Imprimante", "Réfrigérateur", "Batterie"];
const BRANDS: [&str; 7] = ["TP-Link", "Huawei", "MikroTik", "Hikvision", "Legrand", "Samsung", "Tenda"];
const NAMES: [&str; 6] = ["Ngo Bassa", "Mbarga", "Fotso", "Njoya", "Abena", "Talla"];

/// How much there is of everything.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Products of the catalogue.
    pub products: usize,
    /// Customers.
    pub customers: usize,
    /// Sales of two lines, paid in cash, over one year.
    pub sales: usize,
}

/// A clock that the year sets.
#[derive(Clone)]
struct YearClock(Arc<AtomicI64>);

impl YearClock {
    fn go_on(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::Relaxed);
    }
}

impl Clock for YearClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

/// A shop of this size.
///
/// # Panics
/// When anything is refused.
#[must_use]
pub fn shop(size: Size) -> Shop {
    let begin = SystemClock.now().0 - YEAR_MS;
    let clock = YearClock(Arc::new(AtomicI64::new(begin)));
    let shop = Shop::open_with_clock(Box::new(clock.clone()));
    in_batches(&shop, &shop.admin, (0..size.products).map(|number| CreateProduct { fields: product(number) }));
    in_batches(&shop, &shop.manager, (0..size.customers).map(|number| CreateCustomer { profile: customer(number) }));
    let step = YEAR_MS / i64::try_from(size.sales.max(1)).expect("a count");
    let products = some_products(&shop);
    receive(&shop, &products);
    for first in (0..size.sales).step_by(SHIFT) {
        let shift = shop.open_shift(0);
        let numbers = first..size.sales.min(first + SHIFT);
        let prepared = numbers.flat_map(|number| prepare(number, &products));
        let timed = prepared.inspect(|_| clock.go_on(step / 3));
        let answers = shop.store.execute_all(&shop.seller, timed).expect("sales are accepted");
        let payments = answers.into_iter().filter_map(|executed| serde_json::from_value(executed.answer).ok()).map(pay);
        let timed = payments.inspect(|_| clock.go_on(step / 3));
        shop.store.execute_all(&shop.cashier, timed).expect("payments are accepted");
        close(&shop, shift);
    }
    clock.0.store(SystemClock.now().0, Ordering::Relaxed);
    shop
}

fn in_batches<C: Command>(shop: &Shop, who: &Session, commands: impl Iterator<Item = C>) {
    let mut requests = commands.map(request).peekable();
    while requests.peek().is_some() {
        let batch: Vec<_> = requests.by_ref().take(BATCH).collect();
        shop.store.execute_all(who, batch).expect("the commands are accepted");
    }
}

fn request<C: Command>(command: C) -> Request<'static> {
    let body = serde_json::to_value(command).expect("commands serialise");
    Request { id: CommandId(Uuid::now_v7()), name: C::NAME, body, stated_at: None }
}

/// The fields of the product with this number.
#[must_use]
pub fn product(number: usize) -> ProductFields {
    let (kind, brand) = (KINDS[number % KINDS.len()], BRANDS[number % BRANDS.len()]);
    let steps = i64::try_from(number % 400).expect("a small number");
    ProductFields {
        sku: Some(format!("SKU-{number:06}")),
        name: Some(format!("{kind} {brand} {}", number % 997)),
        description: Some(format!("modèle {}", number % 1_013)),
        barcodes: Some(vec![format!("617{number:010}")]),
        price: Some(Money::from_minor(500 + steps * 250)),
        ..ProductFields::default()
    }
}

fn customer(number: usize) -> CustomerProfile {
    CustomerProfile {
        name: Some(format!("{} {}", NAMES[number % NAMES.len()], number)),
        phone: Some(format!("6{:08}", 50_000_000 + number)),
        ..CustomerProfile::default()
    }
}

/// Products that sell: those that a search finds first.
#[must_use]
pub fn some_products(shop: &Shop) -> Vec<ProductId> {
    let found = shop.ask(&shop.seller, "catalog.search", json!({ "text": "SKU-00" }));
    let rows = found.get("products").and_then(Value::as_array).cloned().unwrap_or_default();
    let product = |row: &Value| serde_json::from_value(row.get("product")?.clone()).ok();
    rows.iter().filter_map(product).collect()
}

/// More of each than a year sells.
fn receive(shop: &Shop, products: &[ProductId]) {
    let (quantity, unit_cost) = (Quantity::from_units(1_000_000), Money::from_minor(300));
    let line = |&product: &ProductId| ReceiptLine { product, quantity, unit_cost, serials: Vec::new() };
    let (store, lines) = (shop.store_id(), products.iter().map(line).collect());
    shop.do_it(&shop.keeper, &ReceiveGoods { store, supplier: String::new(), reference: String::new(), lines });
}

fn prepare(number: usize, products: &[ProductId]) -> [Request<'static>; 2] {
    let sale = SaleId(Uuid::now_v7());
    let line = |offset: usize| WantedLine {
        product: ProductRef::Id(products[(number * 7 + offset) % products.len()]),
        quantity: Quantity::ONE,
        unit_price: None,
        discount: None,
        serials: Vec::new(),
    };
    [request(ReplaceLines { sale, lines: vec![line(0), line(1)] }), request(SubmitSale { sale })]
}

fn pay(submitted: Submitted) -> Request<'static> {
    request(cash(submitted.sale, submitted.total.minor()))
}

fn close(shop: &Shop, shift: ShiftId) {
    shop.do_it(&shop.cashier, &CountShift { shift, lines: Vec::new(), open_sales_seen: true });
    let note = "tiroir vidé par le contrôle".to_owned();
    shop.do_it(&shop.cashier, &CloseShift { shift, note, left_in_drawer: Money::ZERO });
}
