//! What the screens ask of the largest shop: each question again and again, and the slowest of all.

use std::time::Instant;

use comptoir_domain::ids::ProductId;
use comptoir_tests::shop::Shop;
use serde_json::{Value, json};

use crate::figures::{Figures, percentile};

const TIMES: usize = 7;

pub(crate) fn measure(figures: &mut Figures, shop: &Shop, product: ProductId) {
    let questions: [(&str, Value); 19] = [
        ("till.queue", json!({})),
        ("till.current_shift", json!({})),
        ("till.shifts", json!({})),
        ("sales.list", json!({})),
        ("sales.list", json!({ "status": "cancelled" })),
        ("sales.list", json!({ "number": "000777" })),
        ("sales.list", json!({ "date": "2020-01-01" })),
        ("catalog.products", json!({ "text": "" })),
        ("catalog.products", json!({ "text": "routeur" })),
        ("catalog.products", json!({ "text": "", "archived": true })),
        ("catalog.categories", json!({})),
        ("catalog.brands", json!({})),
        ("stock.levels", json!({})),
        ("stock.levels", json!({ "filter": "low" })),
        ("stock.levels", json!({ "filter": "out", "text": "camera" })),
        ("stock.movements", json!({ "product": product })),
        ("customers.search", json!({ "text": "" })),
        ("customers.search", json!({ "text": "mbarga 77" })),
        ("people.audit", json!({})),
    ];
    let mut slowest = Vec::new();
    for (name, body) in questions {
        let times = (0..TIMES).map(|_| {
            let start = Instant::now();
            let _ = shop.ask(if name.starts_with("till") { &shop.cashier } else { &shop.admin }, name, body.clone());
            start.elapsed().as_secs_f64() * 1e3
        });
        let median = percentile(times.collect(), 50);
        if std::env::var_os("BENCH_SCREENS").is_some() {
            eprintln!("{name} {body}: {median:.1} ms");
        }
        slowest.push(median);
    }
    figures.add("slowest_query_ms", percentile(slowest, 100), "ms");
}
