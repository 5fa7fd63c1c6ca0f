//! The counter's slip: a sale goes to the till on paper while nothing passes between the computers, and they agree when they meet.

use comptoir_domain::ids::{ProductId, SaleId};
use comptoir_domain::people::{DeviceClass, EnrolDevice, RevokeDevice};
use comptoir_domain::sales::{CancelSale, PresentSlip, PresentedSale, Submitted};
use comptoir_domain::till::OpenShift;
use comptoir_domain::{Command, CommandId, Money};
use comptoir_store::{DatabaseKey, Session, Store};
use comptoir_tests::shop::{Shop, cash};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// A counter, and two tills that have heard of everything but its next sale.
struct Town {
    counter: Shop,
    tills: [Store; 2],
    _folders: [TempDir; 2],
}

impl Town {
    fn open() -> Self {
        let counter = Shop::open();
        counter.do_it(
            &counter.other_cashier,
            &OpenShift { register: counter.second_register(), float: Money::from_minor(20_000) },
        );
        counter.open_shift(50_000);
        let folders = [TempDir::new().unwrap(), TempDir::new().unwrap()];
        let tills = [0, 1].map(|place| {
            let till = Store::open(folders[place].path(), &DatabaseKey::generate().unwrap()).unwrap();
            let key = till.device_key().unwrap().public().0.iter().map(|byte| format!("{byte:02x}")).collect();
            let (name, store) = (format!("Caisse {}", place + 2), Some(counter.founded.store));
            counter.act(&counter.admin, &EnrolDevice { key, name, class: DeviceClass::Terminal, store });
            till
        });
        let town = Self { counter, tills, _folders: folders };
        town.meet();
        for till in &town.tills {
            till.choose_register(&town.counter.admin, town.counter.founded.register).unwrap();
        }
        town
    }

    /// A sale of the counter's with its slip. No till hears of it.
    fn sale(&self, lines: &[(ProductId, i64)]) -> (Submitted, String) {
        let sale = self.counter.submitted(lines);
        let slip = self.slip(&sale);
        assert_eq!(slip["is_whole"], true);
        (sale, slip["text"].as_str().unwrap().to_owned())
    }

    fn slip(&self, sale: &Submitted) -> Value {
        self.counter.ask(&self.counter.seller, "sales.slip", json!({ "sale": sale.sale }))
    }

    /// The cashiers of the two tills.
    fn cashier(&self, till: usize) -> &Session {
        [&self.counter.cashier, &self.counter.other_cashier][till]
    }

    fn present(&self, till: usize, slip: &str) -> Result<PresentedSale, String> {
        let answer = act(&self.tills[till], self.cashier(till), &PresentSlip { slip: slip.to_owned() })?;
        Ok(serde_json::from_value(answer).unwrap())
    }

    fn collect(&self, till: usize, slip: &str) -> SaleId {
        let sale = self.present(till, slip).unwrap();
        let answer = act(&self.tills[till], self.cashier(till), &cash(sale.sale, sale.total.minor())).unwrap();
        assert_eq!(answer["status"], "paid");
        sale.sale
    }

    fn stores(&self) -> [&Store; 3] {
        [&self.counter.store, &self.tills[0], &self.tills[1]]
    }

    fn meet(&self) {
        for _ in 0..2 {
            for (from, to) in [(0, 1), (0, 2), (1, 2), (1, 0), (2, 0), (2, 1)] {
                give(self.stores()[from], self.stores()[to]);
            }
        }
    }

    /// All hold the same, also when it is made anew from the journal; gives the rules that are broken.
    fn agreed(&self) -> Vec<String> {
        let digests = self.stores().map(|store| store.digests().unwrap());
        assert!(digests.iter().all(|digest| *digest == digests[0]), "after meeting all are the same");
        for store in self.stores() {
            let verification = store.verify().unwrap();
            assert!(verification.faults.is_empty(), "rebuilt equals incremental: {:?}", verification.faults);
        }
        let page = self.tills[1].query(&self.counter.manager, "conflicts.list", json!({})).unwrap();
        page["rows"].as_array().unwrap().iter().map(|row| row["rule"].as_str().unwrap().to_owned()).collect()
    }

