//! What devices apart have contradicted each other in comes to people as one thing to decide, the same everywhere; the decision
//! does what it says, on every device, whatever arrives first.

use comptoir_domain::catalog::{ChangeProduct, ProductFields};
use comptoir_domain::conflicts::ResolveConflict;
use comptoir_domain::ids::SaleId;
use comptoir_domain::sales::{CancelSale, Submitted};
use comptoir_domain::{CommandId, Money};
use serde_json::{Value, json};
use uuid::Uuid;

use super::dump::{self, difference};
use super::shop::{MORNING, SetClock, Shop, attempt, cash, enrol, found, open, open_shift, push, submit, tell};
use crate::people::session::Session;
use crate::store::Store;

/// Two devices of one shop that know the same so far, a shift open on each.
struct Pair {
    left: Store,
    right: Store,
    /// Taken in like the second, and told nothing.
    third: Store,
    /// Where the first one's journal stood when all were taken in.
    enrolled: usize,
    shop: Shop,
    directory: tempfile::TempDir,
}

impl Pair {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let [left, right] = ["left", "right"].map(|name| open(&directory.path().join(name), &SetClock::at(MORNING)));
        let third = open(&directory.path().join("third"), &SetClock::at(MORNING + 60_000));
        let shop = found(&left, 2, 1);
        enrol(&left, &shop, &right);
        enrol(&left, &shop, &third);
        let enrolled = usize::try_from(left.logs().unwrap()[0].last_seq).unwrap();
        open_shift(&left, &shop, 0);
        push(&left, &right, 1_000);
        right.choose_register(&shop.session, shop.registers[1]).unwrap();
        Self { left, right, third, enrolled, shop, directory }
    }

    fn meet(&self) {
        push(&self.left, &self.right, 1_000);
        push(&self.right, &self.left, 1_000);
    }

    fn submit(&self, units: i64) -> Submitted {
        let sale = submit(&self.left, &self.shop, 0, units);
        push(&self.left, &self.right, 1_000);
        sale
    }

    fn rows(&self, store: &Store) -> Vec<(String, Value)> {
        let page = store.query(&self.shop.session, "conflicts.list", json!({})).unwrap();
        let row = |row: &Value| (row["rule"].as_str().unwrap().to_owned(), row["conflict"].clone());
        page["rows"].as_array().unwrap().iter().map(row).collect()
    }

    fn rules(&self, store: &Store) -> Vec<String> {
        self.rows(store).into_iter().map(|(rule, _)| rule).collect()
    }

    fn card(&self, store: &Store, rule: &str) -> Value {
        let conflict = self.rows(store).into_iter().find(|(found, _)| found == rule).unwrap().1;
        store.query(&self.shop.session, "conflicts.read", json!({ "conflict": conflict })).unwrap()
    }

    fn resolve(&self, store: &Store, rule: &str, remedy: Value) {
        let conflict = &self.card(store, rule)["conflict"];
        let command = json!({ "conflict": conflict, "remedy": remedy, "note": "vu avec l’équipe" });
        let command: ResolveConflict = serde_json::from_value(command).unwrap();
        attempt(store, &self.shop.session, &command).unwrap();
    }

    /// Both show the same, and so does a device that hears of the decision before it hears what was decided about.
    fn check_same(&self) {
        self.meet();
        let rows = dump::rows(&self.left);
        for (name, [first, second]) in [("a", [&self.left, &self.right]), ("b", [&self.right, &self.left])] {
            let fresh = open(&self.directory.path().join(name), &SetClock::at(MORNING));
            let own = |store: &Store| store.logs().unwrap().into_iter().find(|log| log.is_own).unwrap();
            let begun = self.left.read_log(&own(&self.left), 0, self.enrolled).unwrap().unwrap();
            super::shop::share_vault(&self.left, &fresh);
            fresh.ingest(&begun).unwrap();
            for author in [first, second] {
                let run = author.read_log(&own(author), 0, 10_000).unwrap().unwrap();
                super::shop::share_vault(author, &fresh);
                fresh.ingest(&run).unwrap();
            }
            let there = dump::rows(&fresh);
            assert!(there == rows, "{}", difference(&there, &rows));
        }
        self.right.rebuild().unwrap();
        let rebuilt = dump::rows(&self.right);
        assert!(rebuilt == rows, "{}", difference(&rebuilt, &rows));
    }
}

