//! Trap 6 and trap 7: whatever the disk does, nothing that was answered is lost and no number is given twice or left out.

use std::path::Path;

use comptoir_domain::{CommandId, Money};
use serde_json::{Value, json};
use uuid::Uuid;

use super::dump;
use super::shop::{MORNING, PRICE, SetClock, Shop, found, key, open, open_shift};
use crate::error::ExecuteError;
use crate::fault_vfs::{Fault, FaultVfs, Plan};
use crate::store::Store;

const SALES: u128 = 10;
const FLOAT: i64 = 50_000;

/// One line of the day's work, with the id under which it may be sent again.
struct Line {
    id: CommandId,
    name: &'static str,
    body: Value,
}

/// Ten sales: every third is paid in two parts, every fifth by mobile money.
fn script(shop: &Shop) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut add = |name, body| {
        let id = CommandId(Uuid::from_u128(1_000 + lines.len() as u128));
        lines.push(Line { id, name, body });
    };
    for number in 1..=SALES {
        let sale = Uuid::from_u128(number);
        let units = i64::try_from(number % 4 + 1).unwrap();
        let product = shop.products[usize::try_from(number).unwrap() % shop.products.len()];
        let wanted = json!({ "product": { "id": product }, "quantity": units * 1_000 });
        add("sales.replace_lines", json!({ "sale": sale, "lines": [wanted] }));
        add("sales.submit", json!({ "sale": sale }));
        let mut tender = |amount: i64| {
            let means = if number % 5 == 0 {
                json!({ "method": "mobile_money", "operator": "MTN MoMo", "reference": "1", "amount": amount })
            } else {
                json!({ "method": "cash", "amount": amount })
            };
            add("sales.record_payment", json!({ "sale": sale, "tenders": [means] }));
        };
        if number % 3 == 0 {
            tender(1_000);
            tender(units * PRICE - 1_000);
        } else {
            tender(units * PRICE);
        }
    }
    lines
}

struct Bench {
    directory: tempfile::TempDir,
    shop: Shop,
    script: Vec<Line>,
    vfs: FaultVfs,
}

impl Bench {
    fn new(vfs: &'static str) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let store = open(&directory.path().join("founded"), &SetClock::at(MORNING));
        let shop = found(&store, 1, 2);
        open_shift(&store, &shop, 0);
        let script = script(&shop);
        Self { directory, shop, script, vfs: FaultVfs::register(vfs).unwrap() }
    }

    /// A copy of the founded shop.
    fn folder(&self, seed: u64) -> std::path::PathBuf {
        let folder = self.directory.path().join(seed.to_string());
        std::fs::create_dir(&folder).unwrap();
        std::fs::copy(self.directory.path().join("founded/comptoir.db"), folder.join("comptoir.db")).unwrap();
        folder
    }

    fn open(&self, folder: &Path) -> Option<Store> {
        self.vfs.open(folder, &key(), Box::new(SetClock::at(MORNING + 1_000))).ok()
    }

    /// Sends every line that has no answer yet, and gives the answers; stops when the power fails or the disk says no.
    fn work(&self, store: &Store, answers: &mut Vec<Value>) {
        for line in self.script.iter().skip(answers.len()) {
            match store.execute(Some(&self.shop.session), line.id, line.name, line.body.clone()) {
                Ok(executed) => answers.push(executed.answer),
                Err(ExecuteError::Store(_)) => return,
                Err(refused) => panic!("{} {}: {refused}", line.name, line.body),
            }
        }
    }

    /// What must hold after every start.
    fn check(&self, store: &Store, folder: &Path, answers: &[Value]) {
        assert_eq!(store.verify().unwrap().faults, Vec::<String>::new());
        for (line, answer) in self.script.iter().zip(answers) {
            let again = store.execute(Some(&self.shop.session), line.id, line.name, line.body.clone()).unwrap();
            assert!(again.repeated, "{}: what was answered is there", line.name);
            assert_eq!(again.answer, *answer);
        }
        let numbers = dump::column(store, "SELECT number FROM sale_row WHERE number IS NOT NULL ORDER BY number");
        let expected: Vec<String> = (1..=numbers.len()).map(|number| format!("AKW-C1-2026-{number:06}")).collect();
        assert_eq!(numbers, expected, "no gap and none twice");
        check_sums(store);
        let rows = dump::rows(store);
        store.rebuild().unwrap();
        assert!(rows == dump::rows(store), "{}", dump::difference(&rows, &dump::rows(store)));
        let set_aside = std::fs::read_dir(folder)
            .unwrap()
            .any(|entry| entry.unwrap().file_name().to_string_lossy().contains("damaged"));
        assert!(!set_aside, "a power cut damages nothing");
    }
}

