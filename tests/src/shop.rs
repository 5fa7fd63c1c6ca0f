//! A small shop for journeys: one store, two registers, a seller, a cashier, a manager, a stock keeper, some products.

use comptoir_domain::catalog::{ChangeProduct, CreateProduct, ProductFields, ProductKind};
use comptoir_domain::ids::{ProductId, RegisterId, SaleId, ShiftId, StoreId, UserId};
use comptoir_domain::people::{
    BuiltInRole, CreateRegister, CreateUser, FirstAdministrator, FoundOrganisation, Founded, GrantRole, RoleRef,
    StoreFields, TaxRates,
};
use comptoir_domain::sales::{
    PaymentMeans, PaymentRecorded, ProductRef, RecordPayment, ReplaceLines, SubmitSale, Submitted, Tender, WantedLine,
};
use comptoir_domain::stock::{ReceiptLine, ReceiveGoods};
use comptoir_domain::till::OpenShift;
use comptoir_domain::{BasisPoints, Command, CommandId, Currency, Money, Quantity, Zone};
use comptoir_store::{Clock, DatabaseKey, ExecuteError, Session, Store, SystemClock};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

/// The shop.
pub struct Shop {
    /// Where its data are; gone when the shop is dropped.
    pub folder: TempDir,
    /// Its database's key.
    pub key: DatabaseKey,
    /// Its open database.
    pub store: Store,
    /// What was founded.
    pub founded: Founded,
    /// Everything.
    pub admin: Session,
    /// Supervises.
    pub manager: Session,
    /// Prepares sales.
    pub seller: Session,
    /// Collects.
    pub cashier: Session,
    /// Collects, too.
    pub other_cashier: Session,
    /// Keeps the stock.
    pub keeper: Session,
}

impl Shop {
    /// Opens the shop.
    ///
    /// # Panics
    /// When anything is refused: the journeys begin on firm ground.
    #[must_use]
    pub fn open() -> Self {
        Self::open_with_clock(Box::new(SystemClock))
    }

