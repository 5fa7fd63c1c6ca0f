//! Two tills that do not see each other for a while, then do: what they contradict each other in, and how a manager settles it.

use comptoir_domain::catalog::{ChangeProduct, ProductFields};
use comptoir_domain::conflicts::{Remedy, ResolveConflict};
use comptoir_domain::ids::{ConflictId, ProductId, SaleId, ShiftId};
use comptoir_domain::people::{DeviceClass, EnrolDevice};
use comptoir_domain::sales::{CancelSale, CorrectSerial, ReplaceLines, SubmitSale, Submitted};
use comptoir_domain::till::{CountShift, OpenShift, Reveal};
use comptoir_domain::{Command, CommandId, Money};
use comptoir_store::{DatabaseKey, Session, Store};
use comptoir_tests::shop::{Shop, cash, of_box};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// The shop's first till, and a second one that has just heard everything.
struct Town {
    shop: Shop,
    second: Store,
    shift: ShiftId,
    _folder: TempDir,
}

impl Town {
    fn open() -> Self {
        let shop = Shop::open();
        let register = shop.second_register();
        let shift = shop.open_shift(50_000);
        shop.do_it(&shop.other_cashier, &OpenShift { register, float: Money::from_minor(20_000) });
        let folder = TempDir::new().unwrap();
        let second = Store::open(folder.path(), &DatabaseKey::generate().unwrap()).unwrap();
        let town = Self { shop, second, shift, _folder: folder };
        let key = town.second.device_key().unwrap().public().0.iter().map(|byte| format!("{byte:02x}")).collect();
        let (name, store) = ("Caisse 2".to_owned(), Some(town.shop.founded.store));
        town.shop.act(&town.shop.admin, &EnrolDevice { key, name, class: DeviceClass::Terminal, store });
        town.meet();
        town.second.choose_register(&town.shop.other_cashier, register).unwrap();
        town
    }

    /// Each hears all that the other holds.
    fn meet(&self) {
        give(&self.shop.store, &self.second);
        give(&self.second, &self.shop.store);
    }

    fn submitted(&self, price: i64, units: i64) -> Submitted {
        let product = self.shop.product(&format!("P{price}"), price, 50);
        let submitted = self.shop.submitted(&[(product, units)]);
        self.meet();
        submitted
    }

    /// Both cashiers take the money of the same sale.
    fn pay_on_both(&self, sale: &Submitted) {
        self.shop.pay_cash(sale.sale, sale.total.minor());
        act(&self.second, &self.shop.other_cashier, &cash(sale.sale, sale.total.minor())).unwrap();
        self.meet();
    }

    fn stores(&self) -> [&Store; 2] {
        [&self.shop.store, &self.second]
    }

    fn waiting(&self, store: &Store) -> Vec<Value> {
        let page = store.query(&self.shop.manager, "conflicts.list", json!({})).unwrap();
        page["rows"].as_array().unwrap().clone()
    }

    fn rules(&self, store: &Store) -> Vec<String> {
        self.waiting(store).iter().map(|row| row["rule"].as_str().unwrap().to_owned()).collect()
    }

    fn resolve(&self, store: &Store, remedy: Remedy, note: &str) -> Result<Value, String> {
        let conflict: ConflictId = serde_json::from_value(self.waiting(store)[0]["conflict"].clone()).unwrap();
        act(store, &self.shop.manager, &ResolveConflict { conflict, remedy, note: note.into() })
    }
}

fn give(from: &Store, to: &Store) {
    for log in from.logs().unwrap() {
        let held = to.logs().unwrap();
        let known = held.iter().find(|other| (other.device, other.epoch) == (log.device, log.epoch));
        let mut after = known.map_or(0, |known| known.last_seq);
        while let Some(run) = from.read_log(&log, after, 500).unwrap() {
            to.ingest(&run).unwrap();
            after = run.last_seq();
        }
    }
}

fn act<C: Command>(store: &Store, who: &Session, command: &C) -> Result<Value, String> {
    let body = serde_json::to_value(command).unwrap();
    let outcome = store.execute(Some(who), CommandId(Uuid::now_v7()), C::NAME, body);
    outcome.map(|executed| executed.answer).map_err(|error| error.to_string())
}