/// Money and goods add up: what was paid is in the drawer, what left is gone from the stock.
fn check_sums(store: &Store) {
    let sum = |query: &str| -> i64 {
        store.writer().connection.query_row(query, [], |row| row.get::<_, Option<i64>>(0)).unwrap().unwrap_or(0)
    };
    let paid = sum("SELECT sum(amount) FROM payment_row");
    assert_eq!(paid, sum("SELECT sum(paid) FROM sale_row"));
    let cash = sum("SELECT sum(amount) FROM payment_row WHERE method = 'cash'");
    let state: Vec<u8> = {
        let writer = store.writer();
        writer.connection.query_row("SELECT state FROM ledger WHERE kind = 2", [], |row| row.get(0)).unwrap()
    };
    let drawer: comptoir_domain::till::Drawer = minicbor::decode(&state).unwrap();
    assert_eq!(drawer.expected_cash(), Money::from_minor(FLOAT + cash));
    let taken: Money = drawer.taken.values().map(|tally| tally.amount).sum();
    assert_eq!(taken.minor(), paid);
    let delivered = sum("SELECT sum(quantity) FROM sale_line_row JOIN sale_row ON no = sale WHERE status = 5");
    assert_eq!(sum("SELECT sum(on_hand) FROM stock_level"), 200_000 - delivered);
    let reserved = sum("SELECT sum(quantity) FROM sale_line_row JOIN sale_row ON no = sale WHERE status = 4");
    assert_eq!(sum("SELECT sum(reserved) FROM stock_level"), reserved);
}

fn draw(chance: &mut u64, bound: u64) -> u64 {
    *chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*chance >> 33) % bound
}

fn seeds(count: u64) -> std::ops::Range<u64> {
    let first = std::env::var("COMPTOIR_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let count = std::env::var("COMPTOIR_RUNS").ok().and_then(|text| text.parse().ok()).unwrap_or(count);
    println!("seeds {first}..{} (COMPTOIR_SEED, COMPTOIR_RUNS)", first + count);
    first..first + count
}

#[test]
fn trap_06_07_power_cuts_lose_nothing_that_was_answered() {
    let bench = Bench::new("comptoir-power");
    for seed in seeds(70) {
        println!("seed {seed}");
        let mut chance = seed;
        let folder = bench.folder(seed);
        let mut answers = Vec::new();
        // Until the day's work is done: at most that many cuts, some of them while the file is being recovered.
        for _ in 0..6 {
            let at = 1 + draw(&mut chance, 160);
            bench.vfs.disk().plan(Some(Plan { at, fault: Fault::PowerCut }));
            if let Some(store) = bench.open(&folder) {
                bench.work(&store, &mut answers);
                bench.vfs.disk().cut();
            }
            bench.vfs.disk().cut();
            bench.vfs.disk().restore_power(draw(&mut chance, u64::MAX)).unwrap();
            let store = bench.open(&folder).expect("it opens after a power cut");
            bench.check(&store, &folder, &answers);
            // An orderly end deletes the log; the power fails before that is durable.
            drop(store);
            bench.vfs.disk().cut();
            bench.vfs.disk().restore_power(draw(&mut chance, u64::MAX)).unwrap();
        }
        let store = bench.open(&folder).unwrap();
        bench.work(&store, &mut answers);
        assert_eq!(answers.len(), bench.script.len());
        bench.check(&store, &folder, &answers);
        drop(store);
        bench.vfs.disk().settle();
        std::fs::remove_dir_all(&folder).unwrap();
    }
    let counters = bench.vfs.disk().counters();
    println!("{counters:?}");
    for (what, count) in [
        ("cuts", counters.cuts),
        ("writes dropped", counters.writes_dropped),
        ("writes torn", counters.writes_torn),
        ("writes kept", counters.writes_kept),
        ("files lost", counters.files_lost),
        ("files returned", counters.files_returned),
    ] {
        assert!(count > 0 || seeds(0).start > 0, "{what} never happened");
    }
}

#[test]
fn a_disk_that_is_full_or_fails_refuses_and_goes_on_once_it_is_mended() {
    let bench = Bench::new("comptoir-faults");
    for seed in seeds(60) {
        println!("seed {seed}");
        let mut chance = seed;
        let folder = bench.folder(seed);
        let mut answers = Vec::new();
        let mut store = bench.open(&folder);
        for round in 0..8 {
            let fault = match draw(&mut chance, 4) {
                0 => Fault::DiskFull(u32::try_from(1 + draw(&mut chance, 20)).unwrap()),
                1 => Fault::TornWrite,
                2 => Fault::WriteError,
                _ => Fault::SyncError,
            };
            bench.vfs.disk().plan(Some(Plan { at: 1 + draw(&mut chance, 40), fault }));
            if let Some(store) = &store {
                bench.work(store, &mut answers);
            }
            bench.vfs.disk().plan(None);
            // Sometimes the program goes on, sometimes it is started anew, sometimes the power fails on top of it.
            match (round + seed) % 3 {
                0 => {}
                1 => drop(store.take()),
                _ => {
                    bench.vfs.disk().cut();
                    drop(store.take());
                    bench.vfs.disk().restore_power(draw(&mut chance, u64::MAX)).unwrap();
                }
            }
            let open = store.take().or_else(|| bench.open(&folder)).expect("it opens once the disk is mended");
            bench.check(&open, &folder, &answers);
            store = Some(open);
        }
        let store = store.unwrap();
        bench.work(&store, &mut answers);
        assert_eq!(answers.len(), bench.script.len(), "a fault that is over stops nobody");
        bench.check(&store, &folder, &answers);
        drop(store);
        bench.vfs.disk().settle();
        std::fs::remove_dir_all(&folder).unwrap();
    }
    let counters = bench.vfs.disk().counters();
    println!("{counters:?}");
    for (what, count) in [
        ("disk full", counters.disk_full),
        ("half-done writes", counters.writes_half_done),
        ("failed writes", counters.write_errors),
        ("failed fsyncs", counters.sync_errors),
    ] {
        assert!(count > 0 || seeds(0).start > 0, "{what} never happened");
    }
}
