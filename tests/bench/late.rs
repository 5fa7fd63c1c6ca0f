//! A late event in a long sale: the device that holds 600 lines folds them again.

use std::time::Instant;

use comptoir_domain::Command as _;
use comptoir_domain::ids::ProductId;
use comptoir_domain::sales::ReprintSale;
use comptoir_store::{DatabaseKey, LogRun, Session, Store};
use comptoir_tests::shop::Shop;
use tempfile::TempDir;

use crate::figures::{Figures, percentile};

const LINES: usize = 600;
const TIMES: usize = 20;

pub(crate) fn measure(figures: &mut Figures) {
    let shop = Shop::open();
    let products: Vec<_> = (0..LINES).map(|number| shop.product(&format!("P{number}"), 1_000, 1_000)).collect();
    let wanted: Vec<(ProductId, i64)> = products.into_iter().map(|product| (product, 1)).collect();
    let folder = TempDir::new().unwrap();
    let other = Store::open(folder.path(), &DatabaseKey::generate().unwrap()).unwrap();
    let times = (0..TIMES).map(|_| {
        let sale = shop.submitted(&wanted).sale;
        for run in runs(&shop.store, &other) {
            other.ingest(&run).unwrap();
        }
        // Both print it, apart; the other's print is the later one, so that this one's comes late to it.
        shop.act(&shop.seller, &ReprintSale { sale });
        reprint(&other, &shop.seller, &ReprintSale { sale });
        let late = runs(&shop.store, &other);
        let start = Instant::now();
        for run in &late {
            other.ingest(run).unwrap();
        }
        start.elapsed().as_secs_f64() * 1e3
    });
    figures.add("late_fold_600_lines_ms", percentile(times.collect(), 50), "ms");
}

fn reprint(store: &Store, who: &Session, command: &ReprintSale) {
    let body = serde_json::to_value(command).unwrap();
    store.execute(Some(who), comptoir_domain::CommandId(uuid::Uuid::now_v7()), ReprintSale::NAME, body).unwrap();
}

/// What `to` does not hold of `from`'s own log.
fn runs(from: &Store, to: &Store) -> Vec<LogRun> {
    let log = from.logs().unwrap()[0];
    let held = to.logs().unwrap().iter().find(|held| held.epoch == log.epoch).map_or(0, |held| held.last_seq);
    from.read_log(&log, held, 20_000).unwrap().into_iter().collect()
}