    /// Opens the shop at a time of its own.
    ///
    /// # Panics
    /// As [`Shop::open`].
    #[must_use]
    pub fn open_with_clock(clock: Box<dyn Clock>) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let key = DatabaseKey::generate().expect("random numbers");
        let store = Store::open_with_clock(folder.path(), &key, clock).expect("an empty folder opens");
        let founded: Founded = answer(store.execute(
            None,
            CommandId(Uuid::now_v7()),
            FoundOrganisation::NAME,
            serde_json::to_value(founding()).expect("commands serialise"),
        ));
        let admin = Session { user: founded.administrator };
        let person = |name: &str, role: BuiltInRole| hire(&store, &admin, &founded, name, role);
        let (manager, seller) = (person("manager", BuiltInRole::Manager), person("seller", BuiltInRole::Seller));
        let (cashier, other_cashier) =
            (person("cashier", BuiltInRole::Cashier), person("other-cashier", BuiltInRole::Cashier));
        let keeper = person("keeper", BuiltInRole::StockKeeper);
        Self { folder, key, store, founded, admin, manager, seller, cashier, other_cashier, keeper }
    }

    /// One more person with work in the shop's store.
    ///
    /// # Panics
    /// When it is refused.
    #[must_use]
    pub fn hire(&self, name: &str, role: BuiltInRole) -> Session {
        hire(&self.store, &self.admin, &self.founded, name, role)
    }

    /// Executes a command that must be accepted.
    ///
    /// # Panics
    /// When it is refused.
    pub fn act<C: Command>(&self, who: &Session, command: &C) -> C::Answer
    where
        C::Answer: DeserializeOwned,
    {
        let body = serde_json::to_value(command).expect("commands serialise");
        answer(self.store.execute(Some(who), CommandId(Uuid::now_v7()), C::NAME, body))
    }

    /// Executes a command that must be accepted, without its answer.
    ///
    /// # Panics
    /// When it is refused.
    pub fn do_it<C: Command>(&self, who: &Session, command: &C) {
        let body = serde_json::to_value(command).expect("commands serialise");
        let outcome = self.store.execute(Some(who), CommandId(Uuid::now_v7()), C::NAME, body);
        outcome.unwrap_or_else(|error| panic!("{} was refused: {error}", C::NAME));
    }

    /// Executes a command that must be accepted, and gives its answer as screens get it.
    ///
    /// # Panics
    /// When it is refused.
    pub fn ask_command<C: Command>(&self, who: &Session, command: &C) -> Value {
        let body = serde_json::to_value(command).expect("commands serialise");
        answer(self.store.execute(Some(who), CommandId(Uuid::now_v7()), C::NAME, body))
    }

    /// Executes a command that must be refused, checks that nothing changed, and gives the code.
    ///
    /// # Panics
    /// When it is accepted, fails otherwise, or changed something.
    pub fn refused<C: Command>(&self, who: &Session, command: &C) -> String {
        let body = serde_json::to_value(command).expect("commands serialise");
        let before = self.store.digests().expect("digests");
        let outcome = self.store.execute(Some(who), CommandId(Uuid::now_v7()), C::NAME, body);
        let code = match outcome {
            Err(ExecuteError::Refused(refusal)) => {
                let value = serde_json::to_value(refusal).expect("refusals serialise");
                value.get("code").and_then(Value::as_str).unwrap_or_default().to_owned()
            }
            other => panic!("{} should be refused: {other:?}", C::NAME),
        };
        let after = self.store.digests().expect("digests");
        if code != "people.pin_wrong" && code != "people.approver_forbidden" {
            assert_eq!(before, after, "a refusal changes nothing");
        }
        code
    }

    /// Answers a query.
    ///
    /// # Panics
    /// When it is refused.
    #[must_use]
    pub fn ask(&self, who: &Session, name: &str, body: Value) -> Value {
        self.store.query(who, name, body).unwrap_or_else(|error| panic!("{name} was refused: {error}"))
    }

    /// A product that keeps a stock, with so many units.
    pub fn product(&self, sku: &str, price: i64, units: i64) -> ProductId {
        let fields = ProductFields {
            sku: Some(sku.to_owned()),
            name: Some(format!("Produit {sku}")),
            kind: Some(ProductKind::Tracked),
            price: Some(Money::from_minor(price)),
            cost: Some(Money::from_minor(price * 7 / 10)),
            ..ProductFields::default()
        };
        let product = self.act(&self.admin, &CreateProduct { fields });
        if units > 0 {
            let unit_cost = Money::from_minor(price * 7 / 10);
            let line = ReceiptLine { product, quantity: Quantity::from_units(units), unit_cost, serials: Vec::new() };
            let store = self.founded.store;
            self.do_it(
                &self.admin,
                &ReceiveGoods { store, supplier: String::new(), reference: String::new(), lines: vec![line] },
            );
        }
        product
    }

    /// A product each unit of which has its serial number, with these boxes in stock.
    pub fn boxes(&self, sku: &str, price: i64, serials: &[&str]) -> ProductId {
        let product = self.product(sku, price, 0);
        let fields =
            ProductFields { serial_tracked: Some(true), warranty_months: Some(12), ..ProductFields::default() };
        self.do_it(&self.admin, &ChangeProduct { product, fields });
        let line = ReceiptLine {
            product,
            quantity: Quantity::from_units(i64::try_from(serials.len()).expect("a few boxes")),
            unit_cost: Money::from_minor(price * 7 / 10),
            serials: serials.iter().map(|&serial| serial.to_owned()).collect(),
        };
        let (supplier, reference) = ("Sunu Import".to_owned(), "BL-77".to_owned());
        self.do_it(&self.admin, &ReceiveGoods { store: self.founded.store, supplier, reference, lines: vec![line] });
        product
    }

    /// A draft of the seller's with this box.
    pub fn draft_of_box(&self, product: ProductId, serial: &str) -> SaleId {
        let sale = SaleId(Uuid::now_v7());
        self.do_it(&self.seller, &ReplaceLines { sale, lines: vec![of_box(product, serial)] });
        sale
    }

    /// A draft of the seller's with these products.
    pub fn draft(&self, lines: &[(ProductId, i64)]) -> SaleId {
        let sale = SaleId(Uuid::now_v7());
        let line = |&(product, units): &(ProductId, i64)| WantedLine {
            product: ProductRef::Id(product),
            quantity: Quantity::from_units(units),
            unit_price: None,
            discount: None,
            serials: Vec::new(),
        };
        self.do_it(&self.seller, &ReplaceLines { sale, lines: lines.iter().map(line).collect() });
        sale
    }

    /// A sale of the seller's, sent to the till.
    pub fn submitted(&self, lines: &[(ProductId, i64)]) -> Submitted {
        let sale = self.draft(lines);
        self.act(&self.seller, &SubmitSale { sale })
    }

    /// Opens a shift of the cashier's at the first register.
    pub fn open_shift(&self, float: i64) -> ShiftId {
        let command = OpenShift { register: self.founded.register, float: Money::from_minor(float) };
        self.act(&self.cashier, &command)
    }

    /// Takes cash for a sale.
    pub fn pay_cash(&self, sale: SaleId, amount: i64) -> PaymentRecorded {
        self.act(&self.cashier, &cash(sale, amount))
    }

    /// The available stock of a product, in thousandths.
    #[must_use]
    pub fn available(&self, product: ProductId) -> i64 {
        let levels = self.ask(&self.keeper, "stock.levels", serde_json::json!({}));
        let rows = levels.get("rows").and_then(Value::as_array).cloned().unwrap_or_default();
        let id = product.to_string();
        let row = rows.iter().find(|row| row.get("product").and_then(Value::as_str) == Some(&id));
        row.and_then(|row| row.get("available")).and_then(Value::as_i64).expect("the product has a level")
    }

    /// The shop's store.
    #[must_use]
    pub const fn store_id(&self) -> StoreId {
        self.founded.store
    }

    /// Sets up another register.
    pub fn second_register(&self) -> RegisterId {
        let command = CreateRegister { store: self.founded.store, code: "C2".to_owned(), name: "Caisse 2".to_owned() };
        self.act(&self.admin, &command)
    }

    /// The shop's first register.
    #[must_use]
    pub const fn register_id(&self) -> RegisterId {
        self.founded.register
    }
}