/// Trap 4, between devices: both payments survive, one item waits, one remedy settles it everywhere, and the drawer knows.
#[test]
fn trap_04_two_cashiers_collect_the_same_sale_apart() {
    let town = Town::open();
    let sale = town.submitted(84_500, 1);
    town.pay_on_both(&sale);
    for store in town.stores() {
        assert_eq!(town.rules(store), ["paid_twice"]);
        assert_eq!(town.waiting(store)[0]["amount"], 84_500);
        let count = store.query(&town.shop.manager, "conflicts.count", json!({})).unwrap();
        assert_eq!(count, json!({ "open": 1, "is_urgent": true }));
    }
    let cash_back = |amount: i64| Remedy::ReturnCash { shift: town.shift, amount: Money::from_minor(amount) };
    let refused = town.resolve(&town.second, cash_back(1_000), "").unwrap_err();
    assert!(refused.contains("conflicts.amount_changed"), "{refused}");
    let conflict: ConflictId = serde_json::from_value(town.waiting(&town.second)[0]["conflict"].clone()).unwrap();
    let by_a_cashier = ResolveConflict { conflict, remedy: cash_back(84_500), note: String::new() };
    assert!(act(&town.second, &town.shop.cashier, &by_a_cashier).unwrap_err().contains("people.forbidden"));

    town.resolve(&town.second, cash_back(84_500), "").unwrap();
    town.meet();
    for store in town.stores() {
        assert_eq!(town.rules(store), Vec::<String>::new());
        let card = store.query(&town.shop.manager, "sales.sale", json!({ "sale": sale.sale })).unwrap();
        assert_eq!((&card["paid"], &card["payments"][1]["amount"]), (&json!(84_500), &json!(84_500)));
        let page = store.query(&town.shop.manager, "conflicts.list", json!({ "state": "resolved" })).unwrap();
        assert_eq!(page["count"], 1);
    }
    let count = CountShift { shift: town.shift, lines: Vec::new(), open_sales_seen: true };
    let reveal: Reveal = town.shop.act(&town.shop.cashier, &count);
    assert_eq!(reveal.expected.minor(), 50_000, "the float: what came in went back");
}

#[test]
fn a_payment_on_a_sale_that_was_cancelled_meanwhile_goes_back() {
    let town = Town::open();
    let sale = town.submitted(12_000, 2);
    let cancel = CancelSale { sale: sale.sale, reason: "Le client renonce".into(), return_by: None };
    act(&town.second, &town.shop.manager, &cancel).unwrap();
    town.shop.pay_cash(sale.sale, 24_000);
    town.meet();
    assert_eq!(town.rules(&town.second), ["cancelled_after_pay"]);
    let (operator, reference) = ("MTN MoMo".to_owned(), "9127740316".to_owned());
    let amount = Money::from_minor(24_000);
    town.resolve(&town.second, Remedy::ReturnMobileMoney { operator, reference, amount }, "").unwrap();
    town.meet();
    for store in town.stores() {
        assert_eq!(town.rules(store), Vec::<String>::new());
        let card = store.query(&town.shop.manager, "sales.sale", json!({ "sale": sale.sale })).unwrap();
        assert_eq!((&card["paid"], &card["status"]), (&json!(0), &json!("cancelled")));
    }
}

#[test]
fn a_price_changed_at_two_desks_keeps_the_chosen_value() {
    let town = Town::open();
    let product = town.shop.product("SW8", 18_000, 3);
    town.meet();
    let price = |price: i64| {
        let fields = ProductFields { price: Some(Money::from_minor(price)), ..ProductFields::default() };
        ChangeProduct { product, fields }
    };
    town.shop.do_it(&town.shop.manager, &price(19_000));
    act(&town.second, &town.shop.admin, &price(20_500)).unwrap();
    town.meet();
    let conflict = &town.waiting(&town.second)[0];
    let card = town.second.query(&town.shop.manager, "conflicts.read", json!({ "conflict": conflict["conflict"] }));
    let card = card.unwrap();
    let wanted = if card["fields"][0]["earlier"]["amount"] == 19_000 { 1 } else { 0 };
    let edit = serde_json::from_value(card["offers"][wanted]["edit"].clone()).unwrap();
    town.resolve(&town.second, Remedy::KeepValues { edit }, "").unwrap();
    town.meet();
    for store in town.stores() {
        let shown = store.query(&town.shop.admin, "catalog.product", json!({ "product": product })).unwrap();
        assert!(shown.to_string().contains("\"price\":19000"), "{shown}");
        assert_eq!(town.rules(store), Vec::<String>::new());
    }
}

#[test]
fn what_two_managers_settled_apart_shows_again() {
    let town = Town::open();
    let sale = town.submitted(10_000, 1);
    town.pay_on_both(&sale);
    for store in town.stores() {
        town.resolve(store, Remedy::TwoSales, "Deux clients").unwrap();
        assert_eq!(town.rules(store), Vec::<String>::new());
    }
    town.meet();
    for store in town.stores() {
        assert!(town.rules(store).iter().all(|rule| rule == "resolved_twice"), "{:?}", town.rules(store));
        assert!(!town.rules(store).is_empty());
    }
}

impl Town {
    /// The seller of the second till sells a box.
    fn sell_box_on_second(&self, product: ProductId, serial: &str) -> Submitted {
        let sale = SaleId(Uuid::now_v7());
        act(&self.second, &self.shop.seller, &ReplaceLines { sale, lines: vec![of_box(product, serial)] }).unwrap();
        serde_json::from_value(act(&self.second, &self.shop.seller, &SubmitSale { sale }).unwrap()).unwrap()
    }