/// Decides about some conflict by some of its remedies, as far as the screen lets; what is refused is refused.
pub(super) fn decide(store: &Store, session: &Session, conflict: usize, offer: usize) {
    let page = store.query(session, "conflicts.list", json!({})).unwrap();
    let rows = page["rows"].as_array().unwrap();
    let Some(row) = rows.get(conflict % rows.len().max(1)) else { return };
    let card = store.query(session, "conflicts.read", json!({ "conflict": row["conflict"] })).unwrap();
    let offers = card["offers"].as_array().unwrap();
    let mut remedy = offers[offer % offers.len()].clone();
    let fields = remedy.as_object_mut().unwrap();
    fields.retain(|name, _| ["remedy", "amount", "edit", "sale"].contains(&name.as_str()));
    match fields["remedy"].as_str().unwrap() {
        "return_cash" => drop(fields.insert("shift".into(), card["drawers"][0]["shift"].clone())),
        "return_mobile_money" => fields.extend([("operator".into(), json!("Wave")), ("reference".into(), json!("W1"))]),
        "count" => drop(fields.insert("quantity".into(), json!(7_000))),
        "correct_serial" => drop(fields.insert("to".into(), json!(format!("SN-{offer}")))),
        _ => {}
    }
    let body = json!({ "conflict": card["conflict"], "remedy": remedy, "note": "vu" });
    if serde_json::from_value::<ResolveConflict>(body.clone()).is_ok() {
        let _ = store.execute(Some(session), CommandId(Uuid::now_v7()), "conflicts.resolve", body);
    }
}

fn drawer(store: &Store, field: &str) -> i64 {
    // The ledger is what the blind count is held against; screens tell it only once it was counted.
    use comptoir_domain::ledger::LedgerKey;
    let mut writer = store.writer();
    writer.notice_other_writers().unwrap();
    let shift = writer.connection.query_row("SELECT id FROM shift_row", [], |row| crate::journal::uuid_at(row, 0));
    let key = LedgerKey::Drawer(comptoir_domain::ids::ShiftId(shift.unwrap()));
    match crate::ledgers::load(&writer.connection, key).unwrap().state {
        crate::ledgers::AnyLedger::Drawer(drawer) if field == "expected" => drawer.expected_cash().minor(),
        crate::ledgers::AnyLedger::Drawer(drawer) => {
            drawer.returned.values().map(|tally| tally.amount.minor()).sum::<i64>()
        }
        _ => panic!("a drawer"),
    }
}

