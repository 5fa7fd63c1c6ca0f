//! Trap 7: the real program is killed at any moment, two hundred times; what it answered is there, once.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use comptoir::desk::Desk;
use comptoir::keys::{self, PlainFile};
use comptoir_store::Store;
use comptoir_tests::binary::Terminal;
use comptoir_tests::cli_shop::{ADMINISTRATOR, Shop, found};
use serde_json::{Value, json};
use uuid::Uuid;

const KILLS: u64 = 200;
const FLOAT: i64 = 50_000;

/// How many pieces a sale is of.
fn units(sale: usize) -> i64 {
    i64::try_from(sale % 3 + 1).unwrap()
}

/// The line of a command: `number` counts the commands of the whole stream, three for each sale.
fn line(shop: &Shop, number: usize) -> String {
    let sale = number / 3;
    let (name, body) = &shop.sale(Uuid::from_u128(1 + sale as u128), units(sale))[number % 3];
    json!({ "id": Uuid::from_u128(1_000_000 + number as u128), "name": name, "body": body }).to_string()
}

fn draw(chance: &mut u64, bound: u64) -> u64 {
    *chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*chance >> 33) % bound
}

/// When the program is killed.
#[derive(Clone, Copy, Debug)]
enum Death {
    /// So long after its start: while the file is opened and someone signs in.
    Early(Duration),
    /// So long after its first answer: amid the work.
    AtWork(Duration),
}

/// Starts the program, feeds it lines from `from` on, kills it, and notes what it answered.
fn one_life(terminal: &Terminal, shop: &Shop, from: usize, death: Death, answers: &mut BTreeMap<usize, Value>) {
    let mut command = terminal.command(&["exec", "--batch"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let lines: Vec<String> = (from..from + 900).map(|number| line(shop, number)).collect();
    let feeder = std::thread::spawn(move || {
        // The program is killed while it is written to.
        lines.into_iter().take_while(|line| writeln!(input, "{line}").is_ok()).count()
    });
    let (working, works) = std::sync::mpsc::channel();
    let killer = std::thread::spawn(move || {
        match death {
            Death::Early(life) => std::thread::sleep(life),
            Death::AtWork(life) => {
                works.recv_timeout(Duration::from_secs(20)).unwrap();
                std::thread::sleep(life);
            }
        }
        // SIGKILL. What stands in the pipe was answered, and is read on.
        child.kill().unwrap();
        child.wait().unwrap()
    });
    for (number, printed) in (from..).zip(output.lines()) {
        // The last line may be cut.
        let Ok(Ok(printed)) = printed.map(|text| serde_json::from_str::<Value>(&text)) else { break };
        assert!(printed["error"].is_null(), "line {number}: {printed}");
        // Nobody listens where the death is early, or the killer sleeps already.
        let _ = working.send(());
        let answer = printed["answer"]["answer"].clone();
        let earlier = answers.insert(number, answer.clone());
        assert!(earlier.is_none_or(|earlier| earlier == answer), "command {number} has one answer for ever");
    }
    killer.join().unwrap();
    feeder.join().unwrap();
}

/// What must hold after every life.
fn check(directory: &Path, answers: &BTreeMap<usize, Value>, shop: &Shop, thorough: bool) {
    let key = keys::load(directory, None).unwrap().unwrap();
    let store = Store::open(directory, &key).unwrap();
    assert_eq!(store.verify().unwrap().faults, Vec::<String>::new());
    check_numbers(answers);
    let session = Store::session_of(serde_json::from_value(shop.administrator.clone()).unwrap());
    let query = |name: &str, body: Value| store.query(&session, name, body).unwrap();
    // The last command may have been done without its answer being heard.
    let paid = answers.keys().filter(|number| *number % 3 == 2).count();
    let payments = query("till.current_shift", json!({}))["payments"].as_u64().unwrap();
    assert!((paid..=paid + 1).contains(&usize::try_from(payments).unwrap()), "{paid} answered, {payments} taken");
    let sold: i64 = (0..payments).map(|sale| units(usize::try_from(sale).unwrap())).sum();
    let levels = query("stock.levels", json!({ "store": shop.store }));
    assert_eq!(levels["rows"][0]["on_hand"], 1_000_000 - sold * 1_000, "what was paid has left");
    if thorough {
        let before = store.digests().unwrap();
        store.rebuild().unwrap();
        assert_eq!(before, store.digests().unwrap());
    }
}

fn check_numbers(answers: &BTreeMap<usize, Value>) {
    let submitted: Vec<&str> = answers.values().filter_map(|answer| answer["number"].as_str()).collect();
    let stem = submitted.first().map_or("", |number| number.trim_end_matches("000001"));
    for (place, number) in (1_usize..).zip(&submitted) {
        assert_eq!(*number, format!("{stem}{place:06}"), "no gap and none twice");
    }
}

/// The drawer holds what was answered, and at most the one payment whose answer was not heard.
fn check_drawer(terminal: &Terminal, answers: &BTreeMap<usize, Value>) {
    let shift = terminal.query("till.current_shift", &json!({})).unwrap()["shift"].clone();
    let count = json!({ "shift": shift, "lines": [], "open_sales_seen": true });
    let expected = terminal.exec("till.count_shift", &count).unwrap()["expected"].as_i64().unwrap();
    let mut paid: i64 =
        answers.iter().filter(|(number, _)| *number % 3 == 2).map(|(_, answer)| answer["paid"].as_i64().unwrap()).sum();
    let next = answers.len();
    if next % 3 == 2 && expected != FLOAT + paid {
        paid += units(next / 3) * 1_500;
    }
    assert_eq!(expected, FLOAT + paid);
}

#[test]
fn trap_07_two_hundred_kills_lose_nothing_that_was_answered() {
    let seed = std::env::var("COMPTOIR_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1_u64);
    println!("seed {seed} (COMPTOIR_SEED)");
    let mut chance = seed;
    let directory = tempfile::tempdir().unwrap();
    let home = directory.path().join("home");
    // A key in a file: no keyring and no passphrase at each of two hundred starts.
    keys::create(&home, None, PlainFile::Allowed).unwrap();
    let desk = Desk::open(&home, None).unwrap();
    let shop = found(&desk, None).unwrap();
    drop(desk);
    let terminal =
        Terminal::new(&home).unwrap().with("COMPTOIR_USER", ADMINISTRATOR.0).with("COMPTOIR_PASSWORD", ADMINISTRATOR.1);
    let mut answers = BTreeMap::new();
    let mut repeated = 0_usize;
    for kill in 0..KILLS {
        let back = usize::try_from(draw(&mut chance, 9)).unwrap();
        let from = answers.len().saturating_sub(back);
        repeated += answers.len() - from;
        let mut life = |longest| Duration::from_micros(draw(&mut chance, longest));
        let death = if kill % 3 == 0 { Death::Early(life(250_000)) } else { Death::AtWork(life(25_000)) };
        one_life(&terminal, &shop, from, death, &mut answers);
        check(&home, &answers, &shop, kill % 20 == 0);
    }
    check_drawer(&terminal, &answers);
    println!("{KILLS} kills, {} commands answered, {repeated} sent again", answers.len());
    assert!(answers.len() > 400 && repeated > 200, "the program was killed before it did anything");
}