    fn sell_box(&self, product: ProductId, serial: &str) -> Submitted {
        self.shop.act(&self.shop.seller, &SubmitSale { sale: self.shop.draft_of_box(product, serial) })
    }

    fn conflict(&self, store: &Store) -> Value {
        let conflict = self.waiting(store)[0]["conflict"].clone();
        store.query(&self.shop.manager, "conflicts.read", json!({ "conflict": conflict })).unwrap()
    }
}

/// Trap 12, between devices: both sales are kept, one item waits on both, whoever hears first; and one remedy settles it everywhere.
#[test]
fn trap_12_a_serial_number_sold_on_two_devices_apart_is_one_item() {
    for first_hears_first in [true, false] {
        let town = Town::open();
        let phone = town.shop.boxes("TEL", 85_000, &["SN-1", "SN-2"]);
        town.meet();
        let here = town.sell_box(phone, "SN-1");
        let there = town.sell_box_on_second(phone, "SN-1");
        let [left, right] = town.stores();
        let (from, to) = if first_hears_first { (right, left) } else { (left, right) };
        give(from, to);
        give(to, from);
        let mut ids = Vec::new();
        for store in town.stores() {
            assert_eq!(town.rules(store), ["same_serial"]);
            let card = town.conflict(store);
            let told: Vec<_> = card["facts"].as_array().unwrap().iter().map(|fact| fact["number"].clone()).collect();
            assert!(told.contains(&json!(here.number)) && told.contains(&json!(there.number)), "{card}");
            assert_eq!(
                (&card["facts"][0]["serial"], &card["facts"][0]["product_name"]),
                (&json!("SN-1"), &json!("Produit TEL"))
            );
            ids.push(card["conflict"].clone());
            for sale in [here.sale, there.sale] {
                let card = store.query(&town.shop.manager, "sales.sale", json!({ "sale": sale })).unwrap();
                assert_eq!(
                    (&card["status"], &card["lines"][0]["serials"]),
                    (&json!("pending_payment"), &json!(["SN-1"]))
                );
            }
        }
        assert_eq!(ids[0], ids[1], "the same item on both");

        let correct = Remedy::CorrectSerial { sale: there.sale, to: "sn-2".into() };
        town.resolve(&town.second, correct, "").unwrap();
        town.meet();
        for store in town.stores() {
            assert_eq!(town.rules(store), Vec::<String>::new());
            let card = store.query(&town.shop.manager, "sales.sale", json!({ "sale": there.sale })).unwrap();
            assert_eq!(card["lines"][0]["serials"], json!(["SN-2"]));
            let page = store.query(&town.shop.manager, "conflicts.list", json!({ "state": "resolved" })).unwrap();
            assert_eq!(page["rows"][0]["decision"]["taken"]["to"], "SN-2");
        }
    }
}

/// Trap 12: once one of the two sales is cancelled, nothing is left to settle, and the other keeps the box.
#[test]
fn trap_12_cancelling_one_of_the_two_sales_settles_it() {
    let town = Town::open();
    let phone = town.shop.boxes("TEL", 85_000, &["SN-1"]);
    town.meet();
    let here = town.sell_box(phone, "SN-1");
    let there = town.sell_box_on_second(phone, "SN-1");
    town.meet();
    let cancel = CancelSale { sale: here.sale, reason: "Vendu au guichet voisin".into(), return_by: None };
    act(&town.second, &town.shop.manager, &cancel).unwrap();
    town.meet();
    for store in town.stores() {
        assert_eq!(town.rules(store), Vec::<String>::new());
        let card = store.query(&town.shop.manager, "stock.serial", json!({ "serial": "SN-1" })).unwrap();
        assert_eq!(card["products"][0]["sales"][0]["sale"], json!(there.sale));
    }
}

/// Cancelled by somebody who did not know that its number had been put right: the sale holds neither number, and nothing waits.
#[test]
fn a_sale_that_was_cancelled_while_its_number_was_put_right_holds_no_box() {
    let town = Town::open();
    let phone = town.shop.boxes("TEL", 85_000, &["SN-1", "SN-2"]);
    let sale = town.sell_box(phone, "SN-1");
    town.meet();
    let correct = CorrectSerial { sale: sale.sale, line: 1, from: "SN-1".into(), to: "SN-2".into() };
    town.shop.do_it(&town.shop.manager, &correct);
    let cancel = CancelSale { sale: sale.sale, reason: "Client parti".into(), return_by: None };
    act(&town.second, &town.shop.manager, &cancel).unwrap();
    town.meet();
    for serial in ["SN-1", "SN-2"] {
        town.sell_box(phone, serial);
    }
    town.meet();
    for store in town.stores() {
        assert_eq!(town.rules(store), Vec::<String>::new());
    }
}
