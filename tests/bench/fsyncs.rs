//! How often the program makes the disk sync for one command, counted by the system itself.

use std::process::Stdio;

use comptoir_domain::Command as _;
use comptoir_domain::stock::SetStockLimits;
use comptoir_tests::binary::{self, Terminal};
use comptoir_tests::shop::Shop;
use serde_json::json;

use crate::figures::Figures;

const COMMANDS: u32 = 400;

pub(crate) fn measure(figures: &mut Figures) {
    let shop = Shop::open();
    let product = shop.product("P", 1_000, 0);
    comptoir::keys::keep(shop.folder.path(), &shop.key, None, comptoir::keys::PlainFile::Allowed).unwrap();
    let batch = |count: u32| -> String {
        let line = |minimum: u32| {
            json!({ "name": SetStockLimits::NAME, "body": { "store": shop.store_id(), "product": product, "minimum": minimum + 1, "maximum": 0 } }).to_string()
        };
        (0..count).map(|number| line(number) + "\n").collect()
    };
    // What opening and closing cost is in both runs.
    let (few, many) = (syncs(&shop, &batch(1)), syncs(&shop, &batch(COMMANDS + 1)));
    figures.add("fsyncs_per_command", f64::from(many - few) / f64::from(COMMANDS), "fsyncs");
}

/// `fsync` and `fdatasync` calls of one batch through the command line.
fn syncs(shop: &Shop, lines: &str) -> u32 {
    let terminal = Terminal::new(shop.folder.path())
        .unwrap()
        .with("COMPTOIR_USER", "keeper")
        .with("COMPTOIR_PASSWORD", "keeper-secret");
    let input = shop.folder.path().join("batch.jsonl");
    std::fs::write(&input, lines).unwrap();
    let log = shop.folder.path().join("syncs.log");
    let plain = terminal.command(&["exec", "--batch"]);
    let mut traced = std::process::Command::new("strace");
    traced.args(["-f", "-o"]).arg(&log).args(["-e", "trace=fsync,fdatasync"]).arg(binary::path().unwrap());
    traced.args(plain.get_args()).envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let status = traced.stdin(std::fs::File::open(&input).unwrap()).stdout(Stdio::null()).status();
    assert!(status.expect("strace is installed by ./x bench").success(), "the batch is accepted");
    let text = std::fs::read_to_string(&log).unwrap();
    u32::try_from(text.lines().filter(|line| line.contains("sync(")).count()).unwrap()
}