/// Trap 4: two cashiers collect the same sale apart. Both payments survive, there is one thing to decide, and one remedy settles
/// money and goods on both devices.
#[test]
fn trap_04_a_sale_paid_twice_is_one_item_and_one_remedy_settles_it() {
    let pair = Pair::new();
    let sale = pair.submit(2);
    for store in [&pair.left, &pair.right] {
        attempt(store, &pair.shop.session, &cash(sale.sale, sale.total)).unwrap();
    }
    pair.meet();
    for store in [&pair.left, &pair.right] {
        assert_eq!(pair.rules(store), ["paid_twice"], "goods that left twice are of the same item");
    }
    assert_eq!(pair.rows(&pair.left), pair.rows(&pair.right));
    let card = pair.card(&pair.right, "paid_twice");
    assert_eq!(card["sale"]["excess"], json!(sale.total));
    assert_eq!(card["facts"].as_array().unwrap().len(), 2, "both payments, side by side");
    assert_eq!(card["subject"]["name"], json!(sale.number));
    assert_eq!(card["offers"][0]["remedy"], "return_cash", "both had paid in cash");

    let before = drawer(&pair.left, "expected");
    let shift = &card["drawers"][0]["shift"];
    pair.resolve(&pair.right, "paid_twice", json!({ "remedy": "return_cash", "shift": shift, "amount": sale.total }));
    pair.meet();
    for store in [&pair.left, &pair.right] {
        assert_eq!(pair.rules(store), Vec::<String>::new());
        assert_eq!(drawer(store, "returned"), sale.total.minor());
        assert_eq!(drawer(store, "expected"), before - sale.total.minor());
        let on_hand = dump::column(store, "SELECT CAST(on_hand AS TEXT) FROM stock_level");
        assert_eq!(on_hand, ["98000"], "two of a hundred left, not four");
        let card = store.query(&pair.shop.session, "sales.sale", json!({ "sale": sale.sale })).unwrap();
        assert_eq!((&card["paid"], &card["status"]), (&json!(sale.total), &json!("paid")));
        assert_eq!(card["payments"].as_array().unwrap().len(), 2);
        let page = store.query(&pair.shop.session, "conflicts.list", json!({ "state": "resolved" })).unwrap();
        let rows = page["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 1, "what was settled along is not shown again: {page}");
        assert_eq!(rows[0]["decision"]["taken"]["remedy"], "money_returned");
    }
    pair.check_same();
}

#[test]
fn a_payment_and_a_cancellation_apart_are_settled_by_giving_back() {
    let pair = Pair::new();
    let sale = pair.submit(3);
    attempt(&pair.left, &pair.shop.session, &cash(sale.sale, sale.total)).unwrap();
    let cancel = CancelSale { sale: sale.sale, reason: "le client renonce".into(), return_by: None };
    attempt(&pair.right, &pair.shop.session, &cancel).unwrap();
    pair.meet();
    assert_eq!(pair.rules(&pair.left), ["cancelled_after_pay"]);
    let remedy =
        json!({ "remedy": "return_mobile_money", "operator": "Wave", "reference": "W77", "amount": sale.total });
    pair.resolve(&pair.left, "cancelled_after_pay", remedy);
    pair.meet();
    for store in [&pair.left, &pair.right] {
        assert_eq!(pair.rules(store), Vec::<String>::new());
        assert_eq!(drawer(store, "returned"), 0, "no cash left the drawer");
        let on_hand = dump::column(store, "SELECT CAST(on_hand AS TEXT) FROM stock_level");
        assert_eq!(on_hand, ["100000"], "the goods are back");
    }
    pair.check_same();
}

fn reprice(pair: &Pair, store: &Store, price: i64) {
    let fields = ProductFields { price: Some(Money::from_minor(price)), ..ProductFields::default() };
    tell(store, &pair.shop.session, &ChangeProduct { product: pair.shop.products[0], fields });
}

fn price(store: &Store) -> Vec<String> {
    dump::column(store, "SELECT CAST(price AS TEXT) FROM product_row")
}

#[test]
fn a_price_changed_apart_shows_both_values_and_either_may_be_kept() {
    let pair = Pair::new();
    reprice(&pair, &pair.left, 2_000);
    reprice(&pair, &pair.right, 2_500);
    pair.meet();
    let card = pair.card(&pair.left, "concurrent_edit");
    let field = &card["fields"][0];
    let mut values = [field["earlier"]["amount"].as_i64().unwrap(), field["later"]["amount"].as_i64().unwrap()];
    assert_eq!((&field["field"], &field["now"]), (&json!("price"), &field["later"]));
    let other = card["offers"][1].clone();
    pair.resolve(&pair.left, "concurrent_edit", json!({ "remedy": "keep_values", "edit": other["edit"] }));
    pair.meet();
    for store in [&pair.left, &pair.right] {
        assert_eq!(price(store), [values[0].to_string()], "the earlier value was chosen");
        assert_eq!(pair.rules(store), Vec::<String>::new());
    }
    values.sort_unstable();
    assert_eq!(values, [2_000, 2_500]);
    pair.check_same();
}

#[test]
fn selling_more_than_there_is_is_settled_by_a_count_or_by_accepting() {
    for (remedy, expected) in
        [(json!({ "remedy": "count", "quantity": 4_000 }), "4000"), (json!({ "remedy": "accept_level" }), "0")]
    {
        let pair = Pair::new();
        let (first, second) = (pair.submit(60), pair.submit(60));
        attempt(&pair.left, &pair.shop.session, &cash(first.sale, first.total)).unwrap();
        attempt(&pair.right, &pair.shop.session, &cash(second.sale, second.total)).unwrap();
        pair.meet();
        let card = pair.card(&pair.right, "oversold");
        assert_eq!(card["stock"]["on_hand"], json!(-20_000));
        assert_eq!(card["facts"].as_array().unwrap().len(), 2);
        pair.resolve(&pair.right, "oversold", remedy);
        pair.meet();
        let on_hand = dump::column(&pair.left, "SELECT CAST(on_hand AS TEXT) FROM stock_level");
        assert_eq!(on_hand, [expected]);
        assert_eq!(pair.rules(&pair.left), Vec::<String>::new());
        pair.check_same();
    }
}

/// Money that went back twice shows: the second decision is a conflict of its own, and the sale is to be collected again.
#[test]
fn the_same_settled_twice_apart_shows() {
    let pair = Pair::new();
    let sale = pair.submit(1);
    for store in [&pair.left, &pair.right] {
        attempt(store, &pair.shop.session, &cash(sale.sale, sale.total)).unwrap();
    }
    pair.meet();
    for (store, reference) in [(&pair.left, "L"), (&pair.right, "R")] {
        let way = json!({ "remedy": "return_mobile_money", "operator": "Wave", "reference": reference, "amount": sale.total });
        pair.resolve(store, "paid_twice", way);
        assert_eq!(pair.rules(store), Vec::<String>::new());
    }
    pair.meet();
    for store in [&pair.left, &pair.right] {
        let twice = pair.rules(store);
        assert!(!twice.is_empty() && twice.iter().all(|rule| rule == "resolved_twice"), "{twice:?}");
        let card = store.query(&pair.shop.session, "sales.sale", json!({ "sale": sale.sale })).unwrap();
        assert_eq!(
            (&card["paid"], &card["status"]),
            (&json!(0), &json!("pending_payment")),
            "it is to be collected again"
        );
    }
    let card = pair.card(&pair.left, "resolved_twice");
    assert_eq!(card["facts"].as_array().unwrap().len(), 2, "both decisions");
    pair.resolve(&pair.left, "resolved_twice", json!({ "remedy": "acknowledge" }));
    pair.check_same();
}

/// A register's and a cashier's two shifts are one item; it is acknowledged with a note.
#[test]
fn a_rule_without_a_remedy_of_its_own_is_acknowledged_with_a_note() {
    let pair = Pair::new();
    let third = &pair.third;
    // The third device knows the shop but not that a shift was opened.
    let log = pair.left.logs().unwrap()[0];
    let run = pair.left.read_log(&log, 0, 1).unwrap().unwrap();
    third.ingest(&run).unwrap();
    let mut after = run.last_seq();
    while after + 1 < log.last_seq {
        let run = pair.left.read_log(&log, after, 1).unwrap().unwrap();
        after = run.last_seq();
        third.ingest(&run).unwrap();
    }
    open_shift(third, &pair.shop, 0);
    push(third, &pair.left, 1_000);
    assert_eq!(pair.rules(&pair.left), ["two_open_shifts"], "a register's and a cashier's are one");
    let conflict = pair.card(&pair.left, "two_open_shifts")["conflict"].clone();
    let silent = json!({ "conflict": conflict, "remedy": { "remedy": "acknowledge" } });
    let silent: ResolveConflict = serde_json::from_value(silent).unwrap();
    let refused = attempt(&pair.left, &pair.shop.session, &silent).unwrap_err().to_string();
    assert!(refused.contains("conflicts.note_required"), "{refused}");
    pair.resolve(&pair.left, "two_open_shifts", json!({ "remedy": "acknowledge" }));
    assert_eq!(pair.rules(&pair.left), Vec::<String>::new());
    let again = attempt(&pair.left, &pair.shop.session, &silent).unwrap_err().to_string();
    assert!(again.contains("conflicts.already_resolved"), "{again}");
}

/// What another Comptoir made of the journal is made anew when this one opens the database.
#[test]
fn rows_of_another_version_are_made_anew_on_opening() {
    let pair = Pair::new();
    let sale: SaleId = pair.submit(60).sale;
    let other = pair.submit(60);
    for (store, sale, total) in [(&pair.left, sale, other.total), (&pair.right, other.sale, other.total)] {
        attempt(store, &pair.shop.session, &cash(sale, total)).unwrap();
    }
    attempt(&pair.right, &pair.shop.session, &cash(sale, other.total)).unwrap();
    pair.meet();
    let rows = dump::rows(&pair.left);
    let mangle = |sql: &str| pair.left.writer().connection.execute(sql, []).map(drop).unwrap();
    mangle("UPDATE anomaly_row SET events = x'', at = 0, store = NULL");
    mangle("DELETE FROM sale_row");
    mangle("UPDATE stream SET state_hash = x''");
    assert_ne!(dump::rows(&pair.left), rows);
    let same = open(&pair.directory.path().join("left"), &SetClock::at(MORNING));
    assert_ne!(dump::rows(&same), rows, "nobody folds a journal again at each start");
    drop(same);
    mangle("UPDATE device_setting SET value = 'another' WHERE name = 'folded_by'");
    let again = open(&pair.directory.path().join("left"), &SetClock::at(MORNING));
    assert_eq!(dump::rows(&again), rows);
}
