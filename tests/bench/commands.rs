//! Commands and whole sales, against raw single-row commits; rebuilding and digests.

use std::time::Instant;

use comptoir_domain::Quantity;
use comptoir_domain::ids::SaleId;
use comptoir_domain::sales::{AddLine, ProductRef, SubmitSale};
use comptoir_domain::stock::SetStockLimits;
use comptoir_store::raw_commits;
use comptoir_tests::shop::Shop;
use uuid::Uuid;

use crate::figures::Figures;

pub(crate) fn measure(figures: &mut Figures) {
    let folder = tempfile::TempDir::new().unwrap();
    let count = 4_000;
    let start = Instant::now();
    raw_commits(folder.path(), count).unwrap();
    figures.add("raw_commits_per_s", f64::from(count) / start.elapsed().as_secs_f64(), "commits/s");

    let shop = Shop::open();
    let products: Vec<_> = (0..50).map(|number| shop.product(&format!("P{number}"), 1_000, 100_000)).collect();
    shop.open_shift(0);

    let (start, cpu) = (Instant::now(), cpu_seconds());
    for number in 0..count {
        let product = products[number as usize % products.len()];
        let minimum = Quantity::from_units(i64::from(number));
        shop.do_it(&shop.keeper, &SetStockLimits { store: shop.store_id(), product, minimum, maximum: Quantity::ZERO });
    }
    let seconds = start.elapsed().as_secs_f64();
    figures.add_against("commands_per_s", f64::from(count) / seconds, "commands/s", "raw_commits_per_s");
    figures.add_ratio("commit_ratio", "commands_per_s");
    figures.add("cpu_us_per_command", (cpu_seconds() - cpu) * 1e6 / f64::from(count), "µs");

    let sales = 1_000;
    let start = Instant::now();
    for number in 0..sales {
        let sale = SaleId(Uuid::now_v7());
        for offset in 0..3 {
            let product = ProductRef::Id(products[(number + offset) % products.len()]);
            shop.do_it(&shop.seller, &AddLine { sale, product, quantity: Quantity::ONE });
        }
        let submitted = shop.act(&shop.seller, &SubmitSale { sale });
        shop.pay_cash(submitted.sale, 3_000);
    }
    figures.add("sales_per_s", sales as f64 / start.elapsed().as_secs_f64(), "sales/s");

    let start = Instant::now();
    let events = shop.store.rebuild().unwrap();
    figures.add("rebuild_events_per_s", events as f64 / start.elapsed().as_secs_f64(), "events/s");
    let start = Instant::now();
    shop.store.digests().unwrap();
    figures.add("digest_ms", start.elapsed().as_secs_f64() * 1e3, "ms");
}

/// Processor time of this process, in seconds (Linux: `/proc/self/stat`, at 100 ticks a second).
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks: f64 = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks / 100.0
}