    fn card(&self, store: &Store, sale: SaleId) -> Value {
        store.query(&self.counter.manager, "sales.sale", json!({ "sale": sale })).unwrap()
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

/// The digits of a slip with one of them another one.
fn altered(slip: &str, place: usize) -> String {
    let other = |digit: char| if digit == '7' { '3' } else { '7' };
    slip.chars().enumerate().map(|(at, digit)| if at == place { other(digit) } else { digit }).collect()
}

/// One sale, one payment, one number, one delivery: whoever hears of what first.
#[test]
fn a_slip_is_collected_apart_and_the_computers_agree_in_every_order() {
    for order in [[(0, 1), (1, 0)], [(1, 0), (0, 1)], [(0, 2), (1, 2)], [(1, 2), (0, 2)]] {
        let town = Town::open();
        let (router, cable) = (town.counter.product("RTR", 28_500, 5), town.counter.product("CAB", 1_500, 40));
        town.meet();
        let (sale, slip) = town.sale(&[(router, 2), (cable, 12)]);
        let presented = town.present(0, &slip).unwrap();
        assert_eq!((presented.number.as_str(), presented.total), (sale.number.as_str(), sale.total));
        assert!(presented.by_slip);
        assert_eq!(town.present(0, &slip).unwrap(), presented, "scanned twice is presented once");
        let queue = town.tills[0].query(town.cashier(0), "till.queue", json!({})).unwrap();
        assert_eq!(queue[0]["number"], sale.number.as_str());
        assert_eq!(town.card(&town.tills[0], sale.sale)["lines"][0]["name"], "Produit RTR");
        town.collect(0, &slip);
        assert!(town.present(0, &slip).unwrap_err().contains("sales.wrong_status"), "it is paid");

        for (from, to) in order {
            give(town.stores()[from], town.stores()[to]);
        }
        town.meet();
        assert_eq!(town.agreed(), Vec::<String>::new());
        for store in town.stores() {
            let card = town.card(store, sale.sale);
            assert_eq!((&card["status"], card["payments"].as_array().unwrap().len()), (&json!("paid"), 1));
            assert_eq!(card["lines"][1]["delivered"], 12_000);
        }
        assert_eq!(town.counter.available(router), 3_000, "the goods left once");
        assert!(town.counter.submitted(&[(cable, 1)]).number.ends_with("-000002"), "the number was counted once");
    }
}

#[test]
fn two_tills_that_collect_one_slip_apart_keep_both_payments() {
    let town = Town::open();
    let router = town.counter.product("RTR", 28_500, 5);
    town.meet();
    let (sale, slip) = town.sale(&[(router, 1)]);
    town.collect(0, &slip);
    town.collect(1, &slip);
    town.meet();
    assert_eq!(town.agreed(), ["paid_twice"]);
    assert_eq!(town.card(&town.counter.store, sale.sale)["payments"].as_array().unwrap().len(), 2);
}

#[test]
fn a_sale_that_was_cancelled_at_the_counter_is_settled_by_a_manager() {
    let town = Town::open();
    let router = town.counter.product("RTR", 28_500, 5);
    town.meet();
    let (sale, slip) = town.sale(&[(router, 1)]);
    let cancel = CancelSale { sale: sale.sale, reason: "Erreur".into(), return_by: None };
    town.counter.do_it(&town.counter.manager, &cancel);
    town.collect(0, &slip);
    town.meet();
    let rules = town.agreed();
    assert_eq!(rules.len(), 1, "{rules:?}");
    assert!(["paid_after_cancel", "cancelled_after_pay"].contains(&rules[0].as_str()), "{rules:?}");
    assert!(town.present(1, &slip).unwrap_err().contains("sales.wrong_status"));
}

#[test]
fn a_slip_that_is_damaged_altered_or_not_ours_changes_nothing() {
    let town = Town::open();
    let router = town.counter.product("RTR", 28_500, 5);
    town.meet();
    let (_, slip) = town.sale(&[(router, 1)]);
    let before = town.tills[0].digests().unwrap();
    for place in 5..slip.len() {
        let refusal = town.present(0, &altered(&slip, place)).unwrap_err();
        assert!(refusal.contains("sales.slip_"), "digit {place}: {refusal}");
    }
    for length in 0..slip.len() {
        assert!(town.present(0, &slip[..length]).is_err(), "the first {length} digits");
    }
    for text in ["", "75471", "COMPTOIR:AKW-C1-2026-000001", "754710000000000", &"9".repeat(100_000)] {
        assert!(town.present(0, text).unwrap_err().contains("sales.slip_unreadable"));
    }
    let stranger = Shop::open();
    let product = stranger.product("RTR", 28_500, 5);
    let theirs = stranger.submitted(&[(product, 1)]);
    let theirs = stranger.ask(&stranger.seller, "sales.slip", json!({ "sale": theirs.sale }));
    assert!(town.present(0, theirs["text"].as_str().unwrap()).unwrap_err().contains("sales.slip_unknown_device"));
    let by_a_seller = act(&town.tills[0], &town.counter.seller, &PresentSlip { slip: slip.clone() });
    assert!(by_a_seller.unwrap_err().contains("people.forbidden"));
    assert_eq!(town.tills[0].digests().unwrap(), before, "a refusal changes nothing");
    assert!(
        town.present(0, &format!(" {}\n{} ", &slip[..40], &slip[40..])).is_ok(),
        "pasted with spaces it is the same"
    );
}

#[test]
fn a_slip_of_a_computer_that_was_shut_out_is_refused_by_its_name() {
    let town = Town::open();
    let router = town.counter.product("RTR", 28_500, 5);
    town.meet();
    let sale = town.counter.submitted(&[(router, 1)]);
    town.meet();
    // The second till makes a slip of the sale, and is lost.
    let slip = town.tills[1].query(&town.counter.manager, "sales.slip", json!({ "sale": sale.sale })).unwrap();
    let device = town.tills[1].device_key().unwrap().public().device();
    town.counter.do_it(&town.counter.admin, &RevokeDevice { device, reason: "Volé".into() });
    give(&town.counter.store, &town.tills[0]);
    let refusal = town.present(0, slip["text"].as_str().unwrap()).unwrap_err();
    assert!(refusal.contains("sales.slip_device_revoked") && refusal.contains("Caisse 3"), "{refusal}");
}

#[test]
fn a_sale_that_is_too_long_for_a_code_is_named() {
    let town = Town::open();
    let products: Vec<ProductId> =
        (0..40).map(|number| town.counter.product(&format!("P{number}"), 1_000 + number, 50)).collect();
    town.meet();
    let lines = |count: usize| products.iter().take(count).map(|product| (*product, 1)).collect::<Vec<_>>();
    let whole = (1..40).take_while(|&count| {
        let sale = town.counter.submitted(&lines(count));
        town.slip(&sale)["is_whole"] == true
    });
    assert!(whole.count() >= 10, "ten articles fit");
    let sale = town.counter.submitted(&lines(40));
    let slip = town.slip(&sale);
    let text = slip["text"].as_str().unwrap();
    assert_eq!(slip["is_whole"], false);
    let refusal = town.present(0, text).unwrap_err();
    assert!(refusal.contains("sales.slip_not_whole") && refusal.contains(&sale.number), "{refusal}");
    town.meet();
    let presented = town.present(0, text).unwrap();
    assert_eq!((presented.sale, presented.by_slip), (sale.sale, false));
}

#[test]
fn a_product_that_the_till_has_not_heard_of_can_be_paid() {
    let town = Town::open();
    let router = town.counter.product("RTR", 28_500, 5);
    let (sale, slip) = town.sale(&[(router, 1)]);
    town.collect(0, &slip);
    town.meet();
    assert_eq!(town.agreed(), Vec::<String>::new());
    for store in town.stores() {
        assert_eq!(town.card(store, sale.sale)["lines"][0]["name"], "Produit RTR", "the sale itself stands");
    }
}

#[test]
fn a_slip_says_nothing_of_customers_and_costs() {
    let town = Town::open();
    let router = town.counter.product("RTR", 28_500, 5);
    let (_, slip) = town.sale(&[(router, 1)]);
    let signed = comptoir_domain::sales::slip::SignedSlip::read(&slip).unwrap();
    for secret in ["Produit RTR", "cashier", "seller", "RTR"] {
        assert!(!signed.bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret}");
    }
    let cost = minicbor::to_vec(Money::from_minor(19_950)).unwrap();
    assert!(!signed.bytes.windows(cost.len()).any(|part| part == cost), "what it cost the shop");
}