/// One unit of a product, with its serial number.
#[must_use]
pub fn of_box(product: ProductId, serial: &str) -> WantedLine {
    WantedLine {
        product: ProductRef::Id(product),
        quantity: Quantity::ONE,
        unit_price: None,
        discount: None,
        serials: vec![serial.to_owned()],
    }
}

/// A cash payment.
#[must_use]
pub fn cash(sale: SaleId, amount: i64) -> RecordPayment {
    let tender = Tender { means: PaymentMeans::Cash, amount: Money::from_minor(amount) };
    RecordPayment { sale, tenders: vec![tender], goods: comptoir_domain::sales::GoodsChoice::Reserve }
}

fn founding() -> FoundOrganisation {
    FoundOrganisation {
        name: "Boutique d’essai".to_owned(),
        country: "CM".to_owned(),
        currency: Currency::XAF,
        zone: Zone::default(),
        store: StoreFields {
            code: Some("AKW".to_owned()),
            name: Some("Akwa".to_owned()),
            currency: Some(Currency::XAF),
            zone: Some(Zone::default()),
            taxes: Some(TaxRates {
                standard: BasisPoints(1_925),
                reduced: BasisPoints::ZERO,
                prices_include_tax: true,
            }),
            ..StoreFields::default()
        },
        register_code: None,
        register_name: "Caisse 1".to_owned(),
        administrator: FirstAdministrator {
            user_name: "admin".to_owned(),
            name: "Admin".to_owned(),
            password: "admin-secret".to_owned(),
            pin: Some("0000".to_owned()),
            language: "fr".to_owned(),
        },
        demonstration: false,
    }
}

fn hire(store: &Store, admin: &Session, founded: &Founded, name: &str, role: BuiltInRole) -> Session {
    let execute = |name: &str, body: Value| store.execute(Some(admin), CommandId(Uuid::now_v7()), name, body);
    let person = CreateUser {
        user_name: name.to_owned(),
        name: name.to_owned(),
        password: format!("{name}-secret"),
        pin: Some("4816".to_owned()),
        language: "fr".to_owned(),
        ..CreateUser::default()
    };
    let user: UserId = answer(execute(CreateUser::NAME, serde_json::to_value(person).expect("commands serialise")));
    let grant = GrantRole { user, role: RoleRef::BuiltIn(role), store: Some(founded.store) };
    execute(GrantRole::NAME, serde_json::to_value(grant).expect("commands serialise")).expect("a role is granted");
    Session { user }
}

fn answer<T: DeserializeOwned>(outcome: Result<comptoir_store::Executed, ExecuteError>) -> T {
    let executed = outcome.unwrap_or_else(|error| panic!("refused: {error}"));
    serde_json::from_value(executed.answer).expect("the answer has its type")
}
